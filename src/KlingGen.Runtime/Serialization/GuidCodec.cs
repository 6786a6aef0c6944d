using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>UUIDs.</summary>
public readonly struct GuidCodec : IJsonCodec<Guid>
{
    /// <inheritdoc />
    public static Guid Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            JsonMismatch.Type(ref reader, "a string");
            return default;
        }

        if (reader.TryGetGuid(out var value))
        {
            return value;
        }

        JsonMismatch.Format(ref reader, "a UUID such as 123e4567-e89b-12d3-a456-426614174000");
        return default;
    }

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, Guid value) => writer.WriteStringValue(value);

    /// <inheritdoc />
    public static void Validate(Guid value, ref ValidationContext context)
    {
    }
}

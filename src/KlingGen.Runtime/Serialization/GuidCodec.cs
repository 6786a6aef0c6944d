using System.Text.Json;
using KlingGen.Formats;

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

        JsonMismatch.Format(ref reader, JsonFormats.Uuid.Description);
        return default;
    }

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, Guid value) => writer.WriteStringValue(value);

    /// <inheritdoc />
    public static void Validate(Guid value, ref ValidationContext context)
    {
    }
}

using System.Text.Json;
using KlingGen.Formats;

namespace KlingGen.Runtime.Serialization;

/// <summary>UUIDs.</summary>
public readonly struct GuidCodec : IJsonCodec<Guid>
{
    /// <inheritdoc />
    public static Guid Read(ref Utf8JsonReader reader)
    {
        if (TryRead(ref reader, out var value))
        {
            return value;
        }

        if (reader.TokenType == JsonTokenType.String)
        {
            JsonMismatch.Format(ref reader, JsonFormats.Uuid.Description);
        }
        else
        {
            JsonMismatch.Type(ref reader, "a string");
        }

        return default;
    }

    /// <inheritdoc cref="DateTimeOffsetCodec.Read(ref Utf8JsonReader, MemberNames, int, ApiObject)" />
    public static Guid? Read(ref Utf8JsonReader reader, MemberNames names, int index, ApiObject owner) =>
        TryRead(ref reader, out var value) ? value : MemberValue.Read<Guid, GuidCodec>(ref reader, names, index, owner);

    /// <inheritdoc />
    public static bool TryRead(ref Utf8JsonReader reader, out Guid value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out value);
    }

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, Guid value) => writer.WriteStringValue(value);

    /// <inheritdoc />
    public static void Validate(Guid value, ref ValidationContext context)
    {
    }
}

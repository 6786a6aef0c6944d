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
    public static Guid? Read(ref Utf8JsonReader reader, MemberNames names, int index, ApiObject owner)
    {
        ArgumentNullException.ThrowIfNull(names);
        return TryRead(ref reader, out var value) || MemberValue.TryRead<Guid, GuidCodec>(ref reader, names.NameOf(index), owner, out value)
            ? value
            : null;
    }

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

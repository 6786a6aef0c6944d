using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Addresses, written as they were read.</summary>
public readonly struct UriCodec : IJsonCodec<Uri>
{
    /// <inheritdoc />
    public static Uri Read(ref Utf8JsonReader reader)
    {
        if (TryRead(ref reader, out var value))
        {
            return value;
        }

        if (reader.TokenType == JsonTokenType.String)
        {
            JsonMismatch.Format(ref reader, "an address such as https://example.com/");
        }
        else
        {
            JsonMismatch.Type(ref reader, "a string");
        }

        return null!;
    }

    /// <inheritdoc cref="DateTimeOffsetCodec.Read(ref Utf8JsonReader, MemberNames, int, ApiObject)" />
    public static Uri Read(ref Utf8JsonReader reader, MemberNames names, int index, ApiObject owner) =>
        TryRead(ref reader, out var value) ? value : MemberValue.ReadObject<Uri, UriCodec>(ref reader, names, index, owner);

    /// <inheritdoc />
    public static bool TryRead(ref Utf8JsonReader reader, out Uri value)
    {
        value = null!;
        return reader.TokenType == JsonTokenType.String && Uri.TryCreate(reader.GetString(), UriKind.RelativeOrAbsolute, out value!);
    }

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, Uri value) => writer.WriteStringValue(value?.OriginalString);

    /// <inheritdoc />
    public static void Validate(Uri value, ref ValidationContext context)
    {
        if (value is not null)
        {
            context.Absolute(value);
        }
    }
}

using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Addresses, written as they were read.</summary>
public readonly struct UriCodec : IJsonCodec<Uri>
{
    /// <inheritdoc />
    public static Uri Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            JsonMismatch.Type(ref reader, "a string");
            return null!;
        }

        if (Uri.TryCreate(reader.GetString(), UriKind.RelativeOrAbsolute, out var value))
        {
            return value;
        }

        JsonMismatch.Format(ref reader, "an address such as https://example.com/");
        return null!;
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

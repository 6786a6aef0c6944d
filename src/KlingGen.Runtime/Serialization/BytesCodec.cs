using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Bytes in Base64.</summary>
public readonly struct BytesCodec : IJsonCodec<byte[]>
{
    /// <inheritdoc />
    public static byte[] Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            JsonMismatch.Type(ref reader, "a string");
            return null!;
        }

        if (reader.TryGetBytesFromBase64(out var value))
        {
            return value;
        }

        JsonMismatch.Format(ref reader, "Base64");
        return null!;
    }

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, byte[] value) => writer.WriteBase64StringValue(value);

    /// <inheritdoc />
    public static void Validate(byte[] value, ref ValidationContext context)
    {
    }
}

using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Bytes in Base64.</summary>
public readonly struct BytesCodec : IJsonCodec<byte[]>
{
    /// <inheritdoc />
    public static byte[] Read(ref Utf8JsonReader reader)
    {
        if (TryRead(ref reader, out var value))
        {
            return value;
        }

        if (reader.TokenType == JsonTokenType.String)
        {
            JsonMismatch.Format(ref reader, "Base64");
        }
        else
        {
            JsonMismatch.Type(ref reader, "a string");
        }

        return null!;
    }

    /// <inheritdoc cref="DateTimeOffsetCodec.Read(ref Utf8JsonReader, MemberNames, int, ApiObject)" />
    public static byte[] Read(ref Utf8JsonReader reader, MemberNames names, int index, ApiObject owner) =>
        TryRead(ref reader, out var value) ? value : MemberValue.ReadObject<byte[], BytesCodec>(ref reader, names, index, owner);

    /// <inheritdoc />
    public static bool TryRead(ref Utf8JsonReader reader, out byte[] value)
    {
        value = null!;
        return reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out value!);
    }

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, byte[] value) => writer.WriteBase64StringValue(value);

    /// <inheritdoc />
    public static void Validate(byte[] value, ref ValidationContext context)
    {
    }

    /// <inheritdoc />
    public static bool AreEqual(byte[] left, byte[] right) => left.AsSpan().SequenceEqual(right);

    /// <inheritdoc />
    public static int Hash(byte[] value)
    {
        var hash = default(HashCode);
        hash.AddBytes(value);
        return hash.ToHashCode();
    }
}

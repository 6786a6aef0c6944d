using System.Text.Json;
using KlingGen.Runtime.Serialization;

namespace KlingGen.Runtime.Http;

/// <summary>Whole bodies of any type with a codec, from and to JSON.</summary>
internal static class JsonBytes
{
    /// <exception cref="ApiJsonException">The text is not exactly one JSON value of that type.</exception>
    public static T Read<T, TCodec>(ReadOnlySpan<byte> utf8)
        where TCodec : IJsonCodec<T>
    {
        utf8 = JsonTextReading.WithoutMark(utf8);
        var reader = new Utf8JsonReader(utf8);
        try
        {
            reader.Read();
            var value = TCodec.Read(ref reader);
            // The reader refuses anything but white space behind the value.
            reader.Read();
            return value;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw JsonTextReading.Located(exception, utf8, reader.TokenStartIndex);
        }
    }

    public static byte[] Write<T, TCodec>(T value)
        where TCodec : IJsonCodec<T>
    {
        var pooled = PooledJsonWriter.Rent();
        try
        {
            TCodec.Write(pooled.Writer, value);
            return pooled.ToArray();
        }
        finally
        {
            pooled.Return();
        }
    }
}

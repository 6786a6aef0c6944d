using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Whole texts of any type with a codec, from and to JSON.</summary>
internal static class JsonBytes
{
    /// <exception cref="ApiJsonException">The text is not exactly one JSON value of that type.</exception>
    public static T Read<T, TCodec>(ReadOnlySpan<byte> utf8)
        where TCodec : IJsonCodec<T> => ReadUnmarked<T, TCodec>(JsonTextReading.WithoutMark(utf8));

    /// <summary>Reads a text that is known to have no byte order mark.</summary>
    /// <exception cref="ApiJsonException">The text is not exactly one JSON value of that type.</exception>
    public static T ReadUnmarked<T, TCodec>(ReadOnlySpan<byte> utf8)
        where TCodec : IJsonCodec<T>
    {
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

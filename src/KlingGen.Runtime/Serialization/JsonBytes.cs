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

    /// <exception cref="ApiJsonException">The value holds something that JSON cannot say.</exception>
    public static byte[] Write<T, TCodec>(T value)
        where TCodec : IJsonCodec<T>
    {
        var pooled = PooledJsonWriter.Rent();
        try
        {
            TCodec.Write(pooled.Writer, value);
            return pooled.ToArray();
        }
        catch (Exception exception) when (IsUnwritable(exception, pooled))
        {
            throw Located<T, TCodec>(exception, pooled.Written().Length, value);
        }
        finally
        {
            pooled.Return();
        }
    }

    /// <summary>Whether a value is what JSON cannot say: kept JSON throws for half a surrogate pair what the writer throws for
    /// depth.</summary>
    private static bool IsUnwritable(Exception exception, PooledJsonWriter pooled) =>
        exception is ApiJsonException || (exception is InvalidOperationException && pooled.Writer.CurrentDepth < PooledJsonWriter.MaxDepth);

    /// <summary>Tells where the value is that could not be written: the next one behind what was written before. Its name may not be there
    /// yet, so that all is written again as far as it goes.</summary>
    private static ApiJsonException Located<T, TCodec>(Exception cause, int position, T value)
        where TCodec : IJsonCodec<T>
    {
        var pooled = PooledJsonWriter.Rent();
        var wasLenient = Unwritable.BeLenient(true);
        try
        {
            TCodec.Write(pooled.Writer, value);
            return Located(cause, pooled.Written(), position);
        }
        catch (InvalidOperationException)
        {
            // JSON that was kept cannot be written at all.
            return Located(cause, pooled.Written(), position);
        }
        finally
        {
            Unwritable.BeLenient(wasLenient);
            pooled.Return();
        }
    }

    private static ApiJsonException Located(Exception cause, ReadOnlySpan<byte> utf8, int position) => new(
        cause is ApiJsonException ? cause.Message : Unwritable.Text, JsonLocations.PointerAt(utf8, position), cause);
}

using System.Text.Json;

namespace KlingGen.Runtime.Http;

/// <summary>Reads a text that must be exactly one JSON value.</summary>
internal static class JsonBytes
{
    public static T Read<T>(ReadOnlySpan<byte> utf8, JsonValueReader<T> read)
    {
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        var value = read(ref reader);
        // The reader refuses anything but white space behind the value.
        reader.Read();
        return value;
    }
}

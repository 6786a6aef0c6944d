using System.Buffers;
using System.Text.Json;

namespace KlingGen.Requests;

/// <summary>Requests as text.</summary>
internal static class RequestText
{
    /// <summary>Writes a request that may hold anything.</summary>
    /// <returns>The text; null where the request has a value that JSON cannot say.</returns>
    public static byte[]? TryWrite(IVideoRequest request)
    {
        var buffer = new ArrayBufferWriter<byte>();
        try
        {
            using var writer = new Utf8JsonWriter(buffer);
            request.Write(writer);
            writer.Flush();
            return buffer.WrittenSpan.ToArray();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}

using System.Text;
using KlingGen.Runtime.Serialization;

namespace KlingGen.Runtime.Http;

/// <summary>The ways in which a body becomes a value.</summary>
public static class ResponseContent
{
    /// <summary>A generated type in JSON.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="mediaType">The media type.</param>
    public static ResponseContent<T> Json<T>(string mediaType = "application/json")
        where T : IApiModel<T> => Json<T, ModelCodec<T>>(mediaType);

    /// <summary>JSON of any type.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">How it is read.</typeparam>
    /// <param name="mediaType">The media type.</param>
    public static ResponseContent<T> Json<T, TCodec>(string mediaType = "application/json")
        where TCodec : IJsonCodec<T> => new JsonContent<T, TCodec>(mediaType);

    /// <summary>A text.</summary>
    /// <param name="mediaType">The media type.</param>
    public static ResponseContent<string> Text(string mediaType = "text/plain") => new TextContent(mediaType);

    /// <summary>A stream, which ends the answer's connection when it is disposed.</summary>
    /// <param name="mediaType">The media type.</param>
    public static ResponseContent<Stream> Binary(string mediaType = "application/octet-stream") =>
        new StreamedContent<Stream>(static body => body, mediaType);

    /// <summary>Server-sent events whose data is a generated type in JSON. The event <c>[DONE]</c> ends them.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="mediaType">The media type.</param>
    public static ResponseContent<IAsyncEnumerable<T>> Events<T>(string mediaType = "text/event-stream")
        where T : IApiModel<T> => Events<T, ModelCodec<T>>(mediaType);

    /// <summary>Server-sent events whose data is JSON of any type. The event <c>[DONE]</c> ends them.</summary>
    /// <typeparam name="T">The type of an event's data.</typeparam>
    /// <typeparam name="TCodec">How it is read.</typeparam>
    /// <param name="mediaType">The media type.</param>
    public static ResponseContent<IAsyncEnumerable<T>> Events<T, TCodec>(string mediaType = "text/event-stream")
        where TCodec : IJsonCodec<T> =>
        new StreamedContent<IAsyncEnumerable<T>>(
            static body => new ServerSentEvents<T>(body, static data => ReadJson<T, TCodec>(data)), mediaType);

    /// <summary>Server-sent events whose data is text.</summary>
    /// <param name="mediaType">The media type.</param>
    public static ResponseContent<IAsyncEnumerable<string>> TextEvents(string mediaType = "text/event-stream") =>
        new StreamedContent<IAsyncEnumerable<string>>(
            static body => new ServerSentEvents<string>(body, static data => Encoding.UTF8.GetString(data.Span)), mediaType);

    /// <summary>Lines that are each a generated type in JSON.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="mediaType">The media type.</param>
    public static ResponseContent<IAsyncEnumerable<T>> Lines<T>(string mediaType = "application/jsonl")
        where T : IApiModel<T> => Lines<T, ModelCodec<T>>(mediaType);

    /// <summary>Lines that are each JSON of any type.</summary>
    /// <typeparam name="T">The type of a line's value.</typeparam>
    /// <typeparam name="TCodec">How it is read.</typeparam>
    /// <param name="mediaType">The media type.</param>
    public static ResponseContent<IAsyncEnumerable<T>> Lines<T, TCodec>(string mediaType = "application/jsonl")
        where TCodec : IJsonCodec<T> =>
        new StreamedContent<IAsyncEnumerable<T>>(
            body => new JsonLines<T>(body, SeparatorOf(mediaType), static line => ReadJson<T, TCodec>(line)), mediaType);

    // What is no Unicode in an answer is no reason to lose the rest of it.
    private static T ReadJson<T, TCodec>(ReadOnlyMemory<byte> utf8)
        where TCodec : IJsonCodec<T>
    {
        try
        {
            return JsonBytes.Read<T, TCodec>(utf8.Span);
        }
        catch (ApiJsonException exception) when (exception.InnerException is InvalidOperationException)
        {
            return JsonBytes.Read<T, TCodec>(BrokenText.Mend(utf8).Span);
        }
    }

    private static byte? SeparatorOf(string mediaType) =>
        mediaType.StartsWith("application/json-seq", StringComparison.OrdinalIgnoreCase)
            || mediaType.Contains("+json-seq", StringComparison.OrdinalIgnoreCase) ? (byte)0x1E : null;

    private sealed class JsonContent<T, TCodec>(string mediaType) : ResponseContent<T>(mediaType)
        where TCodec : IJsonCodec<T>
    {
        internal override T Parse(ReadOnlyMemory<byte> body, string? charset) => ReadJson<T, TCodec>(BodyText.ToUtf8(body, charset));
    }

    private sealed class TextContent(string mediaType) : ResponseContent<string>(mediaType)
    {
        internal override string Parse(ReadOnlyMemory<byte> body, string? charset) => BodyText.Decode(body.Span, charset);
    }

    private sealed class StreamedContent<T>(Func<ResponseStream, T> open, string mediaType) : ResponseContent<T>(mediaType)
    {
        internal override bool IsStreamed => true;

        internal override T Open(ResponseStream body) => open(body);
    }
}

using System.Text;
using System.Text.Json;

namespace KlingGen.Runtime.Http;

/// <summary>The ways in which a body becomes a value.</summary>
public static class ResponseContent
{
    /// <summary>A generated type in JSON.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="mediaType">The media type.</param>
    public static ResponseContent<T> Json<T>(string mediaType = "application/json")
        where T : IApiModel<T> => Json(static (ref Utf8JsonReader reader) => T.Read(ref reader), mediaType);

    /// <summary>JSON.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="read">Reads the value.</param>
    /// <param name="mediaType">The media type.</param>
    private static JsonContent<T> Json<T>(JsonValueReader<T> read, string mediaType) => new(read, mediaType);

    /// <summary>JSON of a type that is not generated.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="codec">The value's JSON.</param>
    /// <param name="mediaType">The media type.</param>
    public static ResponseContent<T> Json<T>(JsonCodec<T> codec, string mediaType = "application/json")
    {
        ArgumentNullException.ThrowIfNull(codec);
        return Json(codec.Read, mediaType);
    }

    /// <summary>A text.</summary>
    /// <param name="mediaType">The media type.</param>
    public static ResponseContent<string> Text(string mediaType = "text/plain") => new TextContent(mediaType);

    /// <summary>A stream, which ends the answer's connection when it is disposed.</summary>
    /// <param name="mediaType">The media type.</param>
    public static ResponseContent<Stream> Binary(string mediaType = "application/octet-stream") => new StreamedContent<Stream>(static body => body, mediaType);

    /// <summary>Server-sent events whose data is a generated type in JSON. The event <c>[DONE]</c> ends them.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="mediaType">The media type.</param>
    public static ResponseContent<IAsyncEnumerable<T>> Events<T>(string mediaType = "text/event-stream")
        where T : IApiModel<T> => Events(static (ref Utf8JsonReader reader) => T.Read(ref reader), mediaType);

    /// <summary>Server-sent events whose data is JSON. The event <c>[DONE]</c> ends them.</summary>
    /// <typeparam name="T">The type of an event's data.</typeparam>
    /// <param name="read">Reads an event's data.</param>
    /// <param name="mediaType">The media type.</param>
    private static StreamedContent<IAsyncEnumerable<T>> Events<T>(JsonValueReader<T> read, string mediaType) =>
        new(body => new ServerSentEvents<T>(body, data => JsonBytes.Read(data.Span, read)), mediaType);

    /// <summary>Server-sent events whose data is JSON of a type that is not generated. The event <c>[DONE]</c> ends them.</summary>
    /// <typeparam name="T">The type of one.</typeparam>
    /// <param name="codec">The JSON of one.</param>
    /// <param name="mediaType">The media type.</param>
    public static ResponseContent<IAsyncEnumerable<T>> Events<T>(JsonCodec<T> codec, string mediaType = "text/event-stream")
    {
        ArgumentNullException.ThrowIfNull(codec);
        return Events(codec.Read, mediaType);
    }

    /// <summary>Server-sent events whose data is text.</summary>
    /// <param name="mediaType">The media type.</param>
    public static ResponseContent<IAsyncEnumerable<string>> TextEvents(string mediaType = "text/event-stream") =>
        new StreamedContent<IAsyncEnumerable<string>>(static body => new ServerSentEvents<string>(body, static data => Encoding.UTF8.GetString(data.Span)), mediaType);

    /// <summary>Lines that are each a generated type in JSON.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="mediaType">The media type.</param>
    public static ResponseContent<IAsyncEnumerable<T>> Lines<T>(string mediaType = "application/jsonl")
        where T : IApiModel<T> => Lines(static (ref Utf8JsonReader reader) => T.Read(ref reader), mediaType);

    /// <summary>Lines that are each one JSON value.</summary>
    /// <typeparam name="T">The type of a line's value.</typeparam>
    /// <param name="read">Reads a line's value.</param>
    /// <param name="mediaType">The media type.</param>
    private static StreamedContent<IAsyncEnumerable<T>> Lines<T>(JsonValueReader<T> read, string mediaType) =>
        new(body => new JsonLines<T>(body, line => JsonBytes.Read(line.Span, read)), mediaType);

    /// <summary>Lines that are each JSON of a type that is not generated.</summary>
    /// <typeparam name="T">The type of one.</typeparam>
    /// <param name="codec">The JSON of one.</param>
    /// <param name="mediaType">The media type.</param>
    public static ResponseContent<IAsyncEnumerable<T>> Lines<T>(JsonCodec<T> codec, string mediaType = "application/jsonl")
    {
        ArgumentNullException.ThrowIfNull(codec);
        return Lines(codec.Read, mediaType);
    }

    private sealed class JsonContent<T>(JsonValueReader<T> read, string mediaType) : ResponseContent<T>(mediaType)
    {
        internal override T Parse(ReadOnlyMemory<byte> body, string? charset) => JsonBytes.Read(BodyText.ToUtf8(body, charset).Span, read);
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

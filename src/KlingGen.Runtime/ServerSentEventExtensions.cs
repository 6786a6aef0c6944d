namespace KlingGen.Runtime;

/// <summary>What server-sent events say beside their data.</summary>
public static class ServerSentEventExtensions
{
    /// <summary>The events of a streamed answer with type, id and retry time. They are read once: either so,
    /// or as their data alone.</summary>
    /// <typeparam name="T">The type of the events' data.</typeparam>
    /// <param name="data">The value of an answer with media type <c>text/event-stream</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="data"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="data"/> is something else, such as JSON lines.</exception>
    public static IAsyncEnumerable<ServerSentEvent<T>> AsEvents<T>(this IAsyncEnumerable<T> data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data as IAsyncEnumerable<ServerSentEvent<T>>
            ?? throw new ArgumentException("Only the value of an answer with media type text/event-stream has events.", nameof(data));
    }
}

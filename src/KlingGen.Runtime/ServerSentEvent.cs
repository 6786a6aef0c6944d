namespace KlingGen.Runtime;

/// <summary>One event of a streamed answer (HTML standard, "Server-sent events").</summary>
/// <typeparam name="T">The type of its data.</typeparam>
/// <param name="Data">What the event carries.</param>
/// <param name="Type">Its <c>event</c> field; <c>message</c> when it has none.</param>
/// <param name="Id">The last <c>id</c> so far, which a reconnection sends as <c>Last-Event-ID</c>; null before the first.</param>
/// <param name="Retry">How long the server asks to wait before a reconnection, as far as it has said so.</param>
public readonly record struct ServerSentEvent<T>(T Data, string Type, string? Id, TimeSpan? Retry);

namespace KlingGen.Emulator;

/// <summary>A request that the emulator received.</summary>
public sealed class RecordedRequest
{
    internal RecordedRequest()
    {
    }

    /// <summary>The name of the gateway that was spoken to; null for a video's link.</summary>
    public string? Gateway { get; internal init; }

    /// <summary>The HTTP method, in capital letters.</summary>
    public required string Method { get; init; }

    /// <summary>The path from the emulator's root on, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The query with its question mark, without the tokens of video links; empty if there is none.</summary>
    public required string Query { get; init; }

    /// <summary>The headers; of those that carry secrets only the scheme is kept.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body as text; empty if there is none.</summary>
    public required string Body { get; init; }

    /// <summary>When the request came, on the emulator's clock.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The status of the answer; null until there is one, and when the connection was cut before.</summary>
    public int? StatusCode { get; internal set; }

    /// <inheritdoc />
    public override string ToString() => $"{Method} {Path}{Query} {StatusCode?.ToString() ?? "(no answer)"}";
}

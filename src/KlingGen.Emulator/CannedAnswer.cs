using System.Net;

namespace KlingGen.Emulator;

/// <summary>An answer that is given as it stands, whatever was asked.</summary>
public sealed record CannedAnswer
{
    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

    /// <summary>The content type; null for none.</summary>
    public string? ContentType { get; init; }

    /// <summary>Other headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The body; a <c>Content-Length</c> of its own is announced.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }
}

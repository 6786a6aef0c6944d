namespace KlingGen.Runtime;

/// <summary>What holds for one call alone.</summary>
public sealed record ApiRequestOptions
{
    /// <summary>Headers that are sent as well, or instead of what the client and its credentials would send under these names.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The time for the whole call, its answer's body included unless that is a stream; null for
    /// <see cref="ApiClientOptions.Timeout"/>.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Sent as <c>Idempotency-Key</c>: by it a server knows a request that it was sent before. Null for none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The media types that the answer may have, in place of those that the method asks for. An answer of one that the method
    /// does not read has no value; <see cref="ApiResponse.Body"/> is there all the same.</summary>
    public string? Accept { get; init; }

    /// <summary>The names of the headers, never their values.</summary>
    public override string ToString() => $"{nameof(ApiRequestOptions)} {{ {nameof(Headers)} = {string.Join(", ", Headers.Keys)} }}";
}

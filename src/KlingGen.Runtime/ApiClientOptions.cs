namespace KlingGen.Runtime;

/// <summary>How an <see cref="ApiClient"/> sends. A client keeps the values that they have when it is made.</summary>
public sealed record ApiClientOptions
{
    /// <summary>Where the operations' paths begin, its own path included (<c>https://api.example/v1</c>). It replaces every server
    /// of the document; null for <see cref="HttpClient.BaseAddress"/>, else the document's first server.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>Chooses the server for an operation: given the document's (as the operation names it), returns the one to use, or
    /// null for <see cref="BaseAddress"/> and the rest of its order.</summary>
    public Func<string?, Uri?>? SelectServer { get; set; }

    /// <summary>What identifies the caller.</summary>
    public ApiCredentials Credentials { get; set; } = ApiCredentials.None;

    /// <summary>Whether a request is checked against the document's rules before it is sent. True unless set.</summary>
    public bool ValidateRequests { get; set; } = true;

    /// <summary>The largest answer that is read into memory, in bytes; also the largest single event or line of a streamed answer.
    /// 64 MiB unless set. Binary streams have no limit.</summary>
    public int MaxResponseBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>How much of the body is kept of an answer that failed or was larger than <see cref="MaxResponseBytes"/>, in bytes.
    /// 256 KiB unless set.</summary>
    public int MaxErrorBytes { get; set; } = 256 * 1024;

    /// <summary>The time for a whole call, its answer's body included unless that is a stream; null for
    /// <see cref="HttpClient.Timeout"/>, which ends the wait for an answer in any case.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>How long a streamed answer may be silent. 100 s unless set.</summary>
    public TimeSpan StreamIdleTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How many redirects of one query are followed, that is, of a GET or HEAD without a body. Nothing that identifies the
    /// caller goes to another origin, and nothing from https to http. A redirect of any other request is an
    /// <see cref="ApiException"/> with its status and <see cref="ApiException.Location"/>. 10 unless set; 0 follows none.</summary>
    public int MaxRedirects { get; set; } = 10;

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The address without what could be secret.</summary>
    public override string ToString() =>
        $"{nameof(ApiClientOptions)} {{ {nameof(BaseAddress)} = {Http.RequestUris.Display(BaseAddress)} }}";
}

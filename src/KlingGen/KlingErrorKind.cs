namespace KlingGen;

/// <summary>What went wrong in a call, whatever words and codes the gateway used.</summary>
public enum KlingErrorKind
{
    /// <summary>The gateway refused without a code or status that says why.</summary>
    Unknown,

    /// <summary>The key is missing, wrong or expired (HTTP 401, codes 1000 to 1004).</summary>
    Authentication,

    /// <summary>The key may not do this (HTTP 403, codes 1103 and 1304).</summary>
    Permission,

    /// <summary>The gateway finds the request wrong (HTTP 400, codes 1200 and 1201).</summary>
    BadRequest,

    /// <summary>The content is against the gateway's rules (codes 1300 and 1301).</summary>
    ContentPolicy,

    /// <summary>Too many requests in a time; it passes (code 1302).</summary>
    RateLimit,

    /// <summary>Too many tasks at once; it passes when one ends (code 1303).</summary>
    Concurrency,

    /// <summary>The account has nothing left, or is in arrears (codes 1100 to 1102).</summary>
    Quota,

    /// <summary>There is no such task, model or path (HTTP 404, codes 1202 and 1203).</summary>
    NotFound,

    /// <summary>The gateway broke or is being repaired (HTTP 5xx, codes 5000 to 5002).</summary>
    Server,

    /// <summary>No answer came: the name, the connection or the time failed.</summary>
    Unreachable,

    /// <summary>An answer came that is not what the gateway's document says, such as a web page.</summary>
    UnreadableAnswer,
}

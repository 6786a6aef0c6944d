using System.Text.Json.Serialization;
using KlingGen.Serialization;

namespace KlingGen;

/// <summary>What went wrong in a call, whatever words and codes the gateway used.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<KlingErrorKind>))]
public enum KlingErrorKind
{
    /// <summary>The gateway refused without a code or status that says why.</summary>
    Unknown,

    /// <summary>The key is missing, wrong or expired.</summary>
    Authentication,

    /// <summary>The key may not do this (HTTP 403).</summary>
    Permission,

    /// <summary>The gateway finds the request wrong (HTTP 400).</summary>
    BadRequest,

    /// <summary>The request's id is another task's: the gateway accepts one task only under each. The handle is that of the other
    /// task.</summary>
    Duplicate,

    /// <summary>The content is against the gateway's rules.</summary>
    ContentPolicy,

    /// <summary>Too many requests in a time; it passes.</summary>
    RateLimit,

    /// <summary>Too many tasks at once; it passes when one ends.</summary>
    Concurrency,

    /// <summary>The account has nothing left, or is in arrears.</summary>
    Quota,

    /// <summary>There is no such task, model or path (HTTP 404).</summary>
    NotFound,

    /// <summary>The gateway broke or is being repaired (HTTP 5xx).</summary>
    Server,

    /// <summary>No answer came: the name, the connection or the time failed.</summary>
    Unreachable,

    /// <summary>An answer came that is not what the gateway's document says, such as a web page or a redirect.</summary>
    UnreadableAnswer,
}

namespace KlingGen.Runtime.Tasks;

/// <summary>What a refusal means for the caller.</summary>
public enum RefusalKind
{
    /// <summary>The document does not say.</summary>
    Unknown,

    /// <summary>The key was not accepted.</summary>
    Authentication,

    /// <summary>A signed token is too old or too young; one that is signed anew may be accepted.</summary>
    Token,

    /// <summary>The key may not do this.</summary>
    Permission,

    /// <summary>No credit is left.</summary>
    Quota,

    /// <summary>Too many requests in a short time. It passes by itself, and no task was made.</summary>
    RateLimit,

    /// <summary>Too many tasks are running. It passes by itself, and no task was made.</summary>
    Concurrency,

    /// <summary>The content is refused.</summary>
    ContentPolicy,

    /// <summary>The request is wrong.</summary>
    BadRequest,

    /// <summary>The request is wrong, or its idempotency key was used before.</summary>
    Duplicate,

    /// <summary>There is no such task, model or path.</summary>
    NotFound,

    /// <summary>The gateway failed. It passes by itself, and a task may have been made.</summary>
    Server,
}

using KlingGen.Runtime.Tasks;

namespace KlingGen.Emulator.Tasks;

/// <summary>The refusals that the emulator has reasons for, each under the code that the vendor has for it.</summary>
internal static class Refusals
{
    /// <summary>The credentials are not of the kind that is asked for.</summary>
    public static RefusedException WrongScheme() => new("1000");

    /// <summary>There are no credentials.</summary>
    public static RefusedException NoCredentials() => new("1001");

    /// <summary>The key is not let in.</summary>
    public static RefusedException WrongKey() => new("1002");

    /// <summary>The token's time has not come.</summary>
    public static RefusedException TokenTooEarly() => new("1003");

    /// <summary>The token's time has passed.</summary>
    public static RefusedException TokenExpired() => new("1004");

    /// <summary>The request cannot be read, or comes at the wrong time.</summary>
    public static RefusedException InvalidRequest(string detail) => new("1200", detail: detail);

    /// <summary>A member or parameter breaks a rule.</summary>
    public static RefusedException InvalidParameters(string detail) => new("1201", RefusalKind.BadRequest, detail);

    /// <summary>The idempotency key was used before.</summary>
    public static RefusedException KeyTaken(string detail) => new("1201", RefusalKind.Duplicate, detail);

    /// <summary>No operation has this method and path.</summary>
    /// <param name="detail">What there is instead; null to say nothing of it.</param>
    public static RefusedException UnknownMethod(string? detail = null) => new("1202", detail: detail);

    /// <summary>There is no such task, or no longer.</summary>
    public static RefusedException UnknownTask(string id) => new("1203", detail: $"Task '{id}' not found");

    /// <summary>Too many tasks are unfinished.</summary>
    public static RefusedException TooManyTasks() => new("1303");

    /// <summary>Too many requests have come.</summary>
    public static RefusedException TooManyRequests() => new("1302") { RetryAfter = TimeSpan.FromSeconds(1) };

    /// <summary>The emulator itself has failed.</summary>
    public static RefusedException Failure(Exception cause) => new("5000", detail: $"The emulator failed: {cause.Message}");
}

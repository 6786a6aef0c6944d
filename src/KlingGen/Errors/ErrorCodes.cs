using System.Net;

namespace KlingGen.Errors;

/// <summary>Kling's error codes, and what an HTTP status says where there is no code.</summary>
internal static class ErrorCodes
{
    /// <summary>What a code or status means for the caller.</summary>
    /// <param name="Kind">What went wrong.</param>
    /// <param name="Text">The cause in a few words.</param>
    /// <param name="IsTransient">Whether it passes by itself.</param>
    /// <param name="CertainlyNotCarriedOut">Whether a create that was answered so made no task.</param>
    public readonly record struct Meaning(KlingErrorKind Kind, string Text, bool IsTransient = false, bool CertainlyNotCarriedOut = true);

    // Six codes share HTTP 429 and only two of them pass by themselves.
    private static readonly Dictionary<string, Meaning> ByCode = new()
    {
        ["1000"] = new(KlingErrorKind.Authentication, "the key was not accepted"),
        ["1001"] = new(KlingErrorKind.Authentication, "no key arrived"),
        ["1002"] = new(KlingErrorKind.Authentication, "the key is not valid, or belongs to another region or gateway"),
        ["1003"] = new(KlingErrorKind.Authentication, "the token is not valid yet"),
        ["1004"] = new(KlingErrorKind.Authentication, "the token has expired"),
        ["1100"] = new(KlingErrorKind.Quota, "the account is in an abnormal state"),
        ["1101"] = new(KlingErrorKind.Quota, "the account is in arrears"),
        ["1102"] = new(KlingErrorKind.Quota, "the resource pack is used up or has expired"),
        ["1103"] = new(KlingErrorKind.Permission, "the account may not use this API or model"),
        ["1200"] = new(KlingErrorKind.BadRequest, "the request's parameters are wrong"),
        ["1201"] = new(KlingErrorKind.BadRequest, "a parameter is wrong, or its external_task_id was used before"),
        ["1202"] = new(KlingErrorKind.NotFound, "the gateway has no such method"),
        ["1203"] = new(KlingErrorKind.NotFound, "there is no such task or model; a retired model answers so too"),
        ["1300"] = new(KlingErrorKind.ContentPolicy, "the platform's policy forbids it"),
        ["1301"] = new(KlingErrorKind.ContentPolicy, "the content is against the safety rules"),
        ["1302"] = new(KlingErrorKind.RateLimit, "too many requests in a short time", IsTransient: true),
        ["1303"] = new(KlingErrorKind.Concurrency, "too many tasks are running at once", IsTransient: true),
        ["1304"] = new(KlingErrorKind.Permission, "this IP address is not on the account's whitelist"),
        // Gateways in OpenAI's manner have words for codes.
        ["insufficient_quota"] = new(KlingErrorKind.Quota, "the account has no credit left"),
        ["content_policy_violation"] = new(KlingErrorKind.ContentPolicy, "the content is against the rules"),
        ["5000"] = new(KlingErrorKind.Server, "the gateway failed inside", IsTransient: true, CertainlyNotCarriedOut: false),
        ["5001"] = new(KlingErrorKind.Server, "the gateway is being maintained", IsTransient: true, CertainlyNotCarriedOut: false),
        ["5002"] = new(KlingErrorKind.Server, "the gateway's backlog timed out", IsTransient: true, CertainlyNotCarriedOut: false),
    };

    /// <summary>A duplicate <c>external_task_id</c> is answered with this code, and so are other wrong parameters.</summary>
    public const string InvalidOrDuplicate = "1201";

    /// <summary>Whether a code says that a token is not valid yet, or no longer.</summary>
    public static bool IsAboutTokenTimes(string? code) => code is "1003" or "1004";

    /// <summary>Whether a <c>code</c> member says that all is well: <c>0</c>, <c>200</c> or a word of success.</summary>
    public static bool IsSuccess(string code) =>
        code is "0" or "200"
        || code.Equals("success", StringComparison.OrdinalIgnoreCase)
        || code.Equals("succeed", StringComparison.OrdinalIgnoreCase)
        || code.Equals("ok", StringComparison.OrdinalIgnoreCase);

    public static Meaning Find(string? code, HttpStatusCode status) =>
        code is not null && ByCode.TryGetValue(code, out var meaning) ? meaning : FromStatus(code, status);

    private static Meaning FromStatus(string? code, HttpStatusCode status) => EffectiveStatus(code, status) switch
    {
        400 or 405 or 409 or 413 or 415 or 422 => new(KlingErrorKind.BadRequest, "the request is wrong"),
        401 => new(KlingErrorKind.Authentication, "the key was not accepted"),
        402 => new(KlingErrorKind.Quota, "the account has no credit left"),
        403 => new(KlingErrorKind.Permission, "the key may not do this"),
        404 or 410 => new(KlingErrorKind.NotFound, "there is no such task, model or path"),
        408 => new(KlingErrorKind.Server, "the gateway timed out", IsTransient: true, CertainlyNotCarriedOut: false),
        429 => new(KlingErrorKind.RateLimit, "too many requests", IsTransient: true),
        >= 500 => new(KlingErrorKind.Server, "the gateway failed", IsTransient: true, CertainlyNotCarriedOut: false),
        _ => new(KlingErrorKind.Unknown, "the gateway refused", CertainlyNotCarriedOut: false),
    };

    // Some gateways answer HTTP 200 and put the HTTP status into 'code'.
    private static int EffectiveStatus(string? code, HttpStatusCode status) =>
        (int)status < 300 && code is { Length: 3 } && int.TryParse(code, out var inner) ? inner : (int)status;
}

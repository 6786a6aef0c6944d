using System.Net;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Errors;

/// <summary>What a refusal means for the caller.</summary>
/// <param name="Kind">What went wrong.</param>
/// <param name="Text">The cause in a few words: the document's for its codes.</param>
/// <param name="IsTransient">Whether it passes by itself.</param>
/// <param name="MakesNoTask">Whether a create that was answered so made no task.</param>
internal readonly record struct RefusalMeaning(KlingErrorKind Kind, string Text, bool IsTransient = false, bool MakesNoTask = true)
{
    public static RefusalMeaning Of(Refusal refusal, HttpStatusCode? status)
    {
        var meaning = Of(refusal.Kind, status);
        return refusal.Meaning is { } text ? meaning with { Text = text } : meaning;
    }

    private static RefusalMeaning Of(RefusalKind kind, HttpStatusCode? status) => kind switch
    {
        RefusalKind.Authentication or RefusalKind.Token => new(KlingErrorKind.Authentication, "the key was not accepted"),
        RefusalKind.Permission => new(KlingErrorKind.Permission, "the key may not do this"),
        RefusalKind.Quota => new(KlingErrorKind.Quota, "the account has no credit left"),
        RefusalKind.RateLimit => new(KlingErrorKind.RateLimit, "too many requests", IsTransient: true),
        RefusalKind.Concurrency => new(KlingErrorKind.Concurrency, "too many tasks are running at once", IsTransient: true),
        RefusalKind.ContentPolicy => new(KlingErrorKind.ContentPolicy, "the content is against the rules"),
        RefusalKind.BadRequest => new(KlingErrorKind.BadRequest, "the request is wrong"),
        RefusalKind.Duplicate => new(KlingErrorKind.Duplicate, "the request is wrong, or its id was used before"),
        RefusalKind.NotFound => new(KlingErrorKind.NotFound, "there is no such task, model or path"),
        RefusalKind.Server => new(
            KlingErrorKind.Server,
            status == HttpStatusCode.RequestTimeout ? "the gateway timed out" : "the gateway failed",
            IsTransient: true,
            MakesNoTask: false),
        _ => new(KlingErrorKind.Unknown, "the gateway refused", MakesNoTask: false),
    };
}

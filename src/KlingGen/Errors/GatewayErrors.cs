using System.Net;
using System.Text;
using System.Text.Json;
using KlingGen.Runtime;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Errors;

/// <summary>Turns what went wrong at one gateway into one clear sentence and the facts behind it.</summary>
/// <param name="gateway">The gateway's name.</param>
/// <param name="baseAddress">Its address.</param>
/// <param name="secrets">What no message may show.</param>
internal sealed class GatewayErrors(string gateway, Uri baseAddress, params string[] secrets)
{
    private readonly string _address = baseAddress.GetLeftPart(UriPartial.Authority);

    /// <summary>Makes the errors of a gateway.</summary>
    /// <param name="gateway">The gateway.</param>
    public GatewayErrors(KlingGateway gateway)
        : this(gateway.Name, gateway.BaseAddress, [.. gateway.Secrets])
    {
    }

    /// <summary>The error of a call that failed.</summary>
    public KlingApiException From(ApiException exception) => exception.Failure switch
    {
        ApiFailure.Connection or ApiFailure.Timeout => Unreachable(exception),
        ApiFailure.UnreadableAnswer => Unreadable(exception),
        ApiFailure.Redirect => Redirected(exception),
        _ when (int?)exception.StatusCode is >= 300 and < 400 && exception.Location is not null => Redirected(exception),
        // No gateway says this with a page for people: it is another site, or another path of it.
        _ when IsWebPage(exception) && (int?)exception.StatusCode is 400 or 404 or 405 or 501 => Unreadable(exception),
        _ => Refused(exception, (exception as TaskRefusedException)?.Refusal ?? new Refusal()),
    };

    /// <summary>The error of a call whose time is up, its retries included.</summary>
    public KlingApiException TooLate(TimeSpan limit, Exception? cause = null) =>
        new($"The gateway {gateway} at {_address} did not answer as it should within {limit.TotalSeconds:0.###} s.", cause)
        {
            Kind = KlingErrorKind.Unreachable,
            Gateway = gateway,
            IsTransient = true,
        };

    /// <summary>The error of a success whose video the gateway does not name.</summary>
    public KlingApiException NoVideo(VideoTask task)
    {
        var raw = task.Json.ValueKind == JsonValueKind.Undefined ? "" : task.Json.GetRawText();
        return new KlingApiException(
            $"The task {task.Handle} succeeded, but the gateway {gateway} names no video. It says: {Clean(raw)}")
        {
            Kind = KlingErrorKind.UnreadableAnswer,
            Gateway = gateway,
            RequestId = task.RequestId,
            RawBody = Encoding.UTF8.GetBytes(raw),
            Handle = task.Handle,
        };
    }

    /// <summary>The error of a task that ended without a video.</summary>
    public KlingTaskFailedException Failed(VideoTask task)
    {
        var reason = Clean(task.Message);
        var end = task.Status == VideoTaskStatus.Canceled ? "was cancelled" : "failed";
        return new KlingTaskFailedException($"The task {task.Handle} {end}{(reason is null ? "." : $": {reason.TrimEnd('.')}.")}", task);
    }

    /// <summary>A text from outside as it may be shown: without keys, tokens and the queries of links, on one line, and cut.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text; null where there is none.</returns>
    public string? Clean(string? text) => Redaction.Clean(text, secrets);

    private KlingApiException Redirected(ApiException exception)
    {
        var where = exception.Location is { } location ? $" to {Clean(location.ToString())}" : "";
        return new KlingApiException(
            $"The gateway {gateway} at {_address} redirects{where}{Status(exception.StatusCode)}. That is not followed; check that the base address is right.",
            exception)
        {
            Kind = KlingErrorKind.UnreadableAnswer,
            Gateway = gateway,
            StatusCode = exception.StatusCode,
            RawBody = exception.RawBody,
            Location = exception.Location,
        };
    }

    private KlingApiException Unreadable(ApiException exception)
    {
        var body = exception.RawBody;
        var words = Clean(exception.ServerMessage);
        var what = LooksLikeMarkup(exception) ? "a web page" : body.IsEmpty ? "nothing" : "something that is not the answer of a Kling gateway";
        return new KlingApiException(
            $"The gateway {gateway} at {_address} answered with {what}{Status(exception.StatusCode)}. Check that the base address is right.{Quoted(words)}",
            exception)
        {
            Kind = KlingErrorKind.UnreadableAnswer,
            Gateway = gateway,
            GatewayMessage = words,
            StatusCode = exception.StatusCode,
            RawBody = body,
            CertainlyNotCarriedOut = exception.Outcome == RequestOutcome.Refused,
        };
    }

    private KlingApiException Unreachable(ApiException exception) =>
        new($"The gateway {gateway} at {_address} could not be reached: {Reason(exception)}.", exception)
        {
            Kind = KlingErrorKind.Unreachable,
            Gateway = gateway,
            StatusCode = exception.StatusCode,
            RawBody = exception.RawBody,
            IsTransient = true,
            CertainlyNotCarriedOut = exception.Outcome == RequestOutcome.NotSent,
        };

    private KlingApiException Refused(ApiException exception, Refusal refusal)
    {
        var meaning = RefusalMeaning.Of(refusal, exception.StatusCode);
        var words = Clean(refusal.Message ?? exception.ServerMessage);
        return new KlingApiException(Sentence(meaning, words, refusal, exception.StatusCode), exception)
        {
            Kind = meaning.Kind,
            Gateway = gateway,
            Code = Clean(refusal.Code),
            GatewayMessage = words,
            RequestId = refusal.RequestId,
            StatusCode = exception.StatusCode,
            RawBody = exception.RawBody,
            RetryAfter = exception.RetryAfter,
            IsTransient = meaning.IsTransient,
            MayBeDuplicate = meaning.MayBeDuplicate,
            CertainlyNotCarriedOut = meaning.MakesNoTask && exception.Outcome is RequestOutcome.Refused or RequestOutcome.NotSent && !IsOfProxy(exception),
        };
    }

    private string Sentence(RefusalMeaning meaning, string? words, Refusal refusal, HttpStatusCode? status)
    {
        string?[] facts =
        [
            Clean(refusal.Code) is { } code ? $"code {code}" : null,
            status is { } known ? $"HTTP {(int)known}" : null,
            Clean(refusal.RequestId) is { } requestId ? $"request {requestId}" : null,
        ];
        var told = string.Join(", ", facts.Where(static fact => fact is not null));
        var verb = meaning.Kind == KlingErrorKind.Server ? "could not carry the call out" : "refused the call";
        return $"The gateway {gateway} {verb}: {meaning.Text}{(told.Length == 0 ? "" : $" ({told})")}.{Quoted(words)}";
    }

    private static string Quoted(string? words) => words is null ? "" : $" It says: \"{words}\".";

    /// <summary>Whether a page for people has a status by which something before the gateway tells that it lost patience: what the gateway
    /// made of the call is then unknown.</summary>
    private static bool IsOfProxy(ApiException exception) => (int?)exception.StatusCode is 408 or 425 or 429 && IsWebPage(exception);

    private static string Reason(ApiException exception)
    {
        if (exception.Failure == ApiFailure.Timeout)
        {
            return "it did not answer in time";
        }

        return (exception.InnerException as HttpRequestException)?.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => "the host name is unknown",
            HttpRequestError.ConnectionError => "no connection could be made",
            HttpRequestError.SecureConnectionError => "no secure connection could be made",
            HttpRequestError.ProxyTunnelError => "the proxy refused the connection",
            _ => "the connection broke",
        };
    }

    private static string Status(HttpStatusCode? status) => status is { } known ? $" (HTTP {(int)known})" : "";

    private static bool IsWebPage(ApiException exception) =>
        exception.ContentType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true || LooksLikeMarkup(exception);

    private static bool LooksLikeMarkup(ApiException exception) => exception.BodyText.AsSpan().TrimStart(" \t\r\n\uFEFF") is ['<', ..];
}

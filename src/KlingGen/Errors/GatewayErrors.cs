using System.Net;
using System.Text;
using System.Text.Json;
using KlingGen.Runtime;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Errors;

/// <summary>Turns what went wrong at one gateway into one clear sentence and the facts behind it.</summary>
internal sealed class GatewayErrors(string gateway, Uri baseAddress, string key)
{
    private readonly string _address = baseAddress.GetLeftPart(UriPartial.Authority);

    /// <summary>The error of a call that failed.</summary>
    public KlingApiException From(ApiException exception) => exception.Failure switch
    {
        ApiFailure.Connection or ApiFailure.Timeout => Unreachable(exception),
        ApiFailure.UnreadableAnswer => Unreadable(exception),
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

    /// <summary>Text from outside, fit to be shown.</summary>
    public string? Clean(string? text) => Redaction.Clean(text, key);

    private KlingApiException Unreadable(ApiException exception)
    {
        var body = exception.RawBody;
        var what = LooksLikeMarkup(body.Span) ? "a web page" : body.IsEmpty ? "nothing" : "something that is not the answer of a Kling gateway";
        return new KlingApiException(
            $"The gateway {gateway} at {_address} answered with {what}{Status(exception.StatusCode)}. Check that the base address is right.",
            exception)
        {
            Kind = KlingErrorKind.UnreadableAnswer,
            Gateway = gateway,
            StatusCode = exception.StatusCode,
            RawBody = body,
        };
    }

    private KlingApiException Unreachable(ApiException exception) =>
        new($"The gateway {gateway} at {_address} could not be reached: {Reason(exception)}.", exception)
        {
            Kind = KlingErrorKind.Unreachable,
            Gateway = gateway,
            IsTransient = true,
            CertainlyNotCarriedOut = exception.Outcome == RequestOutcome.NotSent,
        };

    private KlingApiException Refused(ApiException exception, Refusal refusal)
    {
        var meaning = RefusalMeaning.Of(refusal, exception.StatusCode);
        var words = Redaction.Clean(refusal.Message, key);
        return new KlingApiException(Sentence(meaning, words, refusal, exception.StatusCode), exception)
        {
            Kind = meaning.Kind,
            Gateway = gateway,
            Code = refusal.Code,
            GatewayMessage = words,
            RequestId = refusal.RequestId,
            StatusCode = exception.StatusCode,
            RawBody = exception.RawBody,
            RetryAfter = exception.RetryAfter,
            IsTransient = meaning.IsTransient,
            CertainlyNotCarriedOut = meaning.MakesNoTask && exception.Outcome is RequestOutcome.Refused or RequestOutcome.NotSent,
        };
    }

    private string Sentence(RefusalMeaning meaning, string? words, Refusal refusal, HttpStatusCode? status)
    {
        var code = Redaction.Clean(refusal.Code, key);
        var requestId = Redaction.Clean(refusal.RequestId, key);
        var facts = $"{(code is null ? "" : $"code {code}, ")}HTTP {(int)(status ?? 0)}{(requestId is null ? "" : $", request {requestId}")}";
        var quoted = words is null ? "" : $" It says: \"{words}\".";
        var verb = meaning.Kind == KlingErrorKind.Server ? "could not carry the call out" : "refused the call";
        return $"The gateway {gateway} {verb}: {meaning.Text} ({facts}).{quoted}";
    }

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
        exception.ContentType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true || LooksLikeMarkup(exception.RawBody.Span);

    private static bool LooksLikeMarkup(ReadOnlySpan<byte> body) => body.TrimStart(" \t\r\n\uFEFF"u8) is [(byte)'<', ..];
}

using System.Net;
using System.Text.Json;
using KlingGen.Gateways;
using KlingGen.Runtime;
using KlingGen.Tasks;

namespace KlingGen.Errors;

/// <summary>Turns what went wrong at one gateway into one clear sentence and the facts behind it.</summary>
internal sealed class GatewayErrors(string gateway, Uri baseAddress, string? key)
{
    private readonly string _address = baseAddress.GetLeftPart(UriPartial.Authority);

    /// <summary>The error of a call that failed.</summary>
    public KlingApiException From(ApiException exception) => exception.Failure switch
    {
        ApiFailure.Connection or ApiFailure.Timeout => Unreachable(exception),
        ApiFailure.UnreadableAnswer => Unreadable(exception.StatusCode, exception.RawBody, exception),
        // No gateway says this with a page for people: it is another site, or another path of it.
        _ when IsWebPage(exception) && (int?)exception.StatusCode is 400 or 404 or 405 or 501 =>
            Unreadable(exception.StatusCode, exception.RawBody, exception),
        _ => Refused(exception),
    };

    /// <summary>The error that an answer with HTTP 200 holds, if it holds one.</summary>
    public KlingApiException? InAnswer(JsonElement answer, ReadOnlyMemory<byte> body, HttpStatusCode status)
    {
        if (answer.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        // A failed task has an 'error' too, but also an id.
        var hasCode = JsonReading.Text(answer, "code") is { } code && !ErrorCodes.IsSuccess(code);
        var hasError = JsonReading.Member(answer, "error") is { ValueKind: JsonValueKind.Object or JsonValueKind.String }
            && JsonReading.Member(answer, "id", "task_id", "data") is null;
        return hasCode || hasError ? Refused(answer, body, status, requestId: null, retryAfter: null, refused: true, cause: null) : null;
    }

    /// <summary>The error of an answer that is no task, no list and no error.</summary>
    public KlingApiException Unreadable(HttpStatusCode? status, ReadOnlyMemory<byte> body, Exception? cause)
    {
        var what = LooksLikeMarkup(body.Span) ? "a web page" : body.IsEmpty ? "nothing" : "something that is not the answer of a Kling gateway";
        return new KlingApiException(
            $"The gateway {gateway} at {_address} answered with {what}{Status(status)}. Check that the base address is right.", cause)
        {
            Kind = KlingErrorKind.UnreadableAnswer,
            Gateway = gateway,
            StatusCode = status,
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

    private KlingApiException Refused(ApiException exception) => Refused(
        Json(exception.RawBody),
        exception.RawBody,
        exception.StatusCode ?? default(HttpStatusCode),
        RequestIdHeader(exception),
        exception.RetryAfter,
        exception.Outcome is RequestOutcome.Refused or RequestOutcome.NotSent,
        exception);

    private KlingApiException Refused(
        JsonElement answer, ReadOnlyMemory<byte> body, HttpStatusCode status, string? requestId, TimeSpan? retryAfter, bool refused, Exception? cause)
    {
        var error = JsonReading.Member(answer, "error") ?? default;
        var code = JsonReading.Text(error, "code", "type") ?? JsonReading.Text(answer, "code");
        var words = JsonReading.Text(error, "message") ?? JsonReading.AsText(error) ?? JsonReading.Text(answer, "message", "msg", "detail");
        var id = JsonReading.Text(answer, "request_id") ?? requestId;
        var meaning = ErrorCodes.Find(code, status);
        var clean = Redaction.Clean(words, key);
        return new KlingApiException(Sentence(meaning, clean, Redaction.Clean(code, key), status, Redaction.Clean(id, key)), cause)
        {
            Kind = meaning.Kind,
            Gateway = gateway,
            Code = code,
            GatewayMessage = clean,
            RequestId = id,
            StatusCode = status,
            RawBody = body,
            RetryAfter = retryAfter,
            IsTransient = meaning.IsTransient,
            CertainlyNotCarriedOut = refused && meaning.CertainlyNotCarriedOut,
        };
    }

    private string Sentence(ErrorCodes.Meaning meaning, string? words, string? code, HttpStatusCode status, string? requestId)
    {
        var facts = $"{(code is null ? "" : $"code {code}, ")}HTTP {(int)status}{(requestId is null ? "" : $", request {requestId}")}";
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

    private static JsonElement Json(ReadOnlyMemory<byte> body) => GatewayAnswer.TryParse(body, out var json) ? json : default;

    private static string? RequestIdHeader(ApiException exception) =>
        exception.Headers?.TryGetValues("X-Request-Id", out var values) == true ? values.FirstOrDefault() : null;
}

using System.Globalization;
using System.Net;
using System.Text.Json;

namespace KlingGen.Runtime.Http;

/// <summary>What a server answered, and what can be wrong with it.</summary>
internal sealed class Answer(Call call, HttpResponseMessage message, bool isSuccess)
{
    private const int TextBytes = 8 * 1024;

    public HttpResponseMessage Message => message;

    public ReadOnlyMemory<byte> Body { get; set; }

    public Call Call => call;

    /// <summary>Whether it is an answer and no failure, by the document.</summary>
    public bool IsSuccess => isSuccess;

    public string? ContentType => message.Content.Headers.ContentType?.MediaType;

    public string? Charset => message.Content.Headers.ContentType?.CharSet;

    public RequestOutcome Outcome => (int)message.StatusCode switch
    {
        >= 200 and < 300 => RequestOutcome.CarriedOut,
        >= 400 and < 500 => RequestOutcome.Refused,
        _ => RequestOutcome.Unknown,
    };

    public TimeSpan? RetryAfter
    {
        get
        {
            var header = message.Headers.RetryAfter;
            var wait = header?.Delta ?? header?.Date - call.Options.TimeProvider.GetUtcNow();
            return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
        }
    }

    /// <summary>The body in UTF-8, without what is no Unicode.</summary>
    public ReadOnlyMemory<byte> Text => BrokenText.Mend(BodyText.ToUtf8(Body, Charset));

    /// <summary>The address that a redirect points to, as it may be shown.</summary>
    public Uri? Location => (int)message.StatusCode is >= 300 and < 400 && message.Headers.Location is { } location
        ? RequestUris.Display(location.IsAbsoluteUri ? location : new Uri(call.Address, location))
        : null;

    /// <summary>The beginning of the body as text without secrets; null for an empty one, and for one that is not text.</summary>
    public string? SafeText
    {
        get
        {
            var text = BodyText.Decode(Body.Span[..Math.Min(Body.Length, TextBytes)], Charset);
            return text.Length == 0 || text.AsSpan(0, Math.Min(text.Length, 512)).Contains('\0') ? null : call.Redaction.Clean(text);
        }
    }

    /// <summary>What the body says to people, cleaned and cut.</summary>
    public string? Words => BodyContent.FindMessage(Text.Span) is { } words ? call.Redaction.CleanLine(words, 300) : null;

    private string Said
    {
        get
        {
            var reason = call.Redaction.CleanLine(message.ReasonPhrase ?? "", 60);
            var status = ((int)message.StatusCode).ToString(CultureInfo.InvariantCulture);
            var redirected = call.Redirects == 0 ? "" : $", redirected to {RequestUris.Display(call.Message.RequestUri)},";
            return $"{call.Name}{redirected} answered {status}{(reason.Length == 0 ? "" : " " + reason)}";
        }
    }

    /// <summary>A status that means failure.</summary>
    public ApiException Failure(ErrorContent? content)
    {
        var body = Text.Span;
        var found = Location is { } location ? $" and points to {location}." : BodyContent.FindMessage(body) is { } text
            ? ": " + call.Redaction.CleanLine(text, 300)
            : BodyContent.IsJson(body) ? "." : $" with {Describe(Body)}.";
        var sentence = Said + found;
        try
        {
            return content?.ToException(this, sentence) ?? new ApiException(sentence, ApiFailure.Status, this);
        }
        catch (JsonException exception)
        {
            return new ApiException(sentence, ApiFailure.Status, this, exception);
        }
    }

    /// <summary>The sentence of a success whose body says that it is none.</summary>
    public string Refused(string? words) =>
        $"{Said}, but refuses the request{(words is null ? "" : ": " + call.Redaction.CleanLine(words, 300).TrimEnd('.'))}.";

    /// <summary>A success whose body is not what the document promises.</summary>
    public ApiException Unreadable(string part, ReadOnlyMemory<byte> content, Exception? cause)
    {
        var where = (cause as ApiJsonException)?.InstanceLocation is { Length: > 0 } pointer
            ? $" (at {call.Redaction.CleanLine(pointer, 200)})"
            : "";
        var problem = BodyContent.IsJson(BodyText.ToUtf8(content, Charset).Span)
            ? "JSON of another shape than the document's" + where
            : Describe(content) + " instead of the JSON that the document promises";
        return new ApiException($"{Said}, but {part} is {problem}.", ApiFailure.UnreadableAnswer, this, cause);
    }

    public ApiException TooLarge(int limit) =>
        new(
            $"{Said}, but with more than the {limit} bytes that "
                + $"{nameof(ApiClientOptions)}.{nameof(ApiClientOptions.MaxResponseBytes)} allows.",
            ApiFailure.UnreadableAnswer,
            this);

    public ApiException CutOff(long count, Exception cause) =>
        new($"{Said}, but the connection was cut after {count} bytes of the body.", ApiFailure.Connection, this, cause);

    public ApiException Stalled(long count, TimeSpan? limit, Exception cause) =>
        new(
            $"{Said}, but after {count} bytes of the body nothing more came"
                + $"{(limit is { } time ? $" within {time.TotalSeconds:0.###} s" : " in time")}.",
            ApiFailure.Timeout,
            this,
            cause);

    private string Describe(ReadOnlyMemory<byte> content)
    {
        var what = call.Redaction.CleanLine(BodyContent.Describe(BodyText.ToUtf8(content, Charset).Span), 200);
        return content.IsEmpty ? what : $"{what} ({ContentType ?? "no media type"}, {content.Length} bytes)";
    }
}

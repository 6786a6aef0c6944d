using System.Text.Json;
using KlingGen.Runtime.Http;
using KlingGen.Runtime.Serialization;

namespace KlingGen.Runtime;

/// <summary>Generated webhooks and callbacks from what was received.</summary>
public static class ApiWebhook
{
    /// <summary>How large a body may be unless the receiver says otherwise: 1 MiB.</summary>
    public const int DefaultMaxBodyBytes = 1 << 20;

    /// <summary>Reads a body that came from outside, up to a limit. The bytes are exactly those that were sent,
    /// as signatures ask.</summary>
    /// <param name="body">The body, such as ASP.NET Core's <c>HttpRequest.Body</c>; it is not disposed.</param>
    /// <param name="maxBytes">The most that is read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InvalidDataException">The body is larger; a receiver answers with status 413.</exception>
    public static async Task<byte[]> ReadBodyAsync(
        Stream body, int maxBytes = DefaultMaxBodyBytes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentOutOfRangeException.ThrowIfNegative(maxBytes);
        var bounded = new BoundedBody(maxBytes);
        await bounded.ReadAsync(body, expected: null, cancellationToken).ConfigureAwait(false);
        return bounded.IsCut
            ? throw new InvalidDataException($"The body is larger than {maxBytes} bytes.")
            : bounded.Bytes.ToArray();
    }

    /// <summary>Reads a webhook or callback. Members and parameters that are missing stay at their default,
    /// unknown members are kept.</summary>
    /// <typeparam name="T">The webhook or callback.</typeparam>
    /// <param name="body">The body.</param>
    /// <param name="parameters">Where its parameters are found; null for none.</param>
    /// <exception cref="ApiJsonException">The body or a parameter is not what the document describes.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> body, WebhookParameters? parameters = null)
        where T : IApiWebhook<T> => T.Read(new WebhookReader(JsonTextReading.WithoutMark(body), parameters, problems: null));

    /// <summary>Checks a webhook or callback. Values of the wrong type and broken rules are all reported together.</summary>
    /// <typeparam name="T">The webhook or callback.</typeparam>
    /// <param name="body">The body.</param>
    /// <param name="parameters">Where its parameters are found; null for none.</param>
    /// <exception cref="ApiJsonException">The body is not JSON although the document says so.</exception>
    public static ValidationResult Validate<T>(ReadOnlySpan<byte> body, WebhookParameters? parameters = null)
        where T : IApiWebhook<T>
    {
        body = JsonTextReading.WithoutMark(body);
        var problems = new List<ValidationError>();
        var mismatches = new List<JsonMismatch>();
        var webhook = JsonMismatch.CollectWebhook<T>(new WebhookReader(body, parameters, problems), mismatches);
        var context = new ValidationContext();
        webhook.Validate(ref context);
        var found = context.AllFound();
        var errors = found.Errors.Where(
            error => !problems.Exists(problem => error.InstanceLocation.Length == 0 && error.MissingMember == problem.MissingMember));
        return ValidationOfText.Combine(body, mismatches, new ValidationResult([.. problems, .. errors], found.Warnings));
    }

    /// <summary>Checks a webhook or callback that was parsed.</summary>
    /// <typeparam name="T">The webhook or callback.</typeparam>
    /// <param name="webhook">The webhook or callback.</param>
    /// <exception cref="ArgumentNullException"><paramref name="webhook"/> is null.</exception>
    public static ValidationResult Validate<T>(this T webhook)
        where T : IApiWebhook<T>
    {
        ArgumentNullException.ThrowIfNull(webhook);
        var context = new ValidationContext();
        webhook.Validate(ref context);
        return context.ToResult();
    }

    /// <summary>Chooses among the webhooks of a document by the members of the body.</summary>
    /// <param name="cases">What tells them apart.</param>
    /// <param name="body">The body.</param>
    /// <returns>The number of the case that the body fits best; 0 when it fits none.</returns>
    /// <exception cref="ApiJsonException">The body is not JSON.</exception>
    public static int Choose(ObjectCases cases, ReadOnlySpan<byte> body)
    {
        ArgumentNullException.ThrowIfNull(cases);
        body = JsonTextReading.WithoutMark(body);
        var reader = new Utf8JsonReader(body);
        try
        {
            reader.Read();
            return reader.TokenType == JsonTokenType.StartObject ? cases.Choose(reader) : 0;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw JsonTextReading.Located(exception, body, reader.TokenStartIndex);
        }
    }

    /// <summary>The JSON in a body.</summary>
    /// <param name="body">The body.</param>
    /// <returns>The value; null when the body is not JSON.</returns>
    public static JsonElement? JsonOf(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(JsonTextReading.WithoutMark(body));
        try
        {
            return JsonElement.TryParseValue(ref reader, out var element) && !reader.Read() ? element : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

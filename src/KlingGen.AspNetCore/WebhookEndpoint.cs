using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace KlingGen.AspNetCore;

/// <summary>Takes one callback after the other: its size, its signature, its task.</summary>
internal sealed class WebhookEndpoint(KlingWebhookOptions options, WebhookEvents events, ILogger logger)
{
    private readonly KlingWebhookSecret[] _secrets = [.. options.Secrets.Select(KlingWebhookSecret.Parse)];

    public async Task ReceiveAsync(HttpContext context)
    {
        var body = await ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        context.Response.StatusCode = body is null ? Refused(KlingWebhookVerdict.TooLarge) : Take(body.Value, context.Request.Headers);
    }

    private int Take(ReadOnlyMemory<byte> body, IHeaderDictionary headers)
    {
        var id = Single(headers[KlingWebhookHeaders.IdName]);
        if (_secrets.Length > 0)
        {
            var signed = new KlingWebhookHeaders(
                id,
                Single(headers[KlingWebhookHeaders.TimestampName]),
                string.Join(' ', headers[KlingWebhookHeaders.SignatureName].AsEnumerable()));
            var verdict = KlingWebhook.Verify(body.Span, signed, _secrets, options.TimeProvider);
            if (verdict != KlingWebhookVerdict.Valid)
            {
                return Refused(verdict);
            }
        }

        try
        {
            events.Take(KlingWebhook.Parse(body, options.Gateway, options.Product));
            return StatusCodes.Status200OK;
        }
        catch (FormatException exception)
        {
            Log.Unreadable(logger, options.Gateway.Name, exception.Message);
            return StatusCodes.Status400BadRequest;
        }
    }

    private int Refused(KlingWebhookVerdict verdict)
    {
        Log.Refused(logger, options.Gateway.Name, verdict);
        return verdict == KlingWebhookVerdict.TooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status401Unauthorized;
    }

    // A header that comes twice says nothing: neither value is the one that was signed.
    private static string? Single(StringValues values) => values.Count == 1 ? values[0] : null;

    /// <summary>The whole body; null where it is too large.</summary>
    private async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > options.MaxBodyBytes)
        {
            return null;
        }

        using var body = new MemoryStream((int)(request.ContentLength ?? 0));
        var buffer = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (body.Length + read > options.MaxBodyBytes)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}

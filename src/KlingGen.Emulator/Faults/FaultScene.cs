using System.Text;
using System.Text.Json.Nodes;
using KlingGen.Emulator.Answers;
using KlingGen.Emulator.Gateways;
using KlingGen.Emulator.Http;
using KlingGen.Emulator.Tasks;
using Microsoft.AspNetCore.Http;

namespace KlingGen.Emulator.Faults;

/// <summary>A request that a fault has taken hold of.</summary>
/// <param name="context">The request and its answer.</param>
/// <param name="carryOut">Answers the request as it should be.</param>
/// <param name="endpoint">The path of a gateway that was asked for; null for a video's link.</param>
/// <param name="timeProvider">The clock that slow answers wait on.</param>
internal sealed class FaultScene(HttpContext context, Func<Task> carryOut, GatewayEndpoint? endpoint, TimeProvider timeProvider)
{
    private HttpResponse Response => context.Response;

    public Task RefuseAsync(RefusedException refusal, int? status, TimeSpan? retryAfter)
    {
        if (retryAfter is { } delay)
        {
            Response.Headers.RetryAfter = ((long)Math.Ceiling(delay.TotalSeconds)).ToString();
        }

        var words = Encoding.UTF8.GetBytes(refusal.Message);
        return endpoint is null
            ? AnswerAsync(status ?? VendorCodes.Find(refusal.Code).Status, "text/plain; charset=utf-8", words)
            : AnswerAsync(status ?? endpoint.Refusals.StatusOf(refusal), JsonAnswer.ContentType, endpoint.Refusals.Write(refusal));
    }

    public async Task AnswerAsync(int status, string? contentType, byte[] body)
    {
        Response.StatusCode = status;
        Response.ContentType = contentType;
        Response.ContentLength = body.Length;
        await Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    public Task CutAsync()
    {
        context.Cut();
        return Task.CompletedTask;
    }

    public async Task CarryOutAndCutAsync()
    {
        _ = await CarryOutAsync().ConfigureAwait(false);
        context.Cut();
    }

    public async Task SendPartAsync(double share)
    {
        var body = await CarryOutAsync().ConfigureAwait(false);
        Response.ContentLength = body.Length;
        await Response.Body.WriteAsync(body.AsMemory(0, (int)(body.Length * share)), context.RequestAborted).ConfigureAwait(false);

        // Kestrel sends what was written and closes the connection because the promised length was not reached;
        // an abort here could throw away what was written.
        await Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }

    public async Task WaitAsync(TimeSpan delay)
    {
        await Task.Delay(delay, timeProvider, context.RequestAborted).ConfigureAwait(false);
        await carryOut().ConfigureAwait(false);
    }

    public async Task ReshapeAsync(Action<JsonObject> change)
    {
        var body = await CarryOutAsync().ConfigureAwait(false);
        if (Response.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true
            && JsonNode.Parse(body) is JsonObject answer)
        {
            ShapeDrift.Describe(answer, endpoint?.Operation);
            change(answer);
            body = JsonAnswer.ToUtf8(answer);
        }

        Response.ContentLength = body.Length;
        await Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Carries the request out with its answer kept back: status and headers are set, the body is returned.</summary>
    private async Task<byte[]> CarryOutAsync()
    {
        var wire = Response.Body;
        using var kept = new MemoryStream();
        Response.Body = kept;
        try
        {
            await carryOut().ConfigureAwait(false);
            await Response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }
        finally
        {
            Response.Body = wire;
        }

        return kept.ToArray();
    }
}

using KlingGen.Emulator.Answers;
using KlingGen.Emulator.Faults;
using KlingGen.Emulator.Gateways;
using KlingGen.Emulator.Tasks;
using Microsoft.AspNetCore.Http;

namespace KlingGen.Emulator.Http;

/// <summary>What every request goes through before its path answers it: the record, the faults, the key; and what becomes of
/// refusals.</summary>
internal sealed class RequestPipeline(EmulatorOptions options, RequestLog log, EmulatorFaults faults, CancellationToken stopping)
{
    /// <summary>Where the pipeline leaves the body, which it has read already.</summary>
    public static readonly object BodyKey = new();

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var endpoint = context.GetEndpoint()?.Metadata.GetMetadata<GatewayEndpoint>();
        var body = await ReadBodyAsync(context.Request).ConfigureAwait(false);
        context.Items[BodyKey] = body;
        log.Add(context, endpoint, body);

        // Requests that hang by fault must not hold up the emulator's end.
        await using var registration = stopping.Register(context.Abort).ConfigureAwait(false);
        try
        {
            var kind = context.GetEndpoint()?.Metadata.GetMetadata<FaultTargetMetadata>()?.Target ?? FaultTarget.Any;
            if (faults.Take(kind) is { } fault)
            {
                var scene = new FaultScene(context, () => AnswerAsync(context, next, endpoint), endpoint, options.TimeProvider);
                await fault.ActAsync(scene).ConfigureAwait(false);
            }
            else
            {
                await AnswerAsync(context, next, endpoint).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Cut();
        }
    }

    private static async Task AnswerAsync(HttpContext context, RequestDelegate next, GatewayEndpoint? endpoint)
    {
        if (endpoint is null)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        try
        {
            endpoint.Admit(context.Request);
            await next(context).ConfigureAwait(false);
        }
        catch (RefusedException refusal) when (!context.Response.HasStarted)
        {
            await RefuseAsync(context, endpoint, refusal).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException and not IOException && !context.Response.HasStarted)
        {
            // A fault of the emulator's own; a client should see it as what it is, in a shape that it can read.
            await RefuseAsync(context, endpoint, Refusals.Failure(e)).ConfigureAwait(false);
        }
    }

    private static Task RefuseAsync(HttpContext context, GatewayEndpoint endpoint, RefusedException refusal) =>
        JsonAnswer.SendAsync(context, endpoint.Refusals.StatusOf(refusal), endpoint.Refusals.Write(refusal));

    private static async Task<byte[]> ReadBodyAsync(HttpRequest request)
    {
        if (request.ContentLength is 0 || HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return [];
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted).ConfigureAwait(false);
        return body.ToArray();
    }
}

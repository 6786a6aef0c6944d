using KlingGen.Emulator.Answers;
using KlingGen.Emulator.Faults;
using KlingGen.Emulator.Gateways;
using KlingGen.Emulator.Tasks;
using Microsoft.AspNetCore.Http;

namespace KlingGen.Emulator.Http;

/// <summary>What every request goes through before its path answers it: the record, the faults, the key; and what becomes of
/// refusals.</summary>
internal sealed class RequestPipeline(EmulatorState state, CancellationToken stopping)
{
    /// <summary>Where the pipeline leaves the body, which it has read already.</summary>
    public static readonly object BodyKey = new();

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        if (metadata?.GetMetadata<OwnPageMetadata>() is not null)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        var endpoint = metadata?.GetMetadata<GatewayEndpoint>();
        var target = metadata?.GetMetadata<FaultTargetMetadata>()?.Target ?? FaultTarget.Any;

        // Requests that hang by fault must not hold up the emulator's end.
        await using var registration = stopping.Register(context.Abort).ConfigureAwait(false);
        try
        {
            var fault = state.Faults.Take(target, endpoint?.Gateway);
            var body = fault is { IsBeforeReading: true } ? [] : await ReadBodyAsync(context.Request).ConfigureAwait(false);
            context.Items[BodyKey] = body;
            state.Log.Add(context, endpoint, body);
            var answer = () => AnswerAsync(context, next, endpoint);
            await (fault is null ? answer() : fault.ActAsync(new FaultScene(context, answer, endpoint, state.Clock))).ConfigureAwait(false);
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
            endpoint.Admit(context);
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

    private static Task RefuseAsync(HttpContext context, GatewayEndpoint endpoint, RefusedException refusal)
    {
        context.Response.TellRetryAfter(refusal.RetryAfter);
        return JsonAnswer.SendAsync(context, endpoint.Refusals.StatusOf(refusal), endpoint.Refusals.Write(refusal));
    }

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

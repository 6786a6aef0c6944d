using System.Text;
using KlingGen.Emulator.Answers;
using KlingGen.Emulator.Gateways;
using KlingGen.Emulator.Http;
using KlingGen.Emulator.Media;
using KlingGen.Emulator.Tasks;
using Microsoft.AspNetCore.Http;

namespace KlingGen.Emulator.Faults;

/// <summary>A request that a fault has taken hold of.</summary>
/// <param name="context">The request and its answer.</param>
/// <param name="carryOut">Answers the request as it should be.</param>
/// <param name="endpoint">The path of a gateway that was asked for; null for a video's link.</param>
/// <param name="timeProvider">The clock that slow answers wait on.</param>
internal sealed partial class FaultScene(
    HttpContext context, Func<Task> carryOut, GatewayEndpoint? endpoint, TimeProvider timeProvider)
{
    public HttpContext Context => context;

    private HttpResponse Response => context.Response;

    /// <summary>The same request, where another fault happens in place of its being carried out.</summary>
    public FaultScene Around(Func<FaultScene, Task> inner) => new(context, () => inner(this), endpoint, timeProvider);

    public Task CarryOutAsync() => carryOut();

    /// <summary>Carries the request out, throws the answer away and lets a fault happen, for which that answer is the right one.</summary>
    public async Task AfterCarryingOutAsync(Func<FaultScene, Task> act)
    {
        var answer = await KeptAnswer.OfAsync(context, carryOut).ConfigureAwait(false);
        Response.Clear();
        await act(new FaultScene(context, () => answer.SendAsync(context), endpoint, timeProvider)).ConfigureAwait(false);
    }

    public Task RefuseAsync(RefusedException refusal, int? status, TimeSpan? retryAfter)
    {
        Response.TellRetryAfter(retryAfter);
        var words = Encoding.UTF8.GetBytes(refusal.Message);
        return endpoint is null
            ? AnswerAsync(status ?? VendorCodes.Find(refusal.Code).Status, "text/plain; charset=utf-8", words)
            : AnswerAsync(status ?? endpoint.Refusals.StatusOf(refusal), JsonAnswer.ContentType, endpoint.Refusals.Write(refusal));
    }

    public Task AnswerAsync(CannedAnswer answer, TimeSpan? retryAfter)
    {
        Response.TellRetryAfter(retryAfter);
        foreach (var (name, value) in answer.Headers)
        {
            Response.Headers[name] = value;
        }

        return AnswerAsync((int)answer.Status, answer.ContentType, answer.Body);
    }

    public Task RedirectAsync(int status, string? location)
    {
        var id = context.Features.Get<EmulatedTask>()?.Id;
        var request = context.Request;
        var usual = $"{request.PathBase}{request.Path}{(id is null ? "" : "/{id}")}";
        Response.Headers.Location = (location ?? usual).Replace("{id}", id, StringComparison.Ordinal);
        return AnswerAsync(status, contentType: null, ReadOnlyMemory<byte>.Empty);
    }

    public Task CutAsync()
    {
        context.Cut();
        return Task.CompletedTask;
    }

    public async Task WaitAsync(TimeSpan delay)
    {
        await Task.Delay(delay, timeProvider, context.RequestAborted).ConfigureAwait(false);
        await carryOut().ConfigureAwait(false);
    }

    /// <summary>Carries a create out whose task is then shown otherwise than it should be.</summary>
    public Task MakeAsync(TaskOddity oddity)
    {
        context.Features.Set(context.Features.Get<TaskOddity>() is { } other ? other.Plus(oddity) : oddity);
        return carryOut();
    }

    /// <summary>Sends another edition of a video.</summary>
    public Task ShowAsync(MediaEdition edition)
    {
        context.Features.Set(edition);
        return carryOut();
    }

    private async Task AnswerAsync(int status, string? contentType, ReadOnlyMemory<byte> body)
    {
        Response.StatusCode = status;
        Response.ContentType = contentType;
        await SendAsync(body).ConfigureAwait(false);
    }
}

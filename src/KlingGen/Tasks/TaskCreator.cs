using KlingGen.Errors;
using KlingGen.Gateways;
using KlingGen.Observability;
using Microsoft.Extensions.Logging;

namespace KlingGen.Tasks;

/// <summary>Creates tasks so that none is lost: a create whose answer did not come is looked for by the id that it carried.</summary>
internal sealed class TaskCreator(GatewayCalls calls, string gateway, ILogger logger)
{
    public async Task<VideoTask> CreateAsync(PreparedCreate create, CancellationToken cancellationToken)
    {
        using var activity = KlingTelemetry.Start("create", gateway, create.Product);
        var external = create.ExternalTaskId is { } id ? TaskHandle.ForExternalTaskId(gateway, create.Product, id) : null;
        var outcome = new CreateOutcome();
        try
        {
            var task = await SendAsync(create, external, outcome, cancellationToken).ConfigureAwait(false);
            activity?.SetTag(KlingTelemetry.TaskTag, task.Id);
            KlingTelemetry.CreatedTasks.Add(
                1, new(KlingTelemetry.GatewayTag, gateway), new(KlingTelemetry.ProductTag, create.Product.ToName()));
            Log.Created(logger, task.Handle, task.StatusWord);
            return task;
        }
        catch (OperationCanceledException exception) when (external is not null && outcome.MayExist && cancellationToken.IsCancellationRequested)
        {
            Log.CreateOutcomeUnknown(logger, external);
            activity.Fail(exception);
            throw new KlingCanceledException(external, exception, cancellationToken);
        }
        catch (Exception exception)
        {
            activity.Fail(exception);
            throw;
        }
    }

    private async Task<VideoTask> SendAsync(
        PreparedCreate create, TaskHandle? external, CreateOutcome outcome, CancellationToken cancellationToken)
    {
        try
        {
            return await calls.CreateAsync(create, outcome, cancellationToken).ConfigureAwait(false);
        }
        catch (KlingApiException exception) when (outcome.MayExist && external is not null)
        {
            return await FindAsync(external, exception, cancellationToken).ConfigureAwait(false);
        }
    }

    // The last attempt failed, perhaps because an earlier one succeeded: then the gateway calls the id a duplicate.
    private async Task<VideoTask> FindAsync(TaskHandle external, KlingApiException failure, CancellationToken cancellationToken)
    {
        try
        {
            var task = await calls.GetAsync(external, cancellationToken).ConfigureAwait(false);
            Log.Recovered(logger, task.Handle);
            return task;
        }
        catch (KlingApiException exception) when (exception.Kind is KlingErrorKind.NotFound or KlingErrorKind.BadRequest)
        {
            throw failure;
        }
        catch (KlingApiException)
        {
            Log.CreateOutcomeUnknown(logger, external);
            failure.Handle = external;
            throw failure;
        }
    }
}

using KlingGen.Gateways;
using KlingGen.Observability;
using KlingGen.Runtime.Tasks;
using Microsoft.Extensions.Logging;

namespace KlingGen.Tasks;

/// <summary>Creates tasks so that none is lost: a create whose answer did not come is looked for by the id that it carried.</summary>
internal sealed class TaskCreator(GatewayCalls calls, string gateway, ILogger logger)
{
    public async Task<VideoTask> CreateAsync(CreateOrder order, CancellationToken cancellationToken)
    {
        KlingProduct product = order.Product.Name;
        using var activity = KlingTelemetry.Start("create", gateway, product);
        var external = order.Key is { } key ? TaskHandle.ForExternalTaskId(gateway, product, key) : null;
        var outcome = new CreateOutcome(external is not null);
        try
        {
            TaskRecord record;
            try
            {
                record = await calls.SendAsync<CreateCall, TaskRecord>(new(order.Request, outcome), cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (KlingApiException exception) when (outcome.MayExist && external is not null)
            {
                record = await FindAsync(order.Product.Query, external, exception, cancellationToken).ConfigureAwait(false);
            }

            var task = VideoTask.From(record, new TaskHandle(gateway, product, record.Id));
            task.RequestWarnings = order.Warnings;
            activity?.SetTag(KlingTelemetry.TaskTag, task.Id);
            KlingTelemetry.CreatedTasks.Add(1, new(KlingTelemetry.GatewayTag, gateway), new(KlingTelemetry.ProductTag, product.Value));
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

    // The last attempt failed, perhaps because an earlier one succeeded: then the gateway calls the id a duplicate.
    private async Task<TaskRecord> FindAsync(
        OperationDescriptor query, TaskHandle external, KlingApiException failure, CancellationToken cancellationToken)
    {
        try
        {
            var record = await calls.SendAsync<QueryCall, TaskRecord>(new(query, external), cancellationToken).ConfigureAwait(false);
            Log.Recovered(logger, new TaskHandle(external.Gateway, external.Product, record.Id));
            return record;
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

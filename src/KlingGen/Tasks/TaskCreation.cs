using KlingGen.Gate;
using KlingGen.Gateways;
using KlingGen.Observability;
using KlingGen.Runtime;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Tasks;

/// <summary>Sends one create so that it makes one task: what may exist is looked for, and sent again only under an id that the gateway
/// honours.</summary>
internal sealed class TaskCreation(PaidTasks road, CreateOrder order, GateSlot slot, PaidTask task)
{
    // A task can be no older than its request, but for clocks that differ.
    private static readonly TimeSpan ClockError = TimeSpan.FromMinutes(1);

    private readonly DateTimeOffset _began = road.Options.TimeProvider.GetUtcNow();
    private readonly TaskHandle? _external = order.Key is { } key ? road.ExternalHandleOf(order.Product.Name, key) : null;
    private bool _isKeyOurs = order.IsKeyGenerated;

    /// <summary>Sends the create until it made its task, or cannot.</summary>
    public async Task<TaskRecord> SendAsync(CancellationToken cancellationToken)
    {
        var time = new CallTime(road.Options);
        for (var attempt = 0; ;)
        {
            var before = task.Outcome;
            KlingApiException failure;
            try
            {
                task.Know(TaskOutcome.MayExist, _external);
                return await time.LimitAsync(
                    token => road.Calls.CreateOnceAsync(order.Request, token), road.Calls.Errors, cancellationToken).ConfigureAwait(false);
            }
            catch (KlingApiException exception)
            {
                failure = exception;
            }
            catch (ApiValidationException)
            {
                task.Know(before, handle: null);
                throw;
            }

            if (failure.CertainlyNotCarriedOut)
            {
                task.Know(before, handle: null);
            }

            if (failure.MayBeDuplicate && _external is not null)
            {
                return await OriginalAsync(failure, before, time, cancellationToken).ConfigureAwait(false);
            }

            if (failure.CertainlyNotCarriedOut
                && (failure.Kind == KlingErrorKind.Concurrency
                    || (failure.Kind == KlingErrorKind.RateLimit && attempt < road.Options.MaxRetries)))
            {
                // The gateway is full: the create waits for its turn, which takes as long as it takes.
                attempt += failure.Kind == KlingErrorKind.RateLimit ? 1 : 0;
                road.Calls.Retries.Report(failure, attempt, failure.RetryAfter ?? TimeSpan.Zero);
                await slot.RefusedAsync(failure.Kind == KlingErrorKind.Concurrency, failure.RetryAfter, cancellationToken)
                    .ConfigureAwait(false);
                time = new CallTime(road.Options);
                continue;
            }

            if (task.Outcome == TaskOutcome.MayExist
                && await LostAsync(failure, time, cancellationToken).ConfigureAwait(false) is { } found)
            {
                return found;
            }

            if (road.Calls.Retries.Pause(failure, attempt) is not { } pause || pause > time.Left)
            {
                throw failure;
            }

            road.Calls.Retries.Report(failure, attempt++, pause);
            await Task.Delay(pause, road.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Finds the task of a process that died while it made it; where there is none, makes it, if the gateway would refuse a
    /// second.</summary>
    public async Task<TaskRecord> TakeUpAsync(TaskEntry entry, CancellationToken cancellationToken)
    {
        var time = new CallTime(road.Options);
        if (entry.Handle is { IsExternal: false } known)
        {
            task.Know(TaskOutcome.Made, known);
            return await QueryAsync(known, cancellationToken).ConfigureAwait(false);
        }

        task.Know(TaskOutcome.MayExist, _external);
        if (_external is null)
        {
            throw Untraceable(entry);
        }

        _isKeyOurs = true;
        return await road.Search.FindAsync(order.Product.Query, _external, time, cancellationToken).ConfigureAwait(false)
            ?? await SendAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Refuses an id that another request has.</summary>
    public void CheckEarlier(TaskEntry earlier)
    {
        if (earlier.Intent.Fingerprint != road.FingerprintOf(order))
        {
            throw Conflict(earlier.Handle, $"was used at {earlier.BegunAt:u} for another request");
        }
    }

    /// <summary>The error of a create that died on its way to a gateway that knows no id of the caller's.</summary>
    public static KlingException Untraceable(TaskEntry entry) => new(
        $"A process that died has sent this request to {entry.Intent.Gateway} at {entry.BegunAt:u}, and no answer is on record. The gateway knows "
        + "no id of the caller's, so the task cannot be looked for, and sending the request again may pay twice. To send it again all the "
        + $"same, close the entry {entry.Id} of the journal.")
    {
        Outcome = TaskOutcome.MayExist,
        EntryId = entry.Id,
    };

    /// <summary>Looks for the task of a create whose answer was lost.</summary>
    /// <returns>The task; null where the gateway says that there is none, and would refuse a second.</returns>
    /// <exception cref="KlingApiException">There is no id to look for it by.</exception>
    private async Task<TaskRecord?> LostAsync(KlingApiException failure, CallTime time, CancellationToken cancellationToken)
    {
        if (_external is null)
        {
            // Some answer a create with the address of its task. It was not followed, but it names the task.
            task.Know(TaskOutcome.MayExist, failure.Location is { } location && order.Product.Query.FindId(location) is { } id
                ? road.HandleOf(order.Product.Name, id)
                : null);
            throw failure;
        }

        if (await road.Search.FindAsync(order.Product.Query, _external, time, cancellationToken).ConfigureAwait(false) is not { } record)
        {
            return null;
        }

        return IsOurs(record) ? record : throw Conflict(HandleOf(record), $"belongs to a task of {Age(record)}");
    }

    /// <summary>The task that the gateway may call this one a duplicate of.</summary>
    private async Task<TaskRecord> OriginalAsync(
        KlingApiException failure, TaskOutcome before, CallTime time, CancellationToken cancellationToken)
    {
        // A task that this request made must be there sooner or later; else the refusal may well mean something else.
        var isExpected = before == TaskOutcome.MayExist || road.Keys.IsSame(order);
        var record = await road.Search.FindAsync(order.Product.Query, _external!, time, cancellationToken, isExpected).ConfigureAwait(false);
        if (record is null)
        {
            throw failure;
        }

        return road.Keys.IsSame(order) || (before == TaskOutcome.MayExist ? IsOurs(record) : _isKeyOurs)
            ? record
            : throw Conflict(
                HandleOf(record), $"belongs to a task of {Age(record)}, and nothing tells that it was made by this request", failure);
    }

    private async Task<TaskRecord> QueryAsync(TaskHandle handle, CancellationToken cancellationToken) =>
        await road.Calls.SendAsync<QueryCall, TaskRecord>(new(order.Product.Query, handle), cancellationToken).ConfigureAwait(false);

    // An id that the caller gave may be that of an older task, which answers to it as well.
    private bool IsOurs(TaskRecord record) => _isKeyOurs || (record.CreatedAt is { } created
        ? created > _began - ClockError
        : record.State is TaskState.Unknown or TaskState.Submitted or TaskState.Processing);

    private static string Age(TaskRecord record) => record.CreatedAt is { } created ? $"{created:u}" : "unknown age";

    private TaskHandle HandleOf(TaskRecord record) => road.HandleOf(order.Product.Name, record.Id);

    private KlingException Conflict(TaskHandle? other, string what, KlingApiException? refusal = null)
    {
        task.Know(TaskOutcome.NotMade, handle: null);
        var handle = other is null ? "" : $" It is {other}.";
        return new KlingApiException($"The id '{order.Key}' {what}.{handle} Give the request another id.", refusal)
        {
            Kind = KlingErrorKind.Duplicate,
            Gateway = road.Gateway.Name,
            Code = refusal?.Code,
            StatusCode = refusal?.StatusCode,
            RawBody = refusal?.RawBody ?? default,
            GatewayMessage = refusal?.GatewayMessage,
            RequestId = refusal?.RequestId,
            Handle = other,
        };
    }
}

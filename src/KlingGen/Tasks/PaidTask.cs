using KlingGen.Downloads;
using KlingGen.Gate;
using KlingGen.Gateways;
using KlingGen.Observability;
using KlingGen.Runtime;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Tasks;

/// <summary>
/// The one owner of a task from the moment before its create is sent until its videos are on disk. It writes the intent down before the
/// request is on the wire and the id right after the answer, sends again only what is looked for and honoured, and gives whatever ends its
/// way the handle and the outcome.
/// </summary>
internal sealed class PaidTask : IDisposable
{
    private readonly PaidTasks _road;
    private readonly ProductDescriptor _product;
    private string? _entryId;
    private VideoTask? _created;

    /// <summary>A task that is to be made.</summary>
    public PaidTask(PaidTasks road, ProductDescriptor product)
    {
        _road = road;
        _product = product;
    }

    /// <summary>A task that was made, or may have been, somewhere else or before.</summary>
    public PaidTask(PaidTasks road, ProductDescriptor product, TaskHandle handle, string? entryId)
        : this(road, product)
    {
        Handle = handle;
        Outcome = handle.IsExternal ? TaskOutcome.MayExist : TaskOutcome.Made;
        if (entryId is not null)
        {
            WorkOn(entryId);
            road.TakenUp(handle, entryId);
        }
    }

    /// <summary>What finds the task; null while nothing does.</summary>
    public TaskHandle? Handle { get; private set; }

    /// <summary>Whether there is a task.</summary>
    public TaskOutcome Outcome { get; private set; }

    public ProductDescriptor Product => _product;

    private KlingClientOptions Options => _road.Options;

    /// <summary>Makes the task.</summary>
    /// <param name="order">The create.</param>
    /// <param name="path">The file that the video is meant for; null for none.</param>
    /// <param name="isHandedOver">Whether the caller has the task when this returns.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<VideoTask> CreateAsync(CreateOrder order, string? path, bool isHandedOver, CancellationToken cancellationToken) =>
        GuardAsync("create", token => MakeAsync(order, path, isHandedOver, token), cancellationToken);

    /// <summary>Takes up an entry of the journal whose task may never have been made: looks for it, and sends the request again where
    /// the gateway would refuse a second.</summary>
    public Task<VideoTask> TakeUpAsync(TaskEntry entry, CreateOrder order, CancellationToken cancellationToken) =>
        GuardAsync("create", token => MakeAdoptedAsync(entry, order, token), cancellationToken);

    /// <summary>Lets others take its entry up.</summary>
    public void Dispose()
    {
        if (_entryId is not null)
        {
            _road.Use.Leave(_entryId);
        }
    }

    /// <summary>Finds out whether the file can be written that the task's videos are meant for.</summary>
    public Task CheckTargetAsync(string path, DownloadOptions options, CancellationToken cancellationToken) => GuardAsync(
        "download",
        async _ =>
        {
            await TaskDownloads.CheckTargetAsync(path, options).ConfigureAwait(false);
            return path;
        },
        cancellationToken);

    /// <summary>Takes up what the journal has of the task, whichever process made it, so that it is brought up to date.</summary>
    public Task FindEntryAsync(CancellationToken cancellationToken) => GuardAsync(
        "resume",
        async token =>
        {
            if (await _road.FindEntryAsync(Handle!, token).ConfigureAwait(false) is { } entryId)
            {
                WorkOn(entryId);
                _road.TakenUp(Handle!, entryId);
            }

            return _entryId;
        },
        cancellationToken);

    /// <summary>Asks once how the task stands.</summary>
    public async Task<VideoTask> GetAsync(CancellationToken cancellationToken)
    {
        // As GuardAsync does it, without its cost for what is asked so often.
        using var link = _road.Link(cancellationToken);
        try
        {
            return await QueryAsync(link.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            var ended = Ended("query", exception, cancellationToken);
            if (ReferenceEquals(ended, exception))
            {
                throw;
            }

            throw ended;
        }
    }

    /// <summary>Waits until the task has its videos.</summary>
    public Task<VideoTask> WaitAsync(WaitOptions? options, CancellationToken cancellationToken) =>
        GuardAsync("wait", token => WaitForEndAsync(options ?? new WaitOptions(), token), cancellationToken);

    /// <summary>Follows the task to its end.</summary>
    public IAsyncEnumerable<VideoTask> WatchAsync(TimeSpan? pollInterval, CancellationToken cancellationToken) =>
        new GuardedWatch(
            _road, this, _road.Watch(Handle!, Pace(pollInterval), _created, cancellationToken), cancellationToken);

    /// <summary>Brings the task's videos to their files.</summary>
    /// <returns>The files, the first at the path itself.</returns>
    public Task<IReadOnlyList<DownloadedVideo>> DownloadAsync(
        VideoTask task, string path, DownloadOptions options, CancellationToken cancellationToken) => GuardAsync(
        "download",
        async token =>
        {
            var files = await _road.Downloads.DownloadAllAsync(task, path, options, QueryAsync, token).ConfigureAwait(false);
            await RecordAsync(new TaskUpdate
            {
                Status = task.Status,
                Files = [.. files.Select(static file => Path.GetFullPath(file.Path))],
                IsHandedOver = true,
                IsClosed = true,
            }).ConfigureAwait(false);
            return files;
        },
        cancellationToken);

    /// <summary>Says that the caller has the task.</summary>
    public Task HandOverAsync() => RecordAsync(new TaskUpdate { IsHandedOver = true });

    private PollingPace Pace(TimeSpan? pollInterval) => (pollInterval ?? Options.PollInterval) is { } interval
        ? PollingPace.Every(interval)
        : PollingPace.Of(_road.Gateway.Descriptor);

    private async Task<VideoTask> MakeAsync(CreateOrder order, string? path, bool isHandedOver, CancellationToken cancellationToken)
    {
        _road.Keys.Check(order);
        using var activity = KlingTelemetry.Start("create", _road.Gateway.Name, order.Product.Name);
        var slot = await _road.EnterAsync(order, cancellationToken).ConfigureAwait(false);
        TaskEntry? entry = null;
        try
        {
            entry = _road.Use.Uncertain.Take(() => _road.FingerprintOf(order))
                ?? await _road.Options.Journal.BeginAsync(_road.IntentOf(order, path), cancellationToken).ConfigureAwait(false);
            WorkOn(entry.Id);
            var record = await MakeOrFindAsync(entry, order, slot, cancellationToken).ConfigureAwait(false);
            activity?.SetTag(KlingTelemetry.TaskTag, record.Id);
            return await MadeAsync(record, order, slot, isHandedOver).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            activity.Fail(exception);
            slot.Dispose();
            KeepIfUncertain(entry, order);
            throw;
        }
    }

    private async Task<VideoTask> MakeAdoptedAsync(TaskEntry entry, CreateOrder order, CancellationToken cancellationToken)
    {
        WorkOn(entry.Id);
        Know(TaskOutcome.MayExist, entry.Handle ?? (order.Key is { } key ? _road.ExternalHandleOf(order.Product.Name, key) : null));
        var slot = await _road.EnterAsync(order, cancellationToken).ConfigureAwait(false);
        try
        {
            var record = await MakeOrFindAsync(entry with { IsAdopted = true }, order, slot, cancellationToken).ConfigureAwait(false);
            return await MadeAsync(record, order, slot, isHandedOver: false).ConfigureAwait(false);
        }
        catch
        {
            slot.Dispose();
            KeepIfUncertain(entry, order);
            throw;
        }
    }

    private async Task<TaskRecord> MakeOrFindAsync(
        TaskEntry entry, CreateOrder order, GateSlot slot, CancellationToken cancellationToken)
    {
        if (entry.IsAdopted)
        {
            var sent = order.IsKeyGenerated && entry.Intent.Key is { } key ? order.WithKey(key) : order;
            return await new TaskCreation(_road, sent, slot, this).TakeUpAsync(entry, cancellationToken).ConfigureAwait(false);
        }

        var creation = new TaskCreation(_road, order, slot, this);
        if (entry.Earlier is not { Outcome: not TaskOutcome.NotMade } earlier)
        {
            return await creation.SendAsync(cancellationToken).ConfigureAwait(false);
        }

        creation.CheckEarlier(earlier);

        // One entry a task: that of the first create goes on.
        await RecordAsync(new TaskUpdate { Outcome = TaskOutcome.NotMade, IsClosed = true }).ConfigureAwait(false);
        WorkOn(earlier.Id);
        return await creation.TakeUpAsync(earlier, cancellationToken).ConfigureAwait(false);
    }

    private void WorkOn(string entryId)
    {
        Dispose();
        _entryId = entryId;
        _road.Use.Enter(entryId);
    }

    private void KeepIfUncertain(TaskEntry? entry, CreateOrder order)
    {
        if (entry is { Intent.Key: not null } && Outcome == TaskOutcome.MayExist)
        {
            _road.Use.Uncertain.Keep(_road.FingerprintOf(order), entry);
        }
    }

    private async Task<VideoTask> MadeAsync(TaskRecord record, CreateOrder order, GateSlot slot, bool isHandedOver)
    {
        Handle = _road.HandleOf(_product.Name, record.Id);
        Outcome = TaskOutcome.Made;
        var task = _road.TaskOf(record, Handle);
        await RecordAsync(new TaskUpdate
        {
            Outcome = TaskOutcome.Made,
            Handle = Handle,
            Status = task.Status,
            IsHandedOver = isHandedOver ? true : null,
        }).ConfigureAwait(false);
        _road.Use.Uncertain.Settle(order.Key);
        task.RequestWarnings = order.Warnings;
        _road.Keys.Remember(order, Handle);
        _road.Made(task, slot, _entryId);
        return _created = task;
    }

    /// <summary>Says what became of the create so far.</summary>
    internal void Know(TaskOutcome outcome, TaskHandle? handle)
    {
        Outcome = outcome;
        Handle = outcome == TaskOutcome.NotMade ? null : handle ?? Handle;
    }

    private async Task<VideoTask> QueryAsync(CancellationToken cancellationToken)
    {
        var record = await _road.Calls.SendAsync<QueryCall, TaskRecord>(new(_product.Query, Handle!), cancellationToken)
            .ConfigureAwait(false);
        return Seen(record);
    }

    private VideoTask Seen(TaskRecord record)
    {
        if (Handle is { IsExternal: true } external)
        {
            Identify(new TaskHandle(external.Gateway, external.Product, record.Id) { Site = external.Site });
        }

        return _road.Seen(_road.TaskOf(record, Handle!));
    }

    // A task that was known by the caller's id alone has its own by now.
    private void Identify(TaskHandle handle)
    {
        if (Handle is { IsExternal: true } external)
        {
            _road.Use.Uncertain.Settle(external.Id);
        }

        if (_entryId is not null && Handle?.Id != handle.Id)
        {
            _road.TakenUp(handle, _entryId);
        }

        Handle = handle;
        Outcome = TaskOutcome.Made;
    }

    private async Task<VideoTask> WaitForEndAsync(WaitOptions options, CancellationToken cancellationToken)
    {
        using var activity = KlingTelemetry.Start("wait", _road.Gateway.Name, Handle!.Product, Handle.Id);
        var timeout = options.Timeout ?? Options.WaitTimeout;
        using var deadline = new CancellationTokenSource(timeout, Options.TimeProvider);
        using var caller = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), deadline);
        var began = Options.TimeProvider.GetTimestamp();
        var watch = _road.Watch(Handle, Pace(options.PollInterval), _created, deadline.Token);
        VideoTask? last = null;
        try
        {
            await foreach (var task in watch.ConfigureAwait(false))
            {
                last = task;
                Identify(task.Handle);
                _road.Seen(task);
                _road.Report(options.Progress, task);
            }
        }
        catch (OperationCanceledException exception) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            activity.Fail(exception);
            throw new KlingTimeoutException(Handle, last, timeout, watch.LastFailure, exception);
        }
        catch (KlingException exception)
        {
            activity.Fail(exception);
            throw;
        }

        KlingTelemetry.WaitDuration.Record(
            Options.TimeProvider.GetElapsedTime(began).TotalSeconds,
            new(KlingTelemetry.GatewayTag, _road.Gateway.Name),
            new(KlingTelemetry.StatusTag, last!.Status.ToString()));
        return TaskEnd.Succeeded(last, _product, _road.Calls.Errors);
    }

    /// <summary>Runs a step of the way; whatever ends it carries the handle and the outcome.</summary>
    private async Task<T> GuardAsync<T>(string step, Func<CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        using var link = _road.Link(cancellationToken);
        try
        {
            return await run(link.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            var ended = Ended(step, exception, cancellationToken);
            await RecordEndAsync(step).ConfigureAwait(false);
            if (ReferenceEquals(ended, exception))
            {
                throw;
            }

            throw ended;
        }
    }

    /// <summary>What the caller gets for what ended a step.</summary>
    internal Exception Ended(string step, Exception exception, CancellationToken cancellationToken)
    {
        switch (exception)
        {
            case KlingException known:
                known.Handle ??= Handle;
                known.Outcome = Outcome;
                known.EntryId ??= _entryId;
                return known;
            case KlingCanceledException or ApiValidationException:
                return exception;
            case OperationCanceledException when cancellationToken.IsCancellationRequested && Outcome == TaskOutcome.NotMade:
                return new OperationCanceledException(exception.Message, exception, cancellationToken);
            case OperationCanceledException or ObjectDisposedException when cancellationToken.IsCancellationRequested || _road.IsDisposed:
                return new KlingCanceledException(
                    Handle,
                    Outcome,
                    _entryId,
                    isDisposed: !cancellationToken.IsCancellationRequested,
                    exception,
                    cancellationToken.IsCancellationRequested ? cancellationToken : _road.Disposal);
            case ArgumentException when Outcome == TaskOutcome.NotMade:
                return exception;
            default:
                return new KlingException($"The {step} of {Handle?.ToString() ?? "a task"} failed: {exception.GetType().Name}.", exception)
                {
                    Handle = Handle,
                    Outcome = Outcome,
                    EntryId = _entryId,
                };
        }
    }

    private Task RecordEndAsync(string step) => step != "create" ? Task.CompletedTask : RecordAsync(new TaskUpdate
    {
        Outcome = Outcome,
        Handle = Handle,
        IsHandedOver = Handle is null ? null : true,
        IsClosed = Outcome == TaskOutcome.NotMade ? true : null,
    });

    private Task RecordAsync(TaskUpdate update) => _road.RecordAsync(_entryId, update);
}

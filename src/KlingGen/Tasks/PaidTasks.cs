using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KlingGen.Downloads;
using KlingGen.Gate;
using KlingGen.Gateways;
using KlingGen.Observability;
using KlingGen.Runtime.Tasks;
using Microsoft.Extensions.Logging;

namespace KlingGen.Tasks;

/// <summary>What the paid tasks of one client share: the calls, the gate, the journal, and who waits for what.</summary>
internal sealed class PaidTasks : IDisposable
{
    private readonly ILogger _logger;
    private readonly TaskGate _gate;
    private readonly CancellationTokenSource _disposal = new();
    private readonly ConcurrentDictionary<string, QueryBatch> _batches = new(StringComparer.Ordinal);
    private readonly TrackedTasks _tracked = new();

    public PaidTasks(KlingGateway gateway, GatewayCalls calls, TaskDownloads downloads, KlingClientOptions options, ILogger logger)
    {
        Gateway = gateway;
        Calls = calls;
        Downloads = downloads;
        Options = options;
        _logger = logger;
        Search = new TaskSearch(calls, options, logger);
        Keys = new KnownKeys(this);
        Use = options.Journal == TaskJournal.None ? new JournalUse() : JournalUse.Of(options.Journal);
        Waits = new WaitClock(options.TimeProvider);
        _gate = new TaskGate(new GateOptions
        {
            Width = options.MaxConcurrentTasks,
            Time = options.TimeProvider,
            Pace = options.PollInterval ?? gateway.Descriptor.FirstPause,
            RetryDelay = options.RetryDelay,
            HasEnded = HasEndedAsync,
            Logger = logger,
        });
    }

    public KlingGateway Gateway { get; }

    public GatewayCalls Calls { get; }

    public TaskDownloads Downloads { get; }

    public KlingClientOptions Options { get; }

    public TaskSearch Search { get; }

    public KnownKeys Keys { get; }

    public JournalUse Use { get; }

    public WaitClock Waits { get; }

    public CancellationToken Disposal => _disposal.Token;

    public bool IsDisposed => _disposal.IsCancellationRequested;

    /// <summary>The token of a step: the caller's, and the client's end.</summary>
    public LinkedToken Link(CancellationToken caller) => new(_disposal, caller);

    public TaskHandle HandleOf(string product, string id) => new(Gateway.Name, product, id) { Site = Gateway.Site };

    public TaskHandle ExternalHandleOf(string product, string key) =>
        TaskHandle.ForExternalTaskId(Gateway.Name, product, key) with { Site = Gateway.Site };

    public VideoTask TaskOf(TaskRecord record, TaskHandle handle) => VideoTask.From(record, handle, Gateway.Secrets);

    /// <summary>Waits for the turn of a create.</summary>
    public ValueTask<GateSlot> EnterAsync(CreateOrder order, CancellationToken cancellationToken)
    {
        var progress = Options.QueueProgress;
        return _gate.EnterAsync(
            LaneOf(order), progress is null ? null : state => Report(progress, state), cancellationToken);
    }

    /// <summary>Tells a caller how things stand; what the caller's code throws must not cost a task.</summary>
    public void Report<T>(IProgress<T>? progress, T value)
    {
        try
        {
            progress?.Report(value);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Log.ProgressFailed(_logger, exception.GetType().Name);
        }
    }

    /// <summary>Notes a task that was made: its slot is held until it ends.</summary>
    public void Made(VideoTask task, GateSlot slot, string? entryId)
    {
        KlingTelemetry.CreatedTasks.Add(
            1, new(KlingTelemetry.GatewayTag, Gateway.Name), new(KlingTelemetry.ProductTag, task.Handle.Product.Value));
        Log.Created(_logger, task.Handle, task.StatusWord);
        slot.Made(task.Handle);
        _tracked.Add(task.Id, new TrackedTask(slot, entryId, task.Status));
        Seen(task);
    }

    /// <summary>Notes a task that was made elsewhere, and that has an entry in the journal.</summary>
    public void TakenUp(TaskHandle handle, string entryId) => _tracked.Add(handle.Id, new TrackedTask(slot: null, entryId, status: null));

    /// <summary>Notes how a task stands.</summary>
    public VideoTask Seen(VideoTask task)
    {
        if (_tracked.Find(task.Id) is { } tracked && tracked.See(task))
        {
            _ = RecordAsync(tracked.EntryId, new TaskUpdate
            {
                Status = task.Status,
                Outcome = TaskOutcome.Made,
                Handle = task.Handle,
                IsClosed = task.Status is VideoTaskStatus.Failed or VideoTaskStatus.Canceled ? true : null,
            });
        }

        return task;
    }

    public ProductDescriptor ProductOf(KlingProduct product) =>
        Gateway.Descriptor.FindProduct(product.Value ?? "")
        ?? throw new KlingUnsupportedException(Gateway.Name, [Unsupported.Product(product.ToString())]);

    /// <summary>Follows a task: as it is now, whenever it changes, and last when it ends.</summary>
    /// <param name="handle">The task.</param>
    /// <param name="pace">How often to ask.</param>
    /// <param name="created">The task as its create told it; null where it was made elsewhere.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    public TaskWatch Watch(TaskHandle handle, PollingPace pace, VideoTask? created, CancellationToken cancellationToken) =>
        new(this, handle, pace, created, _logger, cancellationToken);

    /// <summary>Waits until the next query of a task, or until a callback tells of it.</summary>
    public Task PauseAsync(TaskHandle handle, TimeSpan pause, CancellationToken cancellationToken) => Options.Notices is { } notices
        ? notices.PauseAsync(handle, Waits.Align(pause), Options.TimeProvider, cancellationToken)
        : Task.Delay(Waits.Align(pause), Options.TimeProvider, cancellationToken);

    /// <summary>Asks once, without trying again.</summary>
    public async Task<VideoTask> QueryOnceAsync(TaskHandle handle, CancellationToken cancellationToken)
    {
        var product = ProductOf(handle.Product);
        var record = handle.IsExternal || BatchOf(product) is not { } batch
            ? null
            : await batch.QueryAsync(handle.Id, cancellationToken).ConfigureAwait(false);
        record ??= await Calls.SendOnceAsync<QueryCall, TaskRecord>(new(product.Query, handle), cancellationToken).ConfigureAwait(false);
        return Seen(TaskOf(record, handle.IsExternal ? HandleOf(product.Name, record.Id) : handle));
    }

    /// <summary>Whether an intent is of this gateway, site and account.</summary>
    public bool IsHere(TaskIntent intent) =>
        intent.Gateway.Equals(Gateway.Name, StringComparison.OrdinalIgnoreCase) && intent.Site == Gateway.Site && intent.Account == Gateway.Account;

    /// <summary>Takes up the open entry of a task, where the journal has one. A journal that fails keeps nobody from a paid task.</summary>
    /// <returns>Its id; null where there is none.</returns>
    public async Task<string?> FindEntryAsync(TaskHandle handle, CancellationToken cancellationToken)
    {
        var tracked = _tracked.Find(handle.Id);
        if (tracked?.EntryId is not null || Options.Journal == TaskJournal.None)
        {
            return tracked?.EntryId;
        }

        try
        {
            return await OpenEntryAsync(handle, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            Log.JournalFailed(_logger, handle.ToString(), exception.GetType().Name);
            return null;
        }
    }

    /// <summary>Whether this client made or took up a task that has not ended.</summary>
    public bool IsUnderWay(TaskHandle handle) => _tracked.Find(handle.Id) is { HasEnded: false };

    /// <summary>Writes down what became of an entry. The task is paid for by now, so a journal that fails is told and no more.</summary>
    public async Task RecordAsync(string? entryId, TaskUpdate update)
    {
        if (entryId is null)
        {
            return;
        }

        try
        {
            await Options.Journal.RecordAsync(entryId, update, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Log.JournalFailed(_logger, update.Handle?.ToString() ?? entryId, exception.GetType().Name);
        }
    }

    public TaskIntent IntentOf(CreateOrder order, string? path) => new()
    {
        Gateway = Gateway.Name,
        Site = Gateway.Site,
        Account = Gateway.Account,
        Product = order.Product.Name,
        Request = order.Json,
        Fingerprint = Options.Journal == TaskJournal.None ? "" : FingerprintOf(order),
        Key = order.Key,
        IsKeyGenerated = order.IsKeyGenerated,
        Path = path is null ? null : Path.GetFullPath(path),
    };

    /// <summary>A digest of what is asked for and where, without an id that was made up here.</summary>
    public string FingerprintOf(CreateOrder order) =>
        FingerprintOf(order.Product.Name, order.Json.Span, order.IsKeyGenerated ? order.Key : null);

    /// <inheritdoc cref="FingerprintOf(CreateOrder)"/>
    public string FingerprintOf(string product, ReadOnlySpan<byte> json, string? generatedKey)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{Gateway.Name}\n{Gateway.Site}\n{Gateway.Account}\n{product}\n"));
        var key = generatedKey is null ? [] : Encoding.UTF8.GetBytes(generatedKey);
        var place = key.Length == 0 ? -1 : json.IndexOf(key);
        hash.AppendData(place < 0 ? json : json[..place]);
        hash.AppendData(place < 0 ? [] : json[(place + key.Length)..]);
        return Convert.ToHexString(hash.GetHashAndReset().AsSpan(0, 16));
    }

    public void Dispose()
    {
        _disposal.Cancel();
        _gate.Dispose();
    }

    private async Task<string?> OpenEntryAsync(TaskHandle handle, CancellationToken cancellationToken)
    {
        await foreach (var entry in Options.Journal.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (entry.IsOpen && IsHere(entry.Intent) && entry.Handle is { } known && known.Product == handle.Product && known.Id == handle.Id)
            {
                return await Options.Journal.TryClaimAsync(entry.Id, cancellationToken).ConfigureAwait(false) ? entry.Id : null;
            }
        }

        return null;
    }

    private QueryBatch? BatchOf(ProductDescriptor product) => QueryManyOf(product) is { } queryMany
        ? _batches.GetOrAdd(product.Name, static (_, state) => new QueryBatch(state.Road, state.Operation), (Road: this, Operation: queryMany))
        : null;

    private async Task<bool> HasEndedAsync(TaskHandle handle, CancellationToken cancellationToken)
    {
        try
        {
            return (await QueryOnceAsync(handle, cancellationToken).ConfigureAwait(false)).IsEnded;
        }
        catch (KlingApiException exception) when (exception.Kind == KlingErrorKind.NotFound)
        {
            return true;
        }
    }

    private static OperationDescriptor? QueryManyOf(ProductDescriptor product) =>
        product.QueryMany ?? (product.Query is { AnswersList: true, IdParameter: { IsList: true, Most: not 1 } } ? product.Query : null);

    // What shares a limit at the gateway: a product's model.
    private static string LaneOf(CreateOrder order)
    {
        using var json = JsonDocument.Parse(order.Json);
        var model = order.Product.Request.Model.Find(json.RootElement);
        return model is { ValueKind: JsonValueKind.String } name ? $"{order.Product.Name}/{name.GetString()}" : order.Product.Name;
    }
}

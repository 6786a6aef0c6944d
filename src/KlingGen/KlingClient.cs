using System.Runtime.CompilerServices;
using KlingGen.Downloads;
using KlingGen.Gateways;
using KlingGen.Observability;
using KlingGen.Runtime;
using KlingGen.Runtime.Tasks;
using KlingGen.Tasks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace KlingGen;

/// <summary>The client of one gateway. It is safe for many callers at once; make one and keep it.</summary>
public sealed class KlingClient : IKlingClient, IDisposable
{
    private readonly KlingClientOptions _options;
    private readonly ILogger _logger;
    private readonly HttpClient? _ownHttp;
    private readonly GatewayCalls _calls;
    private readonly TaskDownloads _downloads;
    private readonly PaidTasks _tasks;

    /// <summary>Makes a client.</summary>
    /// <param name="gateway">The gateway to speak to.</param>
    /// <param name="http">What sends; null makes one that this client disposes of. Give one that follows no redirects and keeps no cookies,
    /// and whose <see cref="HttpClient.Timeout"/> is longer than <see cref="KlingClientOptions.AttemptTimeout"/>.</param>
    /// <param name="options">How to behave; null takes the defaults.</param>
    /// <param name="logger">What is told of tasks, retries and failures; never of keys, prompts or links.</param>
    public KlingClient(KlingGateway gateway, HttpClient? http = null, KlingClientOptions? options = null, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        Gateway = gateway;
        _options = options ?? new KlingClientOptions();
        _logger = logger ??= NullLogger.Instance;
        _ownHttp = http is null ? new HttpClient(new KlingHttpHandler()) { Timeout = Timeout.InfiniteTimeSpan } : null;
        http ??= _ownHttp!;
        var tokens = gateway.Credentials.Tokens(_options.TimeProvider);
        Api = new ApiClient(http, new ApiClientOptions
        {
            BaseAddress = gateway.BaseAddress,
            Credentials = tokens is not null ? ApiCredentials.Create(tokens.GetAsync)
                : gateway.Key.Length > 0 ? ApiCredentials.Create(gateway.Key) : ApiCredentials.None,
            ValidateRequests = _options.ValidateRequests,
            Timeout = Shorter(_options.AttemptTimeout, _options.CallTimeout),
            // An answer from elsewhere says nothing of a task.
            MaxRedirects = 0,
            TimeProvider = _options.TimeProvider,
        });
        var reads = new TaskApi(Api);
        _calls = new GatewayCalls(gateway, reads, tokens, _options, logger);
        _downloads = new TaskDownloads(gateway, http, reads, _options, logger);
        _tasks = new PaidTasks(gateway, _calls, _downloads, _options, logger);
    }

    /// <inheritdoc/>
    public KlingGateway Gateway { get; }

    /// <inheritdoc/>
    public ApiClient Api { get; }

    /// <inheritdoc/>
    public async Task<VideoTask> CreateAsync(IVideoRequest request, CancellationToken cancellationToken = default)
    {
        var order = Prepare(request);
        using var paid = new PaidTask(_tasks, order.Product);
        return await paid.CreateAsync(order, path: null, isHandedOver: true, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<VideoTask> GetAsync(TaskHandle handle, CancellationToken cancellationToken = default) =>
        await TaskOf(handle).GetAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public IAsyncEnumerable<VideoTask> ListAsync(KlingProduct product, CancellationToken cancellationToken = default) => ListAsync(
        product,
        _tasks.ProductOf(product).List
            ?? throw new KlingUnsupportedException(Gateway.Name, [Unsupported.Member("", $"It cannot list {product} tasks.")]),
        cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<VideoTask> WatchAsync(
        TaskHandle handle, TimeSpan? pollInterval = null, CancellationToken cancellationToken = default) =>
        TaskOf(handle).WatchAsync(
            pollInterval is null ? null : Durations.Pause(pollInterval.Value, nameof(pollInterval)), cancellationToken);

    /// <inheritdoc/>
    public async Task<VideoTask> WaitAsync(
        TaskHandle handle, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        await TaskOf(handle).WaitAsync(options, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DownloadedVideo>> DownloadAsync(
        VideoTask task, string path, DownloadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var paid = TaskOf(task.Handle);
        await paid.FindEntryAsync(cancellationToken).ConfigureAwait(false);
        return await paid.DownloadAsync(task, path, options ?? new DownloadOptions(), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<VideoTask> GenerateAsync(
        IVideoRequest request, string? path = null, WaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        var order = Prepare(request);
        if (path is not null)
        {
            await TaskDownloads.CheckTargetAsync(path, DownloadOptionsOf(options)).ConfigureAwait(false);
        }

        using var paid = new PaidTask(_tasks, order.Product);
        var task = await paid.CreateAsync(order, path, isHandedOver: false, cancellationToken).ConfigureAwait(false);
        _tasks.Report(options?.Progress, task);
        return await FinishAsync(paid, path, options, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<VideoTask> ResumeAsync(
        TaskHandle handle, string? path = null, WaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var paid = TaskOf(handle);
        if (path is not null)
        {
            await paid.CheckTargetAsync(path, DownloadOptionsOf(options), cancellationToken).ConfigureAwait(false);
        }

        await paid.FindEntryAsync(cancellationToken).ConfigureAwait(false);
        return await FinishAsync(paid, path, options, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ResumedTask> ResumeAllAsync(ResumeOptions? options = null, CancellationToken cancellationToken = default) =>
        new JournalResumption(_tasks, options ?? new ResumeOptions()).RunAsync(cancellationToken);

    /// <summary>Ends the client: who waits is let go at once, with the handle. The connections that it made itself are closed; an
    /// <see cref="HttpClient"/> that it was given stays open.</summary>
    public void Dispose()
    {
        _tasks.Dispose();
        _calls.Dispose();
        _downloads.Dispose();
        _ownHttp?.Dispose();
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) =>
        one == Timeout.InfiniteTimeSpan || (other != Timeout.InfiniteTimeSpan && other < one) ? other : one;

    private static DownloadOptions DownloadOptionsOf(WaitOptions? options) => new()
    {
        Overwrite = options?.Overwrite ?? false,
        Progress = options?.DownloadProgress,
    };

    private CreateOrder Prepare(IVideoRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        ObjectDisposedException.ThrowIf(_tasks.IsDisposed, this);
        var order = CreateOrder.Prepare(Gateway.Descriptor, request, _options);
        foreach (var warning in order.Warnings)
        {
            Log.RequestWarning(_logger, Gateway.Name, warning.InstanceLocation, _calls.Errors.Clean(warning.Message));
        }

        return order;
    }

    private static async Task<VideoTask> FinishAsync(
        PaidTask paid, string? path, WaitOptions? options, CancellationToken cancellationToken)
    {
        var task = await paid.WaitAsync(options, cancellationToken).ConfigureAwait(false);
        if (path is null)
        {
            await paid.HandOverAsync().ConfigureAwait(false);
        }
        else
        {
            await paid.DownloadAsync(task, path, DownloadOptionsOf(options), cancellationToken).ConfigureAwait(false);
        }

        return task;
    }

    private async IAsyncEnumerable<VideoTask> ListAsync(
        KlingProduct product, OperationDescriptor list, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var turn = new PageTurn(list);
        while (turn.Next is { } call)
        {
            var page = await _calls.SendAsync<PageCall, TaskPage>(call, cancellationToken).ConfigureAwait(false);
            foreach (var record in turn.Take(page))
            {
                yield return _tasks.TaskOf(record, _tasks.HandleOf(product.Value!, record.Id));
            }
        }
    }

    private PaidTask TaskOf(TaskHandle handle)
    {
        CheckGateway(handle);
        return new PaidTask(_tasks, _tasks.ProductOf(handle.Product), handle, entryId: null);
    }

    private void CheckGateway(TaskHandle handle)
    {
        ArgumentNullException.ThrowIfNull(handle);
        if (!handle.Gateway.Equals(Gateway.Name, StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException(
                $"The task {handle} belongs to the gateway {handle.Gateway}, and this client speaks to {Gateway.Name}.", nameof(handle));
        }

        if (handle.Site is not null && !handle.Site.Equals(Gateway.Site, StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException(
                $"The task {handle} was made at another site of {Gateway.Name} than {Gateway.BaseAddress} (which is {Gateway.Site}): "
                + "give the base address that it was made at.",
                nameof(handle));
        }
    }
}

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
    private readonly HttpClient _http;
    private readonly bool _ownsHttp;
    private readonly TaskApi _tasks;
    private readonly GatewayCalls _calls;
    private readonly TaskCreator _creator;
    private readonly TaskPoller _poller;
    private readonly TaskDownloads _downloads;

    /// <summary>Makes a client.</summary>
    /// <param name="gateway">The gateway to speak to.</param>
    /// <param name="http">What sends; null makes one that this client disposes of. Give one whose <see cref="HttpClient.Timeout"/> is
    /// longer than <see cref="KlingClientOptions.CallTimeout"/>.</param>
    /// <param name="options">How to behave; null takes the defaults.</param>
    /// <param name="logger">What is told of tasks, retries and failures; never of keys, prompts or links.</param>
    public KlingClient(KlingGateway gateway, HttpClient? http = null, KlingClientOptions? options = null, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        Gateway = gateway;
        _options = options ?? new KlingClientOptions();
        _ownsHttp = http is null;
        _http = http ?? NewHttpClient();
        _logger = logger ??= NullLogger.Instance;
        var tokens = gateway.Credentials.Tokens(_options.TimeProvider);
        Api = new ApiClient(_http, new ApiClientOptions
        {
            BaseAddress = gateway.BaseAddress,
            Credentials = tokens is not null ? ApiCredentials.Create(tokens.GetAsync)
                : gateway.Key.Length > 0 ? ApiCredentials.Create(gateway.Key) : ApiCredentials.None,
            ValidateRequests = _options.ValidateRequests,
            Timeout = _options.CallTimeout,
            TimeProvider = _options.TimeProvider,
        });
        _tasks = new TaskApi(Api);
        _calls = new GatewayCalls(gateway, _tasks, tokens, _options, logger);
        _creator = new TaskCreator(_calls, gateway.Name, logger);
        _poller = new TaskPoller(GetAsync, _options.TimeProvider, logger);
        _downloads = new TaskDownloads(gateway, _http, _tasks, _options, logger);
    }

    /// <inheritdoc/>
    public KlingGateway Gateway { get; }

    /// <inheritdoc/>
    public ApiClient Api { get; }

    /// <inheritdoc/>
    public async Task<VideoTask> CreateAsync(IVideoRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var order = CreateOrder.Prepare(Gateway.Descriptor, request, _options);
        foreach (var warning in order.Warnings)
        {
            Log.RequestWarning(_logger, Gateway.Name, warning.InstanceLocation, Errors.Redaction.Clean(warning.Message, Gateway.Key));
        }

        return await _creator.CreateAsync(order, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<VideoTask> GetAsync(TaskHandle handle, CancellationToken cancellationToken = default)
    {
        CheckGateway(handle);
        try
        {
            var call = new QueryCall(ProductOf(handle.Product).Query, handle);
            var record = await _calls.SendAsync<QueryCall, TaskRecord>(call, cancellationToken).ConfigureAwait(false);
            return VideoTask.From(record, handle.IsExternal ? new TaskHandle(handle.Gateway, handle.Product, record.Id) : handle);
        }
        catch (KlingException exception)
        {
            exception.Handle ??= handle;
            throw;
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<VideoTask> ListAsync(KlingProduct product, CancellationToken cancellationToken = default) => ListAsync(
        product,
        ProductOf(product).List
            ?? throw new KlingUnsupportedException(Gateway.Name, [Unsupported.Member("", $"It cannot list {product} tasks.")]),
        cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<VideoTask> WatchAsync(
        TaskHandle handle, TimeSpan? pollInterval = null, CancellationToken cancellationToken = default)
    {
        CheckGateway(handle);
        var pace = (pollInterval ?? _options.PollInterval) is { } interval
            ? PollingPace.Every(interval)
            : PollingPace.Of(Gateway.Descriptor);
        return _poller.WatchAsync(handle, pace, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<VideoTask> WaitAsync(TaskHandle handle, WaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        CheckGateway(handle);
        using var activity = KlingTelemetry.Start("wait", Gateway.Name, handle.Product, handle.Id);
        var timeout = options?.Timeout ?? _options.WaitTimeout;
        using var deadline = new CancellationTokenSource(timeout, _options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        VideoTask? last = null;
        try
        {
            var began = _options.TimeProvider.GetTimestamp();
            await foreach (var task in WatchAsync(handle, options?.PollInterval, either.Token).ConfigureAwait(false))
            {
                last = task;
                options?.Progress?.Report(task);
            }

            KlingTelemetry.WaitDuration.Record(
                _options.TimeProvider.GetElapsedTime(began).TotalSeconds,
                new(KlingTelemetry.GatewayTag, Gateway.Name),
                new(KlingTelemetry.StatusTag, last!.Status.ToString()));
            return Succeeded(last);
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new KlingCanceledException(last?.Handle ?? handle, exception, cancellationToken);
        }
        catch (OperationCanceledException exception) when (deadline.IsCancellationRequested)
        {
            activity.Fail(exception);
            throw new KlingTimeoutException(last?.Handle ?? handle, last, timeout, exception);
        }
        catch (KlingException exception)
        {
            activity.Fail(exception);
            exception.Handle ??= last?.Handle ?? handle;
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<long> DownloadAsync(
        VideoTask task, string path, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentException.ThrowIfNullOrEmpty(path);
        CheckGateway(task.Handle);
        using var activity = KlingTelemetry.Start("download", Gateway.Name, task.Handle.Product, task.Id);
        try
        {
            var options = new DownloadOptions { Overwrite = true, Progress = progress };
            var video = await _downloads.DownloadAsync(task, 0, path, options, token => GetAsync(task.Handle, token), cancellationToken)
                .ConfigureAwait(false);
            return video.Length;
        }
        catch (KlingException exception)
        {
            activity.Fail(exception);
            exception.Handle ??= task.Handle;
            throw;
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new KlingCanceledException(task.Handle, exception, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<VideoTask> GenerateAsync(
        IVideoRequest request, string? path = null, WaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (path is not null)
        {
            await TaskDownloads.CheckTargetAsync(path, new DownloadOptions { Overwrite = true }).ConfigureAwait(false);
        }

        var task = await CreateAsync(request, cancellationToken).ConfigureAwait(false);
        options?.Progress?.Report(task);
        return await ResumeAsync(task.Handle, path, options, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<VideoTask> ResumeAsync(
        TaskHandle handle, string? path = null, WaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        var task = await WaitAsync(handle, options, cancellationToken).ConfigureAwait(false);
        if (path is not null)
        {
            await DownloadAsync(task, path, options?.DownloadProgress, cancellationToken).ConfigureAwait(false);
        }

        return task;
    }

    /// <summary>Ends the client and closes the connections that it made itself; an <see cref="HttpClient"/> that it was given stays
    /// open.</summary>
    public void Dispose()
    {
        _calls.Dispose();
        _downloads.Dispose();
        if (_ownsHttp)
        {
            _http.Dispose();
        }
    }

    private static HttpClient NewHttpClient() =>
        new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(10), ConnectTimeout = TimeSpan.FromSeconds(20) })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };

    private async IAsyncEnumerable<VideoTask> ListAsync(
        KlingProduct product, OperationDescriptor list, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var turn = new PageTurn(list);
        while (turn.Next is { } call)
        {
            var page = await _calls.SendAsync<PageCall, TaskPage>(call, cancellationToken).ConfigureAwait(false);
            foreach (var record in turn.Take(page))
            {
                yield return VideoTask.From(record, new TaskHandle(Gateway.Name, product, record.Id));
            }
        }
    }

    private static VideoTask Succeeded(VideoTask task)
    {
        if (task.Status == VideoTaskStatus.Succeeded)
        {
            return task;
        }

        var reason = Errors.Redaction.Clean(task.Message, key: null);
        var end = task.Status == VideoTaskStatus.Canceled ? "was cancelled" : "failed";
        throw new KlingTaskFailedException($"The task {task.Handle} {end}{(reason is null ? "." : $": {reason.TrimEnd('.')}.")}", task);
    }

    private ProductDescriptor ProductOf(KlingProduct product) =>
        Gateway.Descriptor.FindProduct(product.Value ?? "")
        ?? throw new KlingUnsupportedException(Gateway.Name, [Unsupported.Product(product.ToString())]);

    private void CheckGateway(TaskHandle handle)
    {
        ArgumentNullException.ThrowIfNull(handle);
        if (!handle.Gateway.Equals(Gateway.Name, StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"The task {handle} belongs to the gateway {handle.Gateway}, and this client speaks to {Gateway.Name}.", nameof(handle));
        }
    }
}

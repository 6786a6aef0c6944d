using KlingGen.Downloads;
using KlingGen.Gateways;
using KlingGen.Observability;
using KlingGen.Runtime;
using KlingGen.Tasks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace KlingGen;

/// <summary>The client of one gateway. It is safe for many callers at once; make one and keep it.</summary>
public sealed class KlingClient : IKlingClient, IDisposable
{
    private readonly KlingClientOptions _options;
    private readonly GatewayDialect _dialect;
    private readonly ILogger _logger;
    private readonly HttpClient _http;
    private readonly bool _ownsHttp;
    private readonly GatewayCalls _calls;
    private readonly TaskCreator _creator;
    private readonly TaskPoller _poller;
    private readonly VideoDownloader _downloader;

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
        _dialect = gateway.Dialect;
        _ownsHttp = http is null;
        _http = http ?? NewHttpClient();
        _logger = logger ??= NullLogger.Instance;
        var tokens = gateway.Credentials.Tokens(_options.TimeProvider);
        Api = new ApiClient(_http, new ApiClientOptions
        {
            BaseAddress = gateway.BaseAddress,
            Credentials = tokens is null ? ApiCredentials.Create(gateway.Key) : ApiCredentials.Create(tokens.GetAsync),
            // Requests are checked here, once, with the sender's own names of members.
            ValidateRequests = false,
            Timeout = _options.CallTimeout,
            TimeProvider = _options.TimeProvider,
        });
        _calls = new GatewayCalls(gateway, Api, tokens, _options, logger);
        _creator = new TaskCreator(_calls, gateway.Name, logger);
        _poller = new TaskPoller(GetAsync, _options.TimeProvider, logger);
        _downloader = new VideoDownloader(_options, logger);
    }

    /// <inheritdoc/>
    public KlingGateway Gateway { get; }

    /// <inheritdoc/>
    public ApiClient Api { get; }

    /// <inheritdoc/>
    public Task<VideoTask> CreateAsync(TextToVideoRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var sent = NeedsExternalTaskId(request) ? request with { ExternalTaskId = NewExternalTaskId() } : request;
        return CreateAsync(() => _dialect.Prepare(sent), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<VideoTask> CreateAsync(ImageToVideoRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var sent = NeedsExternalTaskId(request) ? request with { ExternalTaskId = NewExternalTaskId() } : request;
        return CreateAsync(() => _dialect.Prepare(sent), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<VideoTask> CreateAsync(VideoCreateRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return CreateAsync(() => _dialect.Prepare(request), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<VideoTask> GetAsync(TaskHandle handle, CancellationToken cancellationToken = default)
    {
        CheckGateway(handle);
        try
        {
            return await _calls.GetAsync(handle, cancellationToken).ConfigureAwait(false);
        }
        catch (KlingException exception)
        {
            exception.Handle ??= handle;
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<VideoTask>> ListAsync(
        KlingProduct product, int page = 1, int pageSize = 30, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        return _calls.ListAsync(product, page, pageSize, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<VideoTask> WatchAsync(
        TaskHandle handle, TimeSpan? pollInterval = null, CancellationToken cancellationToken = default)
    {
        CheckGateway(handle);
        var pace = (pollInterval ?? _options.PollInterval) is { } interval ? PollingPace.Every(interval) : _dialect.Pace;
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
            return await DownloadAnyAsync(task, path, progress, cancellationToken).ConfigureAwait(false);
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
    public Task<VideoTask> GenerateAsync(
        TextToVideoRequest request, string? path = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        GenerateAsync(() => CreateAsync(request, cancellationToken), path, options, cancellationToken);

    /// <inheritdoc/>
    public Task<VideoTask> GenerateAsync(
        ImageToVideoRequest request, string? path = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        GenerateAsync(() => CreateAsync(request, cancellationToken), path, options, cancellationToken);

    /// <inheritdoc/>
    public Task<VideoTask> GenerateAsync(
        VideoCreateRequest request, string? path = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        GenerateAsync(() => CreateAsync(request, cancellationToken), path, options, cancellationToken);

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

    /// <summary>Ends the client and closes the connections that it made itself; an <see cref="HttpClient"/> that it was given stays open.</summary>
    public void Dispose()
    {
        _calls.Dispose();
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

    private static string NewExternalTaskId() => Guid.NewGuid().ToString("N");

    private bool NeedsExternalTaskId(IKlingRequest request) =>
        _options.AssignExternalTaskIds && _dialect.KnowsExternalTaskId && string.IsNullOrEmpty(request.ExternalTaskId);

    private async Task<VideoTask> CreateAsync(Func<PreparedCreate> prepare, CancellationToken cancellationToken)
    {
        var create = prepare();
        if (create.Lost.Count > 0)
        {
            throw new KlingUnsupportedException(Gateway.Name, create.Lost);
        }

        var warnings = _options.ValidateRequests ? Check(create.Validate()) : [];
        var task = await _creator.CreateAsync(create, cancellationToken).ConfigureAwait(false);
        task.RequestWarnings = warnings;
        return task;
    }

    private IReadOnlyList<ValidationError> Check(ValidationResult result)
    {
        if (!result.IsValid)
        {
            throw new ApiValidationException(result);
        }

        foreach (var warning in result.Warnings)
        {
            Log.RequestWarning(_logger, Gateway.Name, warning.InstanceLocation, Errors.Redaction.Clean(warning.Message, Gateway.Key));
        }

        return result.Warnings;
    }

    private async Task<VideoTask> GenerateAsync(
        Func<Task<VideoTask>> create, string? path, WaitOptions? options, CancellationToken cancellationToken)
    {
        if (path is not null)
        {
            await DownloadTarget.CheckAsync(path).ConfigureAwait(false);
        }

        var task = await create().ConfigureAwait(false);
        options?.Progress?.Report(task);
        return await ResumeAsync(task.Handle, path, options, cancellationToken).ConfigureAwait(false);
    }

    // A link can be older than its signature allows; the gateway's own copy, or a fresh link, may still be there.
    private async Task<long> DownloadAnyAsync(
        VideoTask task, string path, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        var link = Link(task);
        var content = _dialect.Content(Api, task.Handle);
        try
        {
            return await _downloader.DownloadAsync(link ?? content ?? throw NoVideo(task), path, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (KlingDownloadException exception) when (exception.Error == KlingDownloadError.LinkRefused && link is not null)
        {
            var fresh = content ?? Link(await GetAsync(task.Handle, cancellationToken).ConfigureAwait(false)) ?? throw NoVideo(task);
            return await _downloader.DownloadAsync(fresh, path, progress, cancellationToken).ConfigureAwait(false);
        }
    }

    private LinkSource? Link(VideoTask task) => task.Videos is [{ Url: { } url }, ..] ? new LinkSource(_http, url) : null;

    private static KlingDownloadException NoVideo(VideoTask task) =>
        new(KlingDownloadError.NoVideo, task.Status == VideoTaskStatus.Succeeded
            ? $"The task {task.Handle} succeeded, but the gateway names no video."
            : $"The task {task.Handle} has no video: its status is '{task.StatusWord}'.");

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

    private void CheckGateway(TaskHandle handle)
    {
        ArgumentNullException.ThrowIfNull(handle);
        if (!handle.Gateway.Equals(Gateway.Name, StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"The task {handle} belongs to the gateway {handle.Gateway}, and this client speaks to {Gateway.Name}.", nameof(handle));
        }
    }
}

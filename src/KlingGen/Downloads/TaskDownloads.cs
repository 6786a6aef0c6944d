using KlingGen.Observability;
using KlingGen.Runtime.Tasks;
using Microsoft.Extensions.Logging;

namespace KlingGen.Downloads;

/// <summary>Brings the videos of tasks to disk, from wherever they can be had.</summary>
/// <param name="gateway">Whose tasks.</param>
/// <param name="http">What asks links. The key is not sent with it.</param>
/// <param name="tasks">What asks the gateway for content, with the key.</param>
/// <param name="options">How to behave.</param>
/// <param name="logger">What is told.</param>
internal sealed class TaskDownloads(
    KlingGateway gateway, HttpClient http, TaskApi tasks, KlingClientOptions options, ILogger logger) : IDisposable
{
    private readonly CancellationTokenSource _ending = new();

    /// <summary>Finds out before anything is paid for whether a video can be written to a path.</summary>
    /// <exception cref="KlingDownloadException">It cannot be, or a file stands there that may not be overwritten.</exception>
    public static Task CheckTargetAsync(string path, DownloadOptions? downloadOptions)
    {
        DownloadTarget.Check(path, downloadOptions ?? DownloadOptions.Default);
        return Task.CompletedTask;
    }

    /// <summary>Downloads all videos of a task: the first to a path, the others beside it as <c>name-2.mp4</c>, <c>name-3.mp4</c> and so
    /// on. A device takes the first alone.</summary>
    /// <param name="task">The task.</param>
    /// <param name="path">The path of the first.</param>
    /// <param name="downloadOptions">How; null takes the defaults.</param>
    /// <param name="refresh">Asks for the task anew, for a fresh link.</param>
    /// <param name="cancellationToken">Ends the download; what came is kept beside the target for the next one.</param>
    /// <returns>The videos, in the task's order.</returns>
    /// <exception cref="KlingDownloadException">A video did not reach its file; those before it did.</exception>
    public async Task<IReadOnlyList<DownloadedVideo>> DownloadAllAsync(
        VideoTask task,
        string path,
        DownloadOptions? downloadOptions,
        Func<CancellationToken, Task<VideoTask>> refresh,
        CancellationToken cancellationToken)
    {
        var limits = downloadOptions ?? DownloadOptions.Default;
        var first = DownloadTarget.At(path, limits);
        for (var i = 1; i < task.Videos.Count && !first.IsDevice; i++)
        {
            DownloadTarget.At(DownloadTarget.PathOf(path, i + 1), limits);
        }

        var latest = task;
        async Task<VideoTask> RefreshAsync(CancellationToken token) => latest = await refresh(token).ConfigureAwait(false);
        List<DownloadedVideo> videos = [await DownloadAsync(task, 0, path, limits, RefreshAsync, cancellationToken).ConfigureAwait(false)];

        // A task that named no video at first may have named several by now.
        latest = latest.Videos.Count >= task.Videos.Count ? latest : task;
        if (first.IsDevice && latest.Videos.Count > 1)
        {
            Log.OnlyFirstWritten(logger, task.Handle, latest.Videos.Count);
            return videos;
        }

        for (var i = 1; i < latest.Videos.Count; i++)
        {
            var next = DownloadTarget.PathOf(path, i + 1);
            videos.Add(await DownloadAsync(latest, i, next, limits, RefreshAsync, cancellationToken).ConfigureAwait(false));
        }

        return videos;
    }

    /// <summary>Downloads one video of a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="index">Which of its videos, from 0.</param>
    /// <param name="path">Where to.</param>
    /// <param name="downloadOptions">How; null takes the defaults.</param>
    /// <param name="refresh">Asks for the task anew, for a fresh link.</param>
    /// <param name="cancellationToken">Ends the download; what came is kept beside the target for the next one.</param>
    /// <returns>The video.</returns>
    /// <exception cref="KlingDownloadException">It did not reach its file.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative.</exception>
    public async Task<DownloadedVideo> DownloadAsync(
        VideoTask task,
        int index,
        string path,
        DownloadOptions? downloadOptions,
        Func<CancellationToken, Task<VideoTask>> refresh,
        CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ObjectDisposedException.ThrowIf(_ending.IsCancellationRequested, this);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ending.Token);
        var limits = downloadOptions ?? DownloadOptions.Default;
        if (limits.IsHome(path))
        {
            return new DownloadedVideo(path, new FileInfo(path).Length, index < task.Videos.Count ? task.Videos[index] : null, limits.Watermarked);
        }

        var target = DownloadTarget.At(path, limits);
        var links = new LinkClient(http, gateway.BaseAddress, limits.AllowPrivateAddresses);
        var sources = new VideoSources(gateway, tasks, links, limits, options.TimeProvider, logger)
        {
            Task = task,
            Index = index,
            Refresh = refresh,
        };
        var part = PartFile.Open(target, $"{task.Handle}\n{index}\n{limits.Watermarked}", options.TimeProvider);
        await using var _ = part.ConfigureAwait(false);
        try
        {
            return await DownloadAsync(sources, part, limits, path, either.Token).ConfigureAwait(false);
        }
        catch (KlingDownloadException exception) when (exception.Error is KlingDownloadError.WrongContent or KlingDownloadError.TooLarge)
        {
            part.Discard();
            throw;
        }
    }

    /// <summary>Ends the downloads that are under way, as if they were cancelled.</summary>
    public void Dispose() => _ending.Cancel();

    private async Task<DownloadedVideo> DownloadAsync(
        VideoSources sources, PartFile part, DownloadOptions limits, string path, CancellationToken cancellationToken)
    {
        var download = new VideoDownload(part, limits, options, logger, gateway.Secrets);
        await foreach (var source in sources.FindAsync(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                await download.FetchAsync(source.Source, cancellationToken).ConfigureAwait(false);
            }
            catch (KlingDownloadException exception) when (IsOfSource(exception))
            {
                Log.SourceFailed(logger, sources.Task.Handle, exception.Error);
                sources.Failed(exception);
                continue;
            }

            var length = part.Length;
            await part.CommitAsync().ConfigureAwait(false);
            KlingTelemetry.DownloadedBytes.Add(length);
            return new DownloadedVideo(path, length, source.Video, source.IsWatermarked);
        }

        throw sources.Failure();
    }

    // A disk that is full, or a video that is too large, is so wherever the bytes come from.
    private static bool IsOfSource(KlingDownloadException exception) =>
        exception.Error is KlingDownloadError.LinkRefused or KlingDownloadError.WrongContent or KlingDownloadError.Interrupted;
}

using System.Runtime.CompilerServices;
using System.Text.Json;
using KlingGen.Errors;
using KlingGen.Gateways;
using KlingGen.Observability;
using KlingGen.Runtime;
using KlingGen.Runtime.Tasks;
using Microsoft.Extensions.Logging;

namespace KlingGen.Downloads;

/// <summary>
/// Where a video may be had, one place after the other while the one before did not give it: the link that the task names, a fresh
/// link, the gateway's own copy by the task's id, and the link of a task that named none at first.
/// </summary>
internal sealed class VideoSources(
    KlingGateway gateway, TaskApi tasks, LinkClient links, DownloadOptions options, TimeProvider clock, ILogger logger)
{
    /// <summary>How long after its success a task may name its video: some gateways say the one before they have the other.</summary>
    private static readonly TimeSpan[] s_pauses = [.. new[] { 1, 2, 3, 4, 5 }.Select(static seconds => TimeSpan.FromSeconds(seconds))];

    private KlingDownloadException? _first;
    private KlingDownloadException? _last;
    private Uri? _tried;

    /// <summary>The task as it was last described.</summary>
    public required VideoTask Task { get; set; }

    /// <summary>Which of its videos, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Asks for the task anew.</summary>
    public required Func<CancellationToken, Task<VideoTask>> Refresh { get; init; }

    /// <summary>Notes what came of the place that was tried last.</summary>
    public void Failed(KlingDownloadException failure)
    {
        _first ??= failure;
        _last = failure;
    }

    /// <summary>The places, each asked for when the one before has failed.</summary>
    public async IAsyncEnumerable<FoundSource> FindAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var hadLink = false;
        if (Link() is { } link)
        {
            hadLink = true;
            yield return link;
            var refreshed = new HashSet<KlingDownloadError>();
            while (_last is { Error: KlingDownloadError.LinkRefused or KlingDownloadError.WrongContent } failure
                && refreshed.Add(failure.Error)
                && await FreshLinkAsync(cancellationToken).ConfigureAwait(false) is { } fresh)
            {
                yield return fresh;
            }
        }

        if (Content() is { } content)
        {
            yield return content;
        }

        if (!hadLink && Task.Status == VideoTaskStatus.Succeeded
            && await LateLinkAsync(cancellationToken).ConfigureAwait(false) is { } late)
        {
            yield return late;
        }
    }

    /// <summary>What to say when no place gave the video.</summary>
    public KlingDownloadException Failure() => _first ?? new KlingDownloadException(
        KlingDownloadError.NoVideo,
        Task.Status != VideoTaskStatus.Succeeded ? $"The task {Task.Handle} has no video: its status is '{Task.StatusWord}'."
            : Task.Videos.Count > 0 && Index >= Task.Videos.Count
                ? $"The task {Task.Handle} has {Task.Videos.Count} videos, and none of number {Index + 1}."
            : options.Watermarked && Task.Videos.Count > 0 ? $"The task {Task.Handle} has no copy with a watermark."
            : $"The task {Task.Handle} succeeded, but the gateway names no video{Answer()}.");

    private FoundSource? Link()
    {
        if (Index >= Task.Videos.Count)
        {
            return null;
        }

        var video = Task.Videos[Index];
        var isWatermarked = options.Watermarked || video.Url is null;
        if ((isWatermarked ? video.WatermarkUrl : video.Url) is not { } url)
        {
            return null;
        }

        if (isWatermarked && !options.Watermarked)
        {
            Log.OnlyWatermarked(logger, Task.Handle);
        }

        _tried = url;
        return new FoundSource(new LinkSource(links, url), video, isWatermarked);
    }

    /// <summary>The gateway's own copy: that of the first video, without a watermark.</summary>
    private FoundSource? Content() =>
        Index == 0 && !options.Watermarked && gateway.Descriptor.FindProduct(Task.Handle.Product.Value ?? "")?.Content is { } operation
        && (Task.Status == VideoTaskStatus.Succeeded || _tried is not null)
            ? new FoundSource(
                new ContentSource(tasks, operation, Task.Id, links), Task.Videos is [var video, ..] ? video : null, IsWatermarked: false)
            : null;

    private async Task<FoundSource?> FreshLinkAsync(CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken).ConfigureAwait(false);
        return Link();
    }

    private async Task<FoundSource?> LateLinkAsync(CancellationToken cancellationToken)
    {
        foreach (var pause in s_pauses)
        {
            if (Task.Videos.Count > 0)
            {
                break;
            }

            await System.Threading.Tasks.Task.Delay(pause, clock, cancellationToken).ConfigureAwait(false);
            await RefreshAsync(cancellationToken).ConfigureAwait(false);
        }

        return Link();
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            var fresh = await Refresh(cancellationToken).ConfigureAwait(false);
            Task = fresh.Status == VideoTaskStatus.Succeeded || fresh.Videos.Count > 0 ? fresh : Task;
        }
        catch (Exception exception) when (exception is KlingException or ApiException)
        {
            Log.LinkNotRefreshed(logger, Task.Handle, exception.GetType().Name);
        }
    }

    /// <summary>What the gateway said instead, so that a person can see where the video hides.</summary>
    private string Answer() => Task.Json.ValueKind == JsonValueKind.Undefined
        ? ""
        : $"; its answer was {Redaction.Clean(Task.Json.GetRawText(), gateway.Secrets)}";
}

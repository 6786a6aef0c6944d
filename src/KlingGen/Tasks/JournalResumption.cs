using System.Runtime.CompilerServices;
using System.Threading.Channels;
using KlingGen.Downloads;
using KlingGen.Gateways;

namespace KlingGen.Tasks;

/// <summary>Brings home what is open in the journal: of this gateway and site, and no living process's.</summary>
internal sealed class JournalResumption(PaidTasks road, ResumeOptions options)
{
    // Which entries name a file: one that several name may hold another's video.
    private readonly Dictionary<string, HashSet<string>> _namedBy = new(StringComparer.Ordinal);

    /// <summary>Takes up every open entry, all at once, and tells of each as it ends.</summary>
    public async IAsyncEnumerable<ResumedTask> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var results = Channel.CreateUnbounded<ResumedTask>();
        var running = RunAllAsync(results.Writer, end.Token);
        try
        {
            await foreach (var result in results.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return result;
            }
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RunAllAsync(ChannelWriter<ResumedTask> results, CancellationToken cancellationToken)
    {
        var running = new List<Task>();
        try
        {
            foreach (var entry in await OpenEntriesAsync(cancellationToken).ConfigureAwait(false))
            {
                if (IsLost(entry))
                {
                    // It stays as it is, so that the same request, sent again, meets it.
                    results.TryWrite(new ResumedTask { Entry = entry, Error = TaskCreation.Untraceable(entry) });
                }
                else if (await road.Options.Journal.TryClaimAsync(entry.Id, cancellationToken).ConfigureAwait(false))
                {
                    running.Add(FinishAsync(entry, results, cancellationToken));
                }
            }

            await Task.WhenAll(running).ConfigureAwait(false);
            results.Complete();
        }
        catch (Exception exception)
        {
            results.Complete(exception);
        }
    }

    // Neither the gateway's id nor one of the caller's finds it.
    private static bool IsLost(TaskEntry entry) => entry.Handle is null && entry.Intent.Key is null;

    private async Task<List<TaskEntry>> OpenEntriesAsync(CancellationToken cancellationToken)
    {
        var entries = new List<TaskEntry>();
        await foreach (var entry in road.Options.Journal.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            Note(entry);
            if (entry.IsOpen && road.IsHere(entry.Intent) && !road.Use.IsAtWork(entry.Id))
            {
                entries.Add(entry);
            }
        }

        return entries;
    }

    private void Note(TaskEntry entry)
    {
        foreach (var path in entry.Intent.Path is { } intended ? entry.Files.Append(intended) : entry.Files)
        {
            if (!_namedBy.TryGetValue(path, out var entries))
            {
                _namedBy.Add(path, entries = []);
            }

            entries.Add(entry.Id);
        }
    }

    private async Task FinishAsync(TaskEntry entry, ChannelWriter<ResumedTask> results, CancellationToken cancellationToken)
    {
        VideoTask? task = null;
        try
        {
            using var paid = Owner(entry);
            task = await TakeUpAsync(entry, paid, cancellationToken).ConfigureAwait(false);
            task = await paid.WaitAsync(options.Wait, cancellationToken).ConfigureAwait(false);
            var files = await DownloadAsync(entry, paid, task, cancellationToken).ConfigureAwait(false);
            results.TryWrite(new ResumedTask { Entry = entry, Task = task, Files = files });
        }
        catch (Exception exception)
        {
            results.TryWrite(new ResumedTask { Entry = entry, Task = task, Error = exception });
        }
    }

    private PaidTask Owner(TaskEntry entry)
    {
        var product = road.ProductOf(entry.Intent.Product);
        return entry.Handle is { IsExternal: false } known
            ? new PaidTask(road, product, known, entry.Id)
            : new PaidTask(road, product);
    }

    private static async Task<VideoTask?> TakeUpAsync(TaskEntry entry, PaidTask paid, CancellationToken cancellationToken)
    {
        if (entry.Handle is { IsExternal: false })
        {
            return null;
        }

        var order = CreateOrder.Read(paid.Product, entry.Intent.Request.Span, entry.Intent.IsKeyGenerated);
        return await paid.TakeUpAsync(entry, order, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<string>> DownloadAsync(
        TaskEntry entry, PaidTask paid, VideoTask task, CancellationToken cancellationToken)
    {
        if ((entry.Intent.Path ?? PathIn(options.Folder, task.Handle)) is not { } path)
        {
            await paid.HandOverAsync().ConfigureAwait(false);
            return [];
        }

        var download = new DownloadOptions
        {
            Overwrite = options.Wait?.Overwrite ?? false,
            Progress = options.Wait?.DownloadProgress,
            HomeSince = _namedBy.GetValueOrDefault(path) is { Count: > 1 } ? null : entry.BegunAt,
        };
        var videos = await paid.DownloadAsync(task, path, download, cancellationToken).ConfigureAwait(false);
        return [.. videos.Select(static video => video.Path)];
    }

    // An id is the gateway's word, and may hold anything.
    private static string? PathIn(string? folder, TaskHandle handle) => folder is null
        ? null
        : Path.Combine(folder, $"{handle.Product}-{string.Concat(handle.Id.Select(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'))}.mp4");
}

#pragma warning disable CS1591
using Microsoft.Extensions.Logging;
using KlingGen.Runtime.Tasks;
using KlingGen.Downloads;
namespace KlingGen
{
    public sealed record DownloadOptions { public bool Overwrite {get;init;} public IProgress<DownloadProgress>? Progress {get;init;} }
    public sealed record DownloadedVideo(string Path, long Length);
}
namespace KlingGen.Downloads
{
    internal sealed class TaskDownloads(KlingGateway gateway, HttpClient http, TaskApi tasks, KlingClientOptions options, ILogger logger) : IDisposable
    {
        public async Task<IReadOnlyList<DownloadedVideo>> DownloadAllAsync(VideoTask task, string path, DownloadOptions? o, Func<CancellationToken, Task<VideoTask>> refresh, CancellationToken ct)
        {
            var l = await new VideoDownloader(options, logger).DownloadAsync(task.Videos is [{ Url: { } u }, ..] ? new LinkSource(http, u) : new Gateways.ContentSource(tasks, gateway.Descriptor.FindProduct(task.Handle.Product.Value!)!.Content!, task.Id), path, o?.Progress, ct);
            return [new DownloadedVideo(path, l)];
        }
        public static Task CheckTargetAsync(string path, DownloadOptions? o) => DownloadTarget.CheckAsync(path);
        public void Dispose() {}
    }
}
namespace KlingGen.Gate
{
    internal sealed record GateOptions { public int? Width; public required TimeProvider Time; public required Func<TaskHandle, CancellationToken, Task<bool>> HasEnded; public TimeSpan Pace; public TimeSpan RetryDelay; public required ILogger Logger; }
    internal sealed class TaskGate(GateOptions o) : IDisposable { public ValueTask<GateSlot> EnterAsync(string lane, Action<QueueState>? w, CancellationToken ct) => new(new GateSlot(o)); public void Dispose() {} }
    internal sealed class GateSlot(GateOptions o) : IDisposable { int n; public void Made(TaskHandle h) {} public void Ended() {} public void Dispose() {}
      public ValueTask RefusedAsync(bool c, TimeSpan? r, CancellationToken ct) => new(Task.Delay(r ?? o.RetryDelay * (1 << n++) * 1.2, o.Time, ct)); }
}

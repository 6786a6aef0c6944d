#pragma warning disable CS1591
using Microsoft.Extensions.Logging;
using KlingGen.Runtime.Tasks;
using KlingGen.Downloads;
namespace KlingGen.Gate
{
    internal sealed record GateOptions { public int? Width; public required TimeProvider Time; public required Func<TaskHandle, CancellationToken, Task<bool>> HasEnded; public TimeSpan Pace; public TimeSpan RetryDelay; public required ILogger Logger; }
    internal sealed class TaskGate(GateOptions o) : IDisposable { public ValueTask<GateSlot> EnterAsync(string lane, Action<QueueState>? w, CancellationToken ct) => new(new GateSlot(o)); public void Dispose() {} }
    internal sealed class GateSlot(GateOptions o) : IDisposable { int n; public void Made(TaskHandle h) {} public void Ended() {} public void Dispose() {}
      public ValueTask RefusedAsync(bool c, TimeSpan? r, CancellationToken ct) => new(Task.Delay(r ?? o.RetryDelay * (1 << n++) * 1.2, o.Time, ct)); }
}

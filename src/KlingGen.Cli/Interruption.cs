using System.Diagnostics;
using System.Runtime.InteropServices;

namespace KlingGen.Cli;

/// <summary>
/// Turns the first Ctrl-C or SIGTERM into a cancelled token, so that the handle of a running task can still be printed;
/// a later one ends the process at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    // A wrapper such as timeout(1) sends a signal to the process and to its group: that is one signal, not two.
    private static readonly TimeSpan SameSignal = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;
    private long _first;

    public Interruption()
    {
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, OnSignal),
        ];
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        Array.ForEach(_registrations, static registration => registration.Dispose());
        _source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        if (Interlocked.CompareExchange(ref _first, Stopwatch.GetTimestamp(), 0) == 0)
        {
            context.Cancel = true;
            // Callbacks of the token must not run on the thread that delivers signals.
            _ = _source.CancelAsync();
        }
        else
        {
            context.Cancel = Stopwatch.GetElapsedTime(Interlocked.Read(ref _first)) < SameSignal;
        }
    }
}

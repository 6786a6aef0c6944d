using System.Text;

namespace KlingGen.ContractTests.Cli;

/// <summary>Reads a stream of a process line by line and lets tests wait for a line.</summary>
internal sealed class LineLog
{
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];
    private readonly Task _reading;
    private TaskCompletionSource _changed = NewSignal();

    public LineLog(TextReader reader) => _reading = ReadAsync(reader);

    public async Task<string> FindAsync(Func<string, bool> isWanted)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_lines.Find(line => isWanted(line)) is { } found)
                {
                    return found;
                }

                if (_reading.IsCompleted)
                {
                    throw new InvalidOperationException($"The stream ended without the line; it said: {string.Join('\n', _lines)}");
                }

                changed = _changed.Task;
            }

            await Task.WhenAny(changed, _reading).WaitAsync(limit.Token);
        }
    }

    public async Task<string> AllAsync()
    {
        await _reading;
        lock (_lock)
        {
            return _lines.Aggregate(new StringBuilder(), static (text, line) => text.Append(line).Append('\n')).ToString();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task ReadAsync(TextReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_lock)
            {
                _lines.Add(line);
                _changed.SetResult();
                _changed = NewSignal();
            }
        }
    }
}

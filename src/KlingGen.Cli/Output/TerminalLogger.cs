using Microsoft.Extensions.Logging;

namespace KlingGen.Cli.Output;

/// <summary>
/// Tells what the client warns of: always what concerns the request and the task, and to a person who watches also what passes,
/// such as a call that is tried again. A script is told of that by the outcome alone.
/// </summary>
internal sealed class TerminalLogger(Terminal terminal) : ILogger
{
    private static readonly string[] AlwaysTold = ["RequestWarning", "UnknownStatus", "JournalFailed"];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel) && (terminal.IsInteractive || AlwaysTold.Contains(eventId.Name)))
        {
            terminal.Say(formatter(state, exception));
        }
    }
}

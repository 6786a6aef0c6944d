using Microsoft.Extensions.Logging;

namespace KlingGen.Cli.Output;

/// <summary>Tells a person at the terminal what the client warns of, such as a call that is tried again. A script is told the outcome alone.</summary>
internal sealed class TerminalLogger(Terminal terminal) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => terminal.IsInteractive && logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            terminal.Say(formatter(state, exception));
        }
    }
}

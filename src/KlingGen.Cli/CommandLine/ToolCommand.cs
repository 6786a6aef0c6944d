using System.CommandLine;
using KlingGen.Cli.Output;

namespace KlingGen.Cli.CommandLine;

/// <summary>A command of the tool: whatever fails in it becomes a sentence and an exit status, never a stack trace.</summary>
internal abstract class ToolCommand : Command
{
    protected ToolCommand(string name, string description, Terminal terminal)
        : base(name, description)
    {
        Terminal = terminal;
        SetAction(RunGuardedAsync);
    }

    protected Terminal Terminal { get; }

    /// <summary>Whether failures, too, are printed as JSON.</summary>
    protected virtual bool IsJson(ParseResult result) => false;

    /// <summary>Whether standard output carries a video.</summary>
    protected virtual bool TakesOutput(ParseResult result) => false;

    /// <summary>The command line that goes on with the task of a failure; null if nothing can, or if the user has it already.</summary>
    protected virtual string? Resume(ParseResult result, Failure failure, TaskHandle handle) => null;

    /// <summary>The failure as this command tells of it.</summary>
    protected virtual Failure Told(ParseResult result, Failure failure) => failure with { Outcome = null };

    protected abstract Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken);

    private async Task<int> RunGuardedAsync(ParseResult result, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(result, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            var failure = Told(result, Failure.Of(exception, cancellationToken));
            var resume = failure is { MayGoOn: true, Handle: { } handle } ? Resume(result, failure, handle) : null;
            return FailureText.Print(Terminal, failure, IsJson(result), TakesOutput(result), resume);
        }
    }
}

using System.CommandLine;
using KlingGen.Cli.CommandLine;
using KlingGen.Cli.Output;

namespace KlingGen.Cli.Commands;

/// <summary><c>klinggen wait HANDLE</c></summary>
internal sealed class WaitCommand : HandleCommand
{
    private readonly DeliveryOptions _delivery = new("[default: nothing is downloaded]");
    private readonly JournalOption _journal = new();

    public WaitCommand(Terminal terminal)
        : base("wait", "Waits for a task, and with --output brings its video to disk", terminal)
    {
        _delivery.AddWaitTo(this);
        AddShared();
        _journal.AddTo(this);
    }

    protected override bool IsJson(ParseResult result) => _delivery.Read(result).Json;

    protected override bool TakesOutput(ParseResult result) => _delivery.Read(result).Output == "-";

    protected override async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var delivery = _delivery.Read(result);
        var output = OutputFile.Check(delivery.Output, delivery.Overwrites);
        var journal = _journal.Open(result);
        using var closing = journal as IDisposable;
        var (session, handle) = await OpenAsync(result, journal, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            return await new TaskDelivery(Terminal, session, delivery, output).ResumeAsync(handle, cancellationToken).ConfigureAwait(false);
        }
    }

    protected override string WaitFor(ParseResult result, TaskHandle handle) =>
        base.WaitFor(result, handle)
        + (_delivery.Read(result).Output is null ? "" : _delivery.Resume(result))
        + _journal.Resume(result);
}

using System.CommandLine;
using KlingGen.Cli.CommandLine;
using KlingGen.Cli.Output;

namespace KlingGen.Cli.Commands;

/// <summary><c>klinggen wait HANDLE</c></summary>
internal sealed class WaitCommand : HandleCommand
{
    private readonly DeliveryOptions _delivery = new("[default: nothing is downloaded]");

    public WaitCommand(Terminal terminal)
        : base("wait", "Waits for a task, and with --output brings its video to disk", terminal)
    {
        _delivery.AddWaitTo(this);
        AddShared();
    }

    protected override bool IsJson(ParseResult result) => _delivery.Read(result).Json;

    protected override bool TakesOutput(ParseResult result) => _delivery.Read(result).Output == "-";

    protected override async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var delivery = _delivery.Read(result);
        var output = OutputFile.Check(delivery.Output, delivery.Overwrites);
        var (session, handle) = await OpenAsync(result, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var run = new TaskDelivery(Terminal, session, delivery, output);
            var task = await run.WaitAsync(handle, cancellationToken).ConfigureAwait(false);
            if (delivery.Output is not null)
            {
                return await run.DownloadAsync(task, cancellationToken).ConfigureAwait(false);
            }

            TaskText.Print(Terminal, task, delivery.Json);
            return ExitCode.Done;
        }
    }
}

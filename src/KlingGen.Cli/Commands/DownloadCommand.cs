using System.CommandLine;
using KlingGen.Cli.CommandLine;
using KlingGen.Cli.Output;

namespace KlingGen.Cli.Commands;

/// <summary><c>klinggen download HANDLE</c></summary>
internal sealed class DownloadCommand : HandleCommand
{
    private readonly DeliveryOptions _delivery = new();
    private readonly JournalOption _journal = new();

    public DownloadCommand(Terminal terminal)
        : base("download", "Brings the video of a finished task to disk", terminal)
    {
        _delivery.AddOutputTo(this);
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
            var task = await session.Client.GetAsync(handle, cancellationToken).ConfigureAwait(false);
            if (task.Status != VideoTaskStatus.Succeeded)
            {
                var status = TaskText.Name(task.Status);
                throw ToolException.Failed(task.IsEnded
                    ? $"The task ended without a video ({status}){(task.Message is { Length: > 0 } message ? $": {message}" : ".")}"
                    : $"The task is not done yet ({status}); '{WaitFor(result, handle)} --output FILE' waits for it.");
            }

            return await new TaskDelivery(Terminal, session, delivery, output).DownloadAsync(task, cancellationToken)
                .ConfigureAwait(false);
        }
    }
}

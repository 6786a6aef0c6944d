using System.CommandLine;
using KlingGen.Cli.CommandLine;
using KlingGen.Cli.Output;

namespace KlingGen.Cli.Commands;

/// <summary><c>klinggen status HANDLE</c></summary>
internal sealed class StatusCommand : HandleCommand
{
    private readonly Option<bool> _json = Values.Switch("--json", "Print the task as one JSON object");

    public StatusCommand(Terminal terminal)
        : base("status", "Asks once how a task stands", terminal)
    {
        Add(_json);
        AddShared();
    }

    protected override bool IsJson(ParseResult result) => result.GetValue(_json);

    protected override async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var (session, handle) = await OpenAsync(result, TaskJournal.None, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var task = await session.Client.GetAsync(handle, cancellationToken).ConfigureAwait(false);
            TaskText.Print(Terminal, task, IsJson(result));
            return task.Status is VideoTaskStatus.Failed or VideoTaskStatus.Canceled ? ExitCode.Failed : ExitCode.Done;
        }
    }
}

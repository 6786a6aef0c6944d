using System.CommandLine;
using KlingGen.Cli.CommandLine;
using KlingGen.Cli.Output;

namespace KlingGen.Cli.Commands;

/// <summary><c>klinggen tasks</c></summary>
internal sealed class TasksCommand : ToolCommand
{
    private readonly Option<bool> _all = Values.Switch("--all", "List also those that nothing is left to do for");
    private readonly Option<string?> _forget = Values.Text("--forget", "ENTRY", "Give a task up: note that nothing is left to do for it");
    private readonly Option<bool> _json = Values.Switch("--json", "Print the list as one JSON object");
    private readonly JournalOption _journal = new();

    public TasksCommand(Terminal terminal)
        : base("tasks", "Lists the tasks that were paid for, or may have been, and whose videos are not here yet", terminal)
    {
        Add(_all);
        Add(_forget);
        Add(_json);
        _journal.AddTo(this);
    }

    protected override bool IsJson(ParseResult result) => result.GetValue(_json);

    protected override async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var folder = _journal.Folder(result)
            ?? throw ToolException.Usage("The journal is off, so no tasks are noted; name a folder with --journal or KLINGGEN_JOURNAL.");
        var journal = TaskJournal.InFolder(folder);
        using var closing = journal as IDisposable;
        var entries = new List<TaskEntry>();
        if (Directory.Exists(folder))
        {
            await foreach (var entry in journal.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                entries.Add(entry);
            }
        }

        if (result.GetValue(_forget) is { } name)
        {
            await ForgetAsync(journal, Find(entries, name, folder), cancellationToken).ConfigureAwait(false);
            return ExitCode.Done;
        }

        var listed = result.GetValue(_all) ? entries : entries.FindAll(static entry => entry.IsOpen);
        if (listed.Count == 0 && !IsJson(result))
        {
            var rest = entries.Count == 0 ? "" : " --all lists them.";
            Terminal.Say($"There is nothing to do for any of the {entries.Count} tasks in {folder}.{rest}");
        }

        EntryText.Print(Terminal, listed, IsJson(result));
        return ExitCode.Done;
    }

    private static TaskEntry Find(List<TaskEntry> entries, string name, string folder) =>
        entries.Find(entry => entry.Id == name || entry.Handle?.ToString() == name)
        ?? throw ToolException.Usage(
            $"There is no entry '{name}' in {folder}; 'klinggen tasks --all' lists them, each with its name in front.");

    private async Task ForgetAsync(ITaskJournal journal, TaskEntry entry, CancellationToken cancellationToken)
    {
        if (!entry.IsOpen)
        {
            Terminal.Say($"Nothing was left to do for {entry.Id}.");
            return;
        }

        if (!await journal.TryClaimAsync(entry.Id, cancellationToken).ConfigureAwait(false))
        {
            throw ToolException.Failed($"Another process is at work on {entry.Id}; end that one first.");
        }

        await journal.RecordAsync(entry.Id, new TaskUpdate { IsClosed = true }, cancellationToken).ConfigureAwait(false);
        Terminal.Say($"Forgotten: {EntryText.Line(entry)}");
    }
}

using System.CommandLine;
using KlingGen.Cli.CommandLine;
using KlingGen.Cli.Gateways;
using KlingGen.Cli.Output;

namespace KlingGen.Cli.Commands;

/// <summary><c>klinggen tasks</c></summary>
internal sealed class TasksCommand : ToolCommand
{
    private readonly Option<bool> _all = Values.Switch("--all", "List also those that nothing is left to do for");
    private readonly Option<bool> _resume = Values.Switch("--resume", "Bring them home: find each, wait for it and fetch its video");
    private readonly Option<string?> _output = Values.Text(
        "--output", "DIR", "With --resume, where videos go whose command named no file; it is made if absent");

    private readonly Option<bool> _force = Values.Switch("--force", "With --resume, overwrite files that exist");
    private readonly Option<TimeSpan?> _timeout = Values.Time(
        "--timeout", "TIME", "With --resume, how long to wait for each, with a unit: 90s, 15m, 2h [default: 30m]");

    private readonly Option<string?> _forget = Values.Text("--forget", "ENTRY", "Give a task up: note that nothing is left to do for it");
    private readonly Option<string[]> _gateways = Values.Texts(
        "--gateway", "NAME", $"Only those of {Sentences.Or(Catalogue.Gateways)} (repeat it for several)");

    private readonly Option<string?> _baseUrl = Values.Text(
        "--base-url", "URL", "With --resume, where the gateway is, if not at its own address [env: KLINGGEN_BASE_URL]");

    private readonly Option<bool> _json = Values.Switch("--json", "Print the list as one JSON object; with --resume one for each task");
    private readonly JournalOption _journal = new();

    public TasksCommand(Terminal terminal)
        : base("tasks", "Lists the tasks that were paid for, or may have been, and whose videos are not here yet", terminal)
    {
        Option[] options = [_all, _resume, _output, _force, _timeout, _forget, _gateways, _baseUrl, _json, _journal.Option];
        Array.ForEach(options, Add);
    }

    protected override bool IsJson(ParseResult result) => result.GetValue(_json);

    protected override async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        Check(result);
        var folder = _journal.Folder(result)
            ?? throw ToolException.Usage("The journal is off, so no tasks are noted; name a folder with --journal or KLINGGEN_JOURNAL.");
        var journal = TaskJournal.InFolder(folder);
        using var closing = journal as IDisposable;
        var entries = await ReadAsync(journal, folder, cancellationToken).ConfigureAwait(false);
        if (result.GetValue(_forget) is { } name)
        {
            await ForgetAsync(journal, Find(entries, name, folder), cancellationToken).ConfigureAwait(false);
            return ExitCode.Done;
        }

        entries = Meant(result, entries);
        var open = entries.FindAll(static entry => entry.IsOpen);
        var listed = result.GetValue(_all) ? entries : open;
        if (listed.Count == 0 && !IsJson(result))
        {
            var rest = entries.Count == 0 ? "" : " --all lists them.";
            Terminal.Say($"There is nothing to do for any of the {entries.Count} tasks in {folder}.{rest}");
        }

        if (result.GetValue(_resume))
        {
            return await new TasksResumption(Terminal, journal, Terms(result)).RunAsync(open, cancellationToken).ConfigureAwait(false);
        }

        EntryText.Print(Terminal, listed, IsJson(result));
        return ExitCode.Done;
    }

    private static async Task<List<TaskEntry>> ReadAsync(ITaskJournal journal, string folder, CancellationToken cancellationToken)
    {
        var entries = new List<TaskEntry>();
        if (Directory.Exists(folder))
        {
            await foreach (var entry in journal.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                entries.Add(entry);
            }
        }

        return entries;
    }

    private static TaskEntry Find(List<TaskEntry> entries, string name, string folder) =>
        entries.Find(entry => entry.Id == name || EntryText.HandleOf(entry)?.ToString() == name)
        ?? throw ToolException.Usage(
            $"There is no entry '{name}' in {folder}; 'klinggen tasks --all' lists them, each with its name in front.");

    // An option that has no effect here is a mistake, and most likely --resume was forgotten.
    private void Check(ParseResult result)
    {
        Option[] ofResume = [_output, _force, _timeout, _baseUrl];
        Option[] ofList = [_all, _forget];
        var resumes = result.GetValue(_resume);
        if (Array.Find(resumes ? ofList : ofResume, option => result.GetResult(option) is { Implicit: false }) is { } idle)
        {
            throw ToolException.Usage(resumes
                ? $"{idle.Name} and --resume do not go together."
                : $"{idle.Name} needs --resume, as in: klinggen tasks --resume {idle.Name}{(idle == _force ? "" : $" {idle.HelpName}")}");
        }

        if (result.GetValue(_baseUrl) is not null && result.GetValue(_gateways) is not [_])
        {
            throw ToolException.Usage("--base-url is where one gateway is: name that one with --gateway.");
        }
    }

    private List<TaskEntry> Meant(ParseResult result, List<TaskEntry> entries)
    {
        var names = (result.GetValue(_gateways) ?? []).Select(static name => Catalogue.Gateway(name).Name).ToHashSet();
        return names.Count == 0 ? entries : entries.FindAll(entry => names.Contains(entry.Intent.Gateway));
    }

    private ResumptionTerms Terms(ParseResult result) => new()
    {
        Folder = result.GetValue(_output) switch
        {
            null => null,
            "" => throw ToolException.Usage("--output needs the name of a folder."),
            var folder => Directory.CreateDirectory(folder).FullName,
        },
        BaseUrl = result.GetValue(_baseUrl),
        Overwrites = result.GetValue(_force),
        Timeout = result.GetValue(_timeout) ?? TimeSpan.FromMinutes(30),
        Json = IsJson(result),
    };

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

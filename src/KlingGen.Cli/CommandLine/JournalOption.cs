using System.CommandLine;
using KlingGen.Cli.Gateways;

namespace KlingGen.Cli.CommandLine;

/// <summary>Where the tool notes the tasks that it makes.</summary>
internal sealed class JournalOption
{
    private const string Off = "off";

    private readonly Option<string?> _folder = Values.Text(
        "--journal",
        "FOLDER",
        $"Where tasks are noted, '{Off}' for nowhere [env: KLINGGEN_JOURNAL] [default: {TaskJournal.DefaultFolder}]");

    /// <summary>The option itself.</summary>
    public Option Option => _folder;

    public void AddTo(Command command) => command.Add(_folder);

    /// <summary>The journal, which notes nothing where it is off. Whoever opens it disposes of it.</summary>
    /// <exception cref="ToolException">The folder has no name.</exception>
    public ITaskJournal Open(ParseResult result) => Folder(result) is { } folder ? TaskJournal.InFolder(folder) : TaskJournal.None;

    /// <summary>What follows a command line that goes on with a task, so that the same journal is kept.</summary>
    public string Resume(ParseResult result) => result.GetValue(_folder) is { } folder ? $" --journal {Quotes.Around(folder)}" : "";

    /// <summary>The folder; null where nothing is noted.</summary>
    /// <exception cref="ToolException">The folder has no name.</exception>
    public string? Folder(ParseResult result)
    {
        var folder = result.GetValue(_folder) ?? ToolSettings.Load(Environment.GetEnvironmentVariable).Journal ?? TaskJournal.DefaultFolder;
        return string.IsNullOrWhiteSpace(folder) ? throw ToolException.Usage($"--journal needs a folder, or '{Off}'.")
            : folder.Equals(Off, StringComparison.OrdinalIgnoreCase) ? null
            : Path.GetFullPath(folder);
    }
}

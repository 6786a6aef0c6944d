using System.CommandLine;
using KlingGen.Cli.Gateways;

namespace KlingGen.Cli.CommandLine;

/// <summary>Where the tool notes the tasks that it makes.</summary>
internal sealed class JournalOption
{
    private const string Off = "off";

    private readonly Option<string?> _folder = Values.Text(
        "--journal", "FOLDER", $"Where tasks are noted, '{Off}' for nowhere [env: KLINGGEN_JOURNAL] [default: {TaskJournal.DefaultFolder}]");

    public void AddTo(Command command) => command.Add(_folder);

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

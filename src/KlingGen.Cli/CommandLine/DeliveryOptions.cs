using System.CommandLine;

namespace KlingGen.Cli.CommandLine;

/// <summary>What to do once a task exists: whether to wait, how long, and where the video goes.</summary>
internal sealed class DeliveryOptions
{
    private readonly Option<string?> _output;
    private readonly Option<bool> _force = Values.Switch("--force", "Overwrite the file of --output if it exists");
    private readonly Option<bool> _noWait = Values.Switch("--no-wait", "Print the task's handle and end, without waiting for the video");
    private readonly Option<TimeSpan?> _timeout =
        Values.Time("--timeout", "TIME", "How long to wait, with a unit: 90s, 15m, 2h [default: 30m]");
    private readonly Option<bool> _json = Values.Switch("--json", "Print the result as one JSON object");

    /// <param name="withoutOutput">What happens without <c>--output</c>.</param>
    public DeliveryOptions(string withoutOutput = "[default: named after the task]")
    {
        _output = Values.Text("--output", "FILE", $"Where the video goes; '-' is standard output {withoutOutput}");
        _output.Aliases.Add("-o");
    }

    /// <summary>All of them, for commands that make a task.</summary>
    public IReadOnlyList<Option> All => [_output, _force, _noWait, _timeout, _json];

    /// <summary>Adds those for a task that is there already.</summary>
    public void AddWaitTo(Command command)
    {
        command.Add(_output);
        command.Add(_force);
        command.Add(_timeout);
        command.Add(_json);
    }

    /// <summary>Adds only where the video goes and how the result is printed.</summary>
    public void AddOutputTo(Command command)
    {
        command.Add(_output);
        command.Add(_force);
        command.Add(_json);
    }

    /// <summary>What follows the command line that goes on with a task, so that its video, too, comes to where it was meant
    /// to be.</summary>
    public string Resume(ParseResult result)
    {
        var output = result.GetValue(_output) is { } path ? Quotes.Around(path) : "FILE";
        return $" --output {output}{(result.GetValue(_force) ? " --force" : "")}";
    }

    public Delivery Read(ParseResult result) => new()
    {
        Output = result.GetValue(_output),
        Overwrites = result.GetValue(_force),
        Wait = !result.GetValue(_noWait),
        Timeout = result.GetValue(_timeout) ?? TimeSpan.FromMinutes(30),
        Json = result.GetValue(_json),
    };
}

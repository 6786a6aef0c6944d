using System.CommandLine;
using System.CommandLine.Invocation;
using KlingGen.Cli.Commands;
using KlingGen.Cli.Gateways;
using KlingGen.Cli.Output;

namespace KlingGen.Cli.CommandLine;

/// <summary>The command tree, and the one place where a failure becomes a sentence and an exit status.</summary>
internal static class Tool
{
    /// <summary>How command lines are read: '@' names the file of a prompt, not one of arguments.</summary>
    public static ParserConfiguration Parsing { get; } = new() { ResponseFileTokenReplacer = null };

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        try
        {
            return await InvokeAsync(arguments, terminal, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            // Not even help can be printed.
            return FailureText.Print(terminal, Failure.Of(exception, cancellationToken), json: false, outIsTaken: false, resume: null);
        }
    }

    private static async Task<int> InvokeAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var streams = new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        if (arguments.Count == 0)
        {
            streams.Output = terminal.Error;
            await Tree(terminal).Parse(["--help"]).InvokeAsync(streams, cancellationToken).ConfigureAwait(false);
            return ExitCode.Usage;
        }

        var parsed = Tree(terminal).Parse(arguments, Parsing);
        var isCommand = parsed.Action is ParseErrorAction || ReferenceEquals(parsed.Action, parsed.CommandResult.Command.Action);
        if (isCommand && new CommandLineCheck(parsed, arguments).Complaint() is { } complaint)
        {
            terminal.Say($"klinggen: {complaint}");
            terminal.Say($"See: {CommandLineOf(parsed.CommandResult.Command)} --help");
            return ExitCode.Usage;
        }

        return await parsed.InvokeAsync(streams, cancellationToken).ConfigureAwait(false);
    }

    private static RootCommand Tree(Terminal terminal)
    {
        var root = new RootCommand("Makes Kling videos from text and images, through any gateway that sells them.");
        foreach (var product in Catalogue.Products)
        {
            root.Add(new ProductCommand(product, terminal));
        }

        foreach (var option in root.Options.OfType<VersionOption>())
        {
            option.Recursive = true;
        }

        root.Add(new TasksCommand(terminal));
        root.Add(new StatusCommand(terminal));
        root.Add(new WaitCommand(terminal));
        root.Add(new DownloadCommand(terminal));
        root.Add(new ValidateCommand(terminal));
        root.Add(new SchemaCommand(terminal));
        root.Add(new GenerateCommand(terminal));
        root.Add(new ServeCommand(terminal));
        return root;
    }

    private static string CommandLineOf(Command command) => command is RootCommand ? "klinggen" : $"klinggen {command.Name}";
}

using System.CommandLine;
using System.CommandLine.Invocation;
using KlingGen.Cli.Output;

namespace KlingGen.Cli.CommandLine;

/// <summary>The command tree, and the one place where a failure becomes a sentence and an exit status.</summary>
internal static class Tool
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        // A prompt may begin with '@', which would otherwise name a file of arguments.
        var parsed = Tree(terminal).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var streams = new InvocationConfiguration
        {
            Output = arguments.Count == 0 ? terminal.Error : terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return await parsed.InvokeAsync(streams, cancellationToken).ConfigureAwait(false);
    }

    private static RootCommand Tree(Terminal terminal)
    {
        _ = terminal;
        return new RootCommand("Makes Kling videos from text and images, through any gateway that sells them.");
    }
}

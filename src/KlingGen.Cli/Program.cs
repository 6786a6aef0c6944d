using KlingGen.Cli.CommandLine;
using KlingGen.Cli.Output;

namespace KlingGen.Cli;

internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        using var interruption = new Interruption();
        return await Tool.RunAsync(arguments, Terminal.OfProcess(), interruption.Token).ConfigureAwait(false);
    }
}

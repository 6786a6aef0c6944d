using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace KlingGen.Benchmarks.Generator;

/// <summary>One round in a process of its own: this program once more, which writes what it measured.</summary>
internal static class GeneratorRound
{
    public const string Command = "generator-round";

    public static FirstRun First(string documents) =>
        JsonSerializer.Deserialize(Run("first", documents), GeneratorContext.Default.FirstRun)!;

    public static IReadOnlyList<EditRun> Edits() =>
        JsonSerializer.Deserialize(Run("edits"), GeneratorContext.Default.IReadOnlyListEditRun)!;

    public static ChainRun Chain(int count) =>
        JsonSerializer.Deserialize(Run("chain", count.ToString(CultureInfo.InvariantCulture)), GeneratorContext.Default.ChainRun)!;

    /// <summary>What the process of the round does.</summary>
    public static void Write(string[] args) => Console.WriteLine(args switch
    {
        ["first", "own"] => JsonSerializer.Serialize(FirstRun.Of(Documents.Own()), GeneratorContext.Default.FirstRun),
        ["first", "made"] => JsonSerializer.Serialize(FirstRun.Of(Documents.Made()), GeneratorContext.Default.FirstRun),
        ["edits"] => JsonSerializer.Serialize(EditRun.OfOwnDocuments(), GeneratorContext.Default.IReadOnlyListEditRun),
        ["chain", var count] => JsonSerializer.Serialize(
            ChainRun.Of(int.Parse(count, CultureInfo.InvariantCulture)), GeneratorContext.Default.ChainRun),
        _ => throw new ArgumentException("There is no such round.", nameof(args)),
    });

    private static string Run(params string[] args)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "KlingGen.Benchmarks" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        var start = new ProcessStartInfo(program, [Command, .. args]) { RedirectStandardOutput = true, UseShellExecute = false };

        // What is instrumented first takes many more runs until it is warm.
        start.Environment["DOTNET_TieredPGO"] = "0";
        using var process = Process.Start(start)!;
        var told = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? told : throw new InvalidOperationException($"The round {string.Join(' ', args)} failed.");
    }
}

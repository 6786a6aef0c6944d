using System.Reflection;
using Microsoft.CodeAnalysis;

namespace KlingGen.Benchmarks.Generator;

/// <summary>The generator as a compiler gets it: its own file and those that it stands on, in a folder.</summary>
internal static class GeneratorFiles
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "generator");

    public static IReadOnlyList<string> All { get; } = [.. Directory.EnumerateFiles(s_folder, "*.dll").Order(StringComparer.Ordinal)];

    private static Assembly Assembly => Assembly.LoadFrom(Path.Combine(s_folder, "KlingGen.SourceGenerator.dll"));

    /// <summary>The names of the pipeline's steps, in the order in which they run.</summary>
    public static IReadOnlyList<string> Steps =>
        (string[])Assembly.GetType("KlingGen.SourceGenerator.TrackingNames", throwOnError: true)!.GetField("All")!.GetValue(null)!;

    public static ISourceGenerator Load()
    {
        var type = Assembly.GetType("KlingGen.SourceGenerator.OpenApiGenerator", throwOnError: true)!;
        return ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator();
    }
}

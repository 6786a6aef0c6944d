namespace KlingGen.SourceGenerator.Tests;

public sealed class LineLengthTests
{
    private const int Max = 140;

    private static readonly string[] s_roots =
    [
        "generator", "src/KlingGen.Runtime", "tests/KlingGen.SourceGenerator.Tests", "tests/KlingGen.SpecCompiler.Tests",
    ];

    [Fact]
    public void No_line_of_C_sharp_is_longer_than_a_screen_is_wide() =>
        Files().SelectMany(LongLines).Should().BeEmpty();

    [Fact]
    public void Editors_are_told_the_same_width() =>
        File.ReadLines(Path.Combine(Repository.Root, ".editorconfig")).Should().Contain($"max_line_length = {Max}");

    private static IEnumerable<string> Files() => s_roots
        .SelectMany(static root => Directory.EnumerateFiles(Path.Combine(Repository.Root, root), "*.cs", SearchOption.AllDirectories))
        .Select(static file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Where(static file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))

        // What is emitted is not written by hand.
        .Where(static file => !file.EndsWith(".approved.cs", StringComparison.Ordinal));

    private static IEnumerable<string> LongLines(string file) => File.ReadLines(Path.Combine(Repository.Root, file))
        .Select((line, index) => (line.Length, Place: $"{file}({index + 1})"))
        .Where(static line => line.Length > Max)
        .Select(static line => $"{line.Place} has {line.Length} columns");
}

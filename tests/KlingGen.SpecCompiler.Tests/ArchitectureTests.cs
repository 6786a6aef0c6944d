using System.Text.RegularExpressions;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Tests;

/// <summary>Each folder of the compiler is a step that knows only those before it.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string s_root = Path.Combine(Repository.Root, "generator", "KlingGen.SpecCompiler");

    /// <summary>The steps in their order. Yaml and Diagnostics are known to reading alone, and to what reports.</summary>
    private static readonly string[] s_steps = ["Yaml", "OpenApi", "Naming", "Types", "Rules", "Operations", "Documents"];

    [Theory]
    [InlineData("Naming")]
    [InlineData("Types")]
    [InlineData("Rules")]
    [InlineData("Operations")]
    [InlineData("Documents")]
    [InlineData("Model")]
    [InlineData("Emit")]
    public void Nothing_behind_the_documents_knows_YAML_versions_or_nodes(string folder) =>
        Files(folder).Where(static file => RawDocument().IsMatch(file.Text)).Select(static file => file.Name).Should().BeEmpty();

    [Theory]
    [InlineData("Naming")]
    [InlineData("Types")]
    [InlineData("Rules")]
    [InlineData("Operations")]
    [InlineData("Documents")]
    public void Nothing_behind_the_documents_spells_a_keyword(string folder)
    {
        // Words that are also something else: a format, a status, the name of a member.
        string[] ambiguous = ["default", "type", "enum", "const", "if", "not", "format", "pattern"];
        var keywords = SchemaKeywords.All.Select(static keyword => keyword.Name).Except(ambiguous, StringComparer.Ordinal).ToList();

        Files(folder)
            .SelectMany(file => Literals().Matches(file.Text).Select(match => (file.Name, Text: match.Groups["text"].Value)))
            .Where(literal => keywords.Contains(literal.Text) || literal.Text.StartsWith("x-", StringComparison.Ordinal))
            .Should().BeEmpty();
    }

    [Fact]
    public void A_step_knows_only_those_before_it()
    {
        var wrong = s_steps.SelectMany((step, index) => Files(step)
            .SelectMany(
                file => s_steps.Skip(index + 1).Where(later => Uses(file.Text, later)).Select(later => $"{file.Name} uses {later}")));

        wrong.Should().BeEmpty();
    }

    [Theory]
    [InlineData("Types")]
    [InlineData("Rules")]
    [InlineData("Operations")]
    [InlineData("Documents")]
    public void Nothing_behind_the_names_makes_one(string folder) =>
        Files(folder).Where(static file => MakingOfNames().IsMatch(file.Text)).Select(static file => file.Name).Should().BeEmpty();

    private static bool Uses(string text, string step) =>
        text.Contains($"using KlingGen.SpecCompiler.{step};", StringComparison.Ordinal)
        || text.Contains($"using KlingGen.SpecCompiler.{step}.", StringComparison.Ordinal);

    private static IEnumerable<(string Name, string Text)> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(s_root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(static file => (Path.GetRelativePath(s_root, file), Code(file)));

    private static string Code(string file) =>
        string.Join('\n', File.ReadLines(file).Where(static line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    [GeneratedRegex(@"\b(Yaml[A-Z]\w*|SpecNode|SpecVersion|KlingGen\.SpecCompiler\.Yaml)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RawDocument();

    [GeneratedRegex(@"\b(NameScope|AskedNames|CSharpName\.(?!IsIdentifier)\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MakingOfNames();

    [GeneratedRegex("\"(?<text>[^\"\\\\]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literals();
}

using System.Text.RegularExpressions;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Tests;

/// <summary>Each folder of the compiler is a step that knows only those before it.</summary>
public sealed partial class ArchitectureTests
{
    private const string Root = "KlingGen.SpecCompiler.";

    private static readonly string s_root = Path.Combine(Repository.Root, "generator", "KlingGen.SpecCompiler");

    /// <summary>The steps in their order. Yaml and Diagnostics are known to reading alone, and to what reports.</summary>
    private static readonly string[] s_steps = ["Yaml", "OpenApi", "Model", "Naming", "Types", "Rules", "Operations", "Documents"];

    private static readonly Lazy<List<(Type User, Type Used)>> s_uses =
        new(static () => UsedTypes.In(typeof(SpecCompilation).Assembly).ToList());

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
    [InlineData("Model")]
    [InlineData("Emit")]
    public void Nothing_behind_the_documents_spells_a_keyword(string folder)
    {
        // Words that are also something else: a format, a status, the name of a member, a word of C#.
        string[] ambiguous = ["default", "type", "enum", "const", "if", "else", "not", "format", "pattern", "required", "summary"];
        var keywords = SchemaKeywords.All.Select(static keyword => keyword.Name).Except(ambiguous, StringComparer.Ordinal).ToList();

        Files(folder)
            .SelectMany(file => Literals().Matches(file.Text).Select(match => (file.Name, Text: match.Groups["text"].Value)))
            .Where(literal => keywords.Contains(literal.Text) || literal.Text is ['x', '-', _, ..])
            .Should().BeEmpty();
    }

    [Fact]
    public void A_step_knows_only_those_before_it()
    {
        var wrong = s_uses.Value.Where(static use =>
            Array.IndexOf(s_steps, Folder(use.User)) is var step and >= 0 && Array.IndexOf(s_steps, Folder(use.Used)) > step);

        wrong.Should().BeEmpty();
    }

    [Fact]
    public void What_is_emitted_depends_on_the_model_and_not_on_how_that_was_made()
    {
        string[] makers = ["Yaml", "Types", "Rules", "Operations", "Documents"];

        s_uses.Value.Where(use => Folder(use.User) == "Emit" && makers.Contains(Folder(use.Used))).Should().BeEmpty();
        s_uses.Value.Where(use => s_steps.Contains(Folder(use.User)) && Folder(use.Used) == "Emit").Should().BeEmpty();
    }

    [Theory]
    [InlineData("Types")]
    [InlineData("Rules")]
    [InlineData("Operations")]
    [InlineData("Documents")]
    public void Nothing_behind_the_names_makes_one(string folder) =>
        Files(folder).Where(static file => MakingOfNames().IsMatch(file.Text)).Select(static file => file.Name).Should().BeEmpty();

    /// <summary>The folder of a type, which its namespace follows.</summary>
    private static string Folder(Type type) =>
        type.Namespace is { } name && name.StartsWith(Root, StringComparison.Ordinal) ? name[Root.Length..].Split('.')[0] : "";

    private static IEnumerable<(string Name, string Text)> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(s_root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(static file => (Path.GetRelativePath(s_root, file), Code(file)));

    private static string Code(string file) =>
        string.Join('\n', File.ReadLines(file).Where(static line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    [GeneratedRegex(@"\b(Yaml[A-Z]\w*|SpecNode|SpecVersion|KlingGen\.SpecCompiler\.Yaml)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RawDocument();

    [GeneratedRegex(@"\b(NameScope|AskedNames|CSharpName\.(?!IsIdentifier)\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MakingOfNames();

    /// <summary>Texts, those in emitted code among them.</summary>
    [GeneratedRegex("\"(?<text>[^\"\\\\]*)\\\\?\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literals();
}

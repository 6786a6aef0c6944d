using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KlingGen.SpecCompiler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KlingGen.ContractTests.Readme;

public sealed partial class ReadmeExampleTests
{
    private const string Usings = """
        using System;
        using System.IO;
        using System.Linq;
        using System.Net.Http;
        using System.Threading.Tasks;
        using KlingGen;
        using KlingGen.Runtime;
        using Microsoft.Extensions.DependencyInjection;

        """;

    // What the sentences around the examples speak of.
    private const string Declarations = """

        internal sealed class MyProxy : DelegatingHandler;
        """;

    public static TheoryData<int> Examples => [.. Enumerable.Range(0, Blocks("csharp").Count)];

    [Fact]
    public void The_readme_shows_how_to_use_the_client() => Blocks("csharp").Should().HaveCountGreaterThan(10);

    [Theory]
    [MemberData(nameof(Examples))]
    public void Each_example_of_the_readme_compiles(int number)
    {
        var example = Blocks("csharp")[number];
        var generated = UsesOwnDocument(example) ? Generate() : [];

        Errors([.. generated, Usings + Introduce(example) + Declarations])
            .Should().BeEmpty("this stands in the README: {0}", example);
    }

    private static bool UsesOwnDocument(string example) => example.Contains("PetShop", StringComparison.Ordinal);

    /// <summary>What the build makes of the document in the README.</summary>
    private static string[] Generate()
    {
        var document = Blocks("yaml").Single();
        var compilation = SpecCompilation.Compile(
            "petshop.yaml", path => path == "petshop.yaml" ? document : null, new SpecOptions("PetShop", "PetShopApi"), CancellationToken.None);
        compilation.Diagnostics.Should().BeEmpty();
        return [.. compilation.Files.Select(static file => file.Text)];
    }

    private static ImmutableArray<Diagnostic> Errors(string[] sources) =>
        [.. CSharpCompilation.Create(
            "readme",
            sources.Select(static source => CSharpSyntaxTree.ParseText(source)),
            References(),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication)).GetDiagnostics()
            .Where(static finding => finding.Severity == DiagnosticSeverity.Error)];

    // Using directives come first in a file; what an example does not declare, an earlier one has.
    private static string Introduce(string example)
    {
        var directives = string.Concat(UsingLine().Matches(example).Select(static match => match.Value));
        var client = example.Contains("client.", StringComparison.Ordinal) && !example.Contains("var client", StringComparison.Ordinal) ? "IKlingClient client = null!;\n" : "";
        var services = example.Contains("services.", StringComparison.Ordinal) ? "IServiceCollection services = null!;\n" : "";
        return directives + client + services + UsingLine().Replace(example, "");
    }

    private static List<string> Blocks(string language) =>
        [.. Fence().Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md")))
            .Where(match => match.Groups["language"].Value == language)
            .Select(static match => match.Groups["code"].Value)];

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(static path => MetadataReference.CreateFromFile(path));

    [GeneratedRegex(@"^```(?<language>\w+)\r?\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^using [\w.]+;\r?\n", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UsingLine();
}

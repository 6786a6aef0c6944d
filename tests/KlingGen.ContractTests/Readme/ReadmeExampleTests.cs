using System.Text.RegularExpressions;
using KlingGen.SpecCompiler;
using static KlingGen.ContractTests.Readme.ReadmeExamples;

namespace KlingGen.ContractTests.Readme;

public sealed partial class ReadmeExampleTests
{
    private const string Readme = "README.md";

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

    public static TheoryData<int> Examples => [.. Enumerable.Range(0, Blocks(Readme, "csharp").Count)];

    [Fact]
    public void The_readme_shows_how_to_use_the_client() => Blocks(Readme, "csharp").Should().HaveCountGreaterThan(10);

    [Theory]
    [MemberData(nameof(Examples))]
    public void Each_example_of_the_readme_compiles(int number)
    {
        var example = Blocks(Readme, "csharp")[number];
        var generated = UsesOwnDocument(example) ? Generate() : [];

        ErrorsOf([.. generated, Usings + Introduce(example) + Declarations])
            .Should().BeEmpty("this stands in the README: {0}", example);
    }

    private static bool UsesOwnDocument(string example) => example.Contains("PetShop", StringComparison.Ordinal);

    /// <summary>What the build makes of the document in the README.</summary>
    private static string[] Generate() => ReadmeExamples.Generate("petshop.yaml", Blocks(Readme, "yaml").Single(), new SpecOptions("PetShop", "PetShopApi"));

    // Using directives come first in a file; what an example does not declare, an earlier one has.
    private static string Introduce(string example)
    {
        var directives = string.Concat(UsingLine().Matches(example).Select(static match => match.Value));
        var client = example.Contains("client.", StringComparison.Ordinal) && !example.Contains("var client", StringComparison.Ordinal) ? "IKlingClient client = null!;\n" : "";
        var services = example.Contains("services.", StringComparison.Ordinal) ? "IServiceCollection services = null!;\n" : "";
        return directives + client + services + UsingLine().Replace(example, "");
    }

    [GeneratedRegex(@"^using [\w.]+;\r?\n", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UsingLine();
}

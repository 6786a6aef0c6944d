using System.Text.RegularExpressions;
using KlingGen.SpecCompiler;
using static KlingGen.ContractTests.Readme.ReadmeExamples;

namespace KlingGen.ContractTests.Readme;

public sealed partial class ReadmeExampleTests
{
    private const string Readme = "README.md";

    private const string Usings = """
        using KlingGen;
        using KlingGen.Runtime;
        using Microsoft.Extensions.DependencyInjection;

        """;

    // What a new project has by itself.
    private const string ImplicitUsings = """
        global using global::System;
        global using global::System.Collections.Generic;
        global using global::System.IO;
        global using global::System.Linq;
        global using global::System.Net.Http;
        global using global::System.Threading;
        global using global::System.Threading.Tasks;

        """;

    // What the sentences around the examples speak of.
    private const string Declarations = """

        internal sealed class MyProxy : DelegatingHandler;
        """;

    // What the build makes of the documents in the README, by their namespaces.
    private static readonly Dictionary<string, Lazy<string[]>> s_documents = new()
    {
        ["PetShop"] = new(static () => Generate("petshop.yaml", Blocks(Readme, "yaml")[0], new SpecOptions("PetShop", "PetShopApi"))),
        ["FilmShop"] = new(static () => Generate("film-shop.yaml", Blocks(Readme, "yaml")[1], new SpecOptions("FilmShop", null))),
    };

    public static TheoryData<int> Examples => [.. Enumerable.Range(0, Blocks(Readme, "csharp").Count)];

    [Fact]
    public void The_readme_shows_how_to_use_the_client() => Blocks(Readme, "csharp").Should().HaveCountGreaterThan(10);

    [Theory]
    [MemberData(nameof(Examples))]
    public void Each_example_of_the_readme_compiles(int number)
    {
        var example = Blocks(Readme, "csharp")[number];
        var generated = s_documents.Where(document => example.Contains(document.Key, StringComparison.Ordinal)).SelectMany(static document => document.Value.Value);

        ErrorsOf([.. generated, ImplicitUsings, Usings + Introduce(example) + Declarations])
            .Should().BeEmpty("this stands in the README: {0}", example);
    }

    public static TheoryData<int> ExamplesOfMoney => [.. Enumerable.Range(0, MoneyBlocks().Count)];

    [Theory]
    [MemberData(nameof(ExamplesOfMoney))]
    public void Each_example_on_money_compiles_as_it_is_pasted_into_a_new_project(int number) =>
        ErrorsOf([ImplicitUsings, MoneyBlocks()[number]]).Should().BeEmpty("this stands in the README: {0}", MoneyBlocks()[number]);

    private static List<string> MoneyBlocks()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, Readme));
        var begin = page.IndexOf("## What happens to money", StringComparison.Ordinal);
        var section = page[begin..page.IndexOf("\n## ", begin, StringComparison.Ordinal)];
        return [.. Blocks(Readme, "csharp").Where(block => section.Contains(block, StringComparison.Ordinal))];
    }

    [Fact]
    public void The_table_of_gateways_says_what_their_documents_say()
    {
        var rows = KlingGateway.Descriptors.Select(static gateway =>
        {
            var products = string.Join(", ", gateway.Products.Select(static product => product.Name));
            var translated = string.Join(", ", KlingGateway.Descriptors.SelectMany(static other => other.Products).Select(static product => product.Name).Distinct()
                .Where(product => gateway.FindProduct(product) is null && RequestForm.Find(gateway, product) is not null));
            var address = gateway.Servers.Count > 0 ? gateway.Servers[0].Address.OriginalString : "--base-url";
            return $"| `{gateway.Name}` | {products}{(translated.Length > 0 ? $"; {translated} (translated)" : "")} | `{address}` | `openapi/gateways/{Path.GetFileName(gateway.Document)}` |";
        });

        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, Readme)).Where(static line => line.Contains("| `openapi/gateways/", StringComparison.Ordinal))
            .Should().Equal(rows);
    }

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

using KlingGen.SpecCompiler;
using static KlingGen.ContractTests.Readme.ReadmeExamples;

namespace KlingGen.ContractTests.Readme;

public sealed class ReadmeExampleTests
{
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

    private static readonly MarkdownPage s_readme = MarkdownPage.Of("README.md");

    // What the build makes of the documents in the README, by their namespaces.
    private static readonly Dictionary<string, Lazy<string[]>> s_documents = new()
    {
        ["PetShop"] = new(static () => Generate("petshop.yaml", s_readme.Blocks("yaml")[0], new SpecOptions("PetShop", "PetShopApi"))),
        ["FilmShop"] = new(static () => Generate("film-shop.yaml", s_readme.Blocks("yaml")[1], new SpecOptions("FilmShop", null))),
    };

    public static TheoryData<string, int> Examples
    {
        get
        {
            var examples = new TheoryData<string, int>();
            var packages = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "README.md", SearchOption.AllDirectories)
                .Select(static file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'));
            foreach (var page in packages.Order(StringComparer.Ordinal).Prepend("README.md"))
            {
                for (var i = 0; i < MarkdownPage.Of(page).Blocks("csharp").Count; i++)
                {
                    examples.Add(page, i);
                }
            }

            return examples;
        }
    }

    [Fact]
    public void The_readme_shows_how_to_use_the_client() => s_readme.Blocks("csharp").Should().HaveCountGreaterThan(15);

    [Theory]
    [InlineData("csharp")]
    [InlineData("sh")]
    [InlineData("yaml")]
    [InlineData("json")]
    [InlineData("xml")]
    public void The_Chinese_page_shows_the_same(string language) =>
        MarkdownPage.Of(".github/README.zh-CN.md").Blocks(language).Should().Equal(s_readme.Blocks(language));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Each_example_compiles_as_it_is_pasted_into_a_new_project(string page, int number)
    {
        var example = MarkdownPage.Of(page).Blocks("csharp")[number];
        var generated = s_documents.Where(document => example.Contains(document.Key, StringComparison.Ordinal))
            .SelectMany(static document => document.Value.Value);

        ErrorsOf([.. generated, ImplicitUsings, example]).Should().BeEmpty("this stands on the page: {0}", example);
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

        File.ReadAllLines(Path.Combine(Repository.Root, "README.md")).Where(static line => line.Contains("| `openapi/gateways/", StringComparison.Ordinal))
            .Should().Equal(rows);
    }
}

using System.Reflection;
using Microsoft.CodeAnalysis;

namespace KlingGen.SourceGenerator.Tests;

/// <summary>Documents of one namespace that become types of one name.</summary>
public sealed class SharedNameTests
{
    private const string Kind = "\n    Kind: { type: string, enum: [cat, dog] }\n";

    private static readonly SpecText s_first = Document("a", "Pet: { type: object, properties: { name: { type: string }, "
        + "kind: { $ref: '#/components/schemas/Kind' } } }" + Kind);

    private static readonly SpecText s_second = Document("b", "Pet: { type: object, properties: { title: { type: string }, "
        + "kind: { $ref: '#/components/schemas/Kind' } } }" + Kind);

    private static readonly SpecText s_same = Document("b", "Pet: { type: object, description: A pet, properties: { name: { type: "
        + "string }, "
        + "kind: { $ref: '#/components/schemas/Kind' } } }" + Kind);

    [Fact]
    public void Different_types_are_told_at_both_documents_and_nothing_is_emitted_of_the_second()
    {
        var run = GeneratorRun.Of(s_first, s_second);

        run.Diagnostics.Should().SatisfyRespectively(
            static found => found.Should().StartWith("/project/b.yaml(11,10): error KLG0016: 'Pet' of the namespace 'Api' ")
                .And.Contain("'a.yaml'"),
            static found => found.Should().StartWith("/project/a.yaml(11,10): error KLG0016: 'Pet' of the namespace 'Api' ")
                .And.Contain("'b.yaml'"));
        run.HintNames.Should().NotBeEmpty().And.OnlyContain(static name => name.StartsWith("a."));
        ShouldCompile(run);
    }

    [Fact]
    public void What_refers_to_the_second_goes_with_it_and_says_so()
    {
        var user = new SpecText("c.yaml", "openapi: 3.1.0\ninfo: { title: C, version: '1' }\ncomponents:\n  schemas:\n"
            + "    Owner: { type: object, properties: { pet: { $ref: 'b.yaml#/components/schemas/Pet' } } }\n");

        var run = GeneratorRun.Of(s_first, s_second, user);

        run.Diagnostics.Where(static found => found.Contains("c.yaml")).Should().ContainSingle().Which
            .Should().StartWith("/project/c.yaml(5,55): warning KLG0215: ").And.Contain("'b.yaml'");
        run.HintNames.Should().OnlyContain(static name => name.StartsWith("a."));
        ShouldCompile(run);
    }

    [Fact]
    public void A_third_document_is_told_and_the_first_only_once()
    {
        var run = GeneratorRun.Of(
            s_first, s_second, new SpecText("c.yaml", s_second.Content.Replace("/b/", "/c/").Replace("listB", "listC")));

        run.Diagnostics.Select(static found => found[9..18]).Should().Equal("b.yaml(11", "a.yaml(11", "c.yaml(11");
        ShouldCompile(run);
    }

    [Fact]
    public void Types_of_one_meaning_are_emitted_once_and_used_by_both()
    {
        const string probe = """
            public static class Probe
            {
                public static Api.Pet Of(KlingGen.Runtime.ApiResponse<Api.Pet> answer) => answer.Value;

                public static async System.Threading.Tasks.Task<Api.Pet[]> Both(Api.AClient a, Api.BClient b) =>
                    [Of(await a.ListAAsync()), Of(await b.ListBAsync())];
            }
            """;
        var run = GeneratorRun.Of(probe, s_first, s_same);

        run.Diagnostics.Should().BeEmpty();
        run.HintNames.Should().Contain("a.Objects.g.cs").And.NotContain("b.Objects.g.cs").And.NotContain("b.Enums.g.cs");
        var assembly = run.Load();
        foreach (var name in (string[])["AJsonResolver", "BJsonResolver"])
        {
            var resolver = assembly.GetType("Api." + name)!.GetProperty("Instance", BindingFlags.Public | BindingFlags.Static)!;
            var options = new System.Text.Json.JsonSerializerOptions
            {
                TypeInfoResolver = (System.Text.Json.Serialization.Metadata.IJsonTypeInfoResolver)resolver.GetValue(null)!,
            };
            var pet = System.Text.Json.JsonSerializer.Deserialize("""{"name":"Tom","kind":"cat"}""", assembly.GetType("Api.Pet")!, options);
            System.Text.Json.JsonSerializer.Serialize(pet, options).Should().Be("""{"name":"Tom","kind":"cat"}""");
        }
    }

    [Theory]
    [InlineData("name: { type: string }", "name: { type: string, maxLength: 3 }")]
    [InlineData("name: { type: string }", "name: { type: integer }")]
    [InlineData("enum: [cat, dog]", "enum: [cat, dog, cow]")]
    public void A_limit_a_type_or_a_value_makes_another_meaning(string old, string replacement)
    {
        var run = GeneratorRun.Of(s_first, s_same.Replace(old, replacement));

        run.Diagnostics.Should().HaveCount(2).And.OnlyContain(static found => found.Contains("error KLG0016"));
        ShouldCompile(run);
    }

    [Fact]
    public void The_first_document_emits_again_what_the_second_had_before_an_edit_made_them_alike()
    {
        var run = GeneratorRun.Of(s_first, s_second).After(s_second, s_same);

        run.Diagnostics.Should().BeEmpty();
        run.Load().GetType("Api.BClient").Should().NotBeNull();
        run.After(s_same, s_second).HintNames.Should().OnlyContain(static name => name.StartsWith("a."));
    }

    [Fact]
    public void A_schema_of_another_document_gives_way_to_a_chosen_client()
    {
        var client = new SpecText("c.yaml", s_first.Content.Replace("/a/", "/c/", StringComparison.Ordinal), client: "Kind");

        var run = GeneratorRun.Of(new SpecText("a.yaml", "openapi: 3.1.0\ncomponents:\n  schemas:" + Kind), client);

        run.Diagnostics.Should().HaveCount(2).And.OnlyContain(static found => found.Contains("warning KLG0207: The name 'Kind' "));
        run.Load().GetType("Api.Kind")!.GetMethod("ListAAsync").Should().NotBeNull();
    }

    private static SpecText Document(string name, string schemas) => new(name + ".yaml", $$"""
        openapi: 3.1.0
        info: { title: Case, version: "1" }
        paths:
          /{{name}}/pets:
            get:
              operationId: list{{name.ToUpperInvariant()}}
              responses:
                '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
        components:
          schemas:
            {{schemas}}
        """);

    private static void ShouldCompile(GeneratorRun run) =>
        run.Output.GetDiagnostics().Where(static found => found.Severity >= DiagnosticSeverity.Warning).Should().BeEmpty();
}

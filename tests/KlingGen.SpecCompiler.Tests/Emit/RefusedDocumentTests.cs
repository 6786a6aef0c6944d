using System.Text;
using KlingGen.SpecCompiler.Diagnostics;

namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>Documents that use types of a document from which nothing can be generated.</summary>
public sealed class RefusedDocumentTests
{
    private const string Head = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";

    /// <summary>Two schemas whose member is both of them, and so leads to ever more merged types.</summary>
    private const string Endless = Head + """
        components:
          schemas:
            Name: { type: object, properties: { text: { type: string } } }
            Left: { allOf: [{ type: object, properties: { n: { $ref: '#/components/schemas/Left' } } },
                { type: object, properties: { n: { $ref: '#/components/schemas/Right' } } }] }
            Right: { allOf: [{ type: object, properties: { n: { $ref: '#/components/schemas/Right' } } },
                { type: object, properties: { n: { $ref: '#/components/schemas/Left' } }, required: [n] }] }
        """;

    private const string Unreadable = Head + "components:\n  schemas:\n    Name: { type: object\n";

    private const string User = Head + """
        components:
          schemas:
            Person:
              type: object
              properties:
                name: { $ref: 'names.yaml#/components/schemas/Name' }
                other: { $ref: 'names.yaml#/components/schemas/Name' }
        """;

    [Theory]
    [InlineData(Endless, "KLG0112")]
    [InlineData(Unreadable, "KLG0001")]
    [InlineData("", "KLG0002")]
    [InlineData("a text\n", "KLG0101")]
    public void Nothing_is_generated_from_a_document_that_refers_to_a_refused_one_and_it_says_so_once(string refused, string id)
    {
        var compiled = Compile(("user.yaml", User), ("names.yaml", refused));

        compiled.Files.Should().BeEmpty();
        compiled.Diagnostics.Where(static found => found.Path == "names.yaml")
            .Should().NotBeEmpty().And.OnlyContain(found => found.Descriptor.Id == id);
        compiled.Diagnostics.Should().ContainSingle(static found => found.Path == "user.yaml").Which.ToString().Should()
            .StartWith("user.yaml(8,23): warning KLG0215: Nothing is generated from this document, because it refers to 'names.yaml', ");
    }

    [Fact]
    public void A_file_that_is_a_list_serves_those_who_refer_to_it_as_example_or_as_schemas()
    {
        const string answer =
            "application/json: { schema: { $ref: 'schemas.json#/0' }, examples: { one: { value: { $ref: 'example.json' } } } }";
        var compiled = Compile(
            ("api.yaml",
                Head + "paths: { /a: { get: { operationId: getA, "
                    + "responses: { '200': { description: d, content: { " + answer + " } } } } } }\n"),
            ("schemas.json", """[{ "type": "object", "properties": { "name": { "type": "string" } } }]"""),
            ("example.json", "[1, 2]"));

        compiled.Diagnostics.Should().BeEmpty();
        compiled.Files.Select(static file => file.Text)
            .Should().Contain(static text => text.Contains("public string? Name { get; init; }"));
        StrictCompilation.Check(compiled.Files.Select(static file => (file.HintName, file.Text))).Should().BeEmpty();
    }

    [Fact]
    public void A_reference_that_leads_nowhere_in_a_list_is_told()
    {
        Compile(("user.yaml", User), ("names.yaml", "- a list\n")).Diagnostics
            .Should().Contain(static found => found.Path == "user.yaml" && found.Descriptor == SpecDescriptors.DanglingReference);
    }

    [Fact]
    public void A_document_that_is_a_list_and_that_nobody_refers_to_is_refused()
    {
        Compile(("list.yaml", "- openapi: 3.1.0\n")).Diagnostics.Should().ContainSingle().Which.ToString()
            .Should().StartWith("list.yaml(1,1): error KLG0101");
    }

    [Fact]
    public void What_refers_to_a_refused_document_through_another_one_names_the_cause_and_the_rest_is_generated()
    {
        var compiled = Compile(
            ("api.yaml",
                Head + "paths:\n  /a: { get: { operationId: getA, responses: { '200': { description: d, "
                    + "content: { application/json: { schema: { $ref: 'user.yaml#/components/schemas/Person' } } } } } } }\n"
                    + "  /b: { $ref: 'free.yaml#/components/pathItems/B' }\n"),
            ("user.yaml", User),
            ("names.yaml", Endless),
            ("free.yaml",
                Head + "components: { schemas: { Free: { type: object, properties: { a: { type: string } } } }, "
                    + "pathItems: { B: { get: { operationId: getB, responses: { '204': { description: d } } } } } }\n"));

        compiled.Files.Should().NotBeEmpty().And.OnlyContain(static file => file.HintName.StartsWith("free."));
        StrictCompilation.Check(compiled.Files.Select(static file => (file.HintName, file.Text))).Should().BeEmpty();
        compiled.Diagnostics
            .Where(static found => found.Descriptor == SpecDescriptors.RefusedReference)
            .Select(static found => found.ToString())
            .Should()
            .SatisfyRespectively(
                static found => found.Should().StartWith("api.yaml(4,120): warning KLG0215: ").And.Contain("'names.yaml'"),
                static found => found.Should().StartWith("user.yaml(8,23): warning KLG0215: ").And.Contain("'names.yaml'"));
    }

    [Fact]
    public void Documents_that_refer_to_each_other_in_a_circle_go_together()
    {
        var refused = Endless.Replace(
            "text: { type: string }", "owner: { $ref: 'user.yaml#/components/schemas/Person' }", StringComparison.Ordinal);

        var compiled = Compile(("user.yaml", User), ("names.yaml", refused));

        compiled.Files.Should().BeEmpty();
        compiled.Diagnostics.Where(static found => found.Descriptor == SpecDescriptors.RefusedReference).Should().ContainSingle().Which.Path
            .Should().Be("user.yaml");
    }

    [Fact]
    public void A_document_that_is_drawn_into_what_is_wrong_with_another_one_has_no_error_of_its_own()
    {
        var user = User
            + "\n    Rules: { x-constrains: 'names.yaml#/components/schemas/Left', required: [n] }\n"
            + "    Mine: { allOf: [{ $ref: 'names.yaml#/components/schemas/Left' }, "
            + "{ properties: { n: { $ref: 'names.yaml#/components/schemas/Right' } } }] }\n";

        var compiled = Compile(("user.yaml", user), ("names.yaml", Endless));

        compiled.Files.Should().BeEmpty();
        compiled.Diagnostics.Should().ContainSingle(static found => found.Path == "user.yaml").Which.Descriptor
            .Should().Be(SpecDescriptors.RefusedReference);
    }

    [Fact]
    public void A_document_with_an_error_from_which_code_can_be_generated_takes_nothing_with_it()
    {
        var faulty = Head
            + "components: { schemas: { Name: { type: object, properties: { text: { type: string }, lost: { $ref: '#/nowhere' } } } } }\n";

        var compiled = Compile(("user.yaml", User), ("names.yaml", faulty));

        compiled.Diagnostics.Should().ContainSingle().Which.Descriptor.Id.Should().Be("KLG0103");
        var assembly = StrictCompilation.Load([.. compiled.Files.Select(static file => file.Text)]);
        assembly.GetType("Api.Person")!.GetProperty("Name")!.PropertyType.FullName.Should().Be("Api.Name");
    }

    [Fact]
    public void Prose_that_a_description_refers_to_is_no_document_and_takes_nothing_with_it()
    {
        var document = Head.Replace("title: T", "title: T, description: { $ref: intro.md }", StringComparison.Ordinal)
            + "components: { schemas: { Name: { type: object, properties: { text: { type: string } } } } }\n";

        var compiled = Compile(("api.yaml", document), ("intro.md", "# Names\n\nThey are: short\n\n* and [sweet\n"));

        compiled.Diagnostics
            .Should().NotContain(static found => found.Path != "api.yaml" || found.Descriptor.Severity == SpecSeverity.Error);
        compiled.Files.Should().NotBeEmpty();
    }

    [Fact]
    public void A_document_that_is_too_entangled_only_together_with_another_one_says_where_it_leads_there()
    {
        var compiled = Compile(
            ("user.yaml",
                Head + Merged("User", 900) + "    Rules: { x-constrains: 'names.yaml#/components/schemas/Name', required: [p0] }\n"),
            ("names.yaml", Head + Merged("Name", 1200)));

        compiled.Diagnostics.Should().ContainSingle().Which.ToString().Should().StartWith("user.yaml(");
        compiled.Diagnostics[0].Descriptor.Should().Be(SpecDescriptors.ComplexityLimit);
        compiled.Files.Should().NotBeEmpty().And.OnlyContain(static file => file.HintName.StartsWith("names."));
        StrictCompilation.Check(compiled.Files.Select(static file => (file.HintName, file.Text))).Should().BeEmpty();
    }

    [Fact]
    public void A_document_that_leads_too_deep_only_together_with_another_one_says_where_it_leads_there()
    {
        var compiled = Compile(
            ("user.yaml", Head + "components:\n  schemas:\n" + Chain("U", 200, "'names.yaml#/components/schemas/N0'")),
            ("names.yaml", Head + "components:\n  schemas:\n" + Chain("N", 200, "'#/components/schemas/Name'")
                + "    Name: { type: object, properties: { a: { type: string } } }\n"));

        compiled.Diagnostics.Should().ContainSingle().Which.ToString().Should().StartWith("user.yaml(204,").And.Contain("KLG0112");
        compiled.Files.Should().NotBeEmpty().And.OnlyContain(static file => file.HintName.StartsWith("names."));
    }

    private static SpecCompilation Compile(params (string Path, string Text)[] files) =>
        SpecCompilation.Compile(
            files[0].Path, path => Array.Find(files, file => file.Path == path).Text, new SpecOptions("Api", null), default);

    /// <summary>A schema of members that two schemas speak of.</summary>
    private static string Merged(string name, int count)
    {
        var members = string.Join(", ", Enumerable.Range(0, count).Select(static index => $"p{index}: {{ type: string }}"));
        return $"components:\n  schemas:\n    {name}: {{ allOf: [{{ type: object, properties: {{ {members} }} }}, {{ type: object, "
            + $"properties: {{ {members} }} }}] }}\n";
    }

    /// <summary>Schemas that are but references, each to the next.</summary>
    private static string Chain(string name, int count, string last)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append($"    {name}{i}: {{ $ref: {(i + 1 < count ? $"'#/components/schemas/{name}{i + 1}'" : last)} }}\n");
        }

        return text.ToString();
    }
}

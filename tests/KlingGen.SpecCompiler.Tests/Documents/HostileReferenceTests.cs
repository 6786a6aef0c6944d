using KlingGen.SpecCompiler.Diagnostics;

namespace KlingGen.SpecCompiler.Tests.Documents;

/// <summary>References that lead out of the project, or nowhere at all.</summary>
public sealed class HostileReferenceTests
{
    [Theory]
    [InlineData("../../etc/passwd", "KLG0104")]
    [InlineData("/etc/passwd#/a", "KLG0104")]
    [InlineData("C:\\Windows\\win.ini", "KLG0104")]
    [InlineData("..%2f..%2fetc%2fpasswd", "KLG0104")]
    [InlineData("%ZZ", "KLG0104")]
    [InlineData("file:///etc/passwd", "KLG0105")]
    [InlineData("http://127.0.0.1/a.yaml#/b", "KLG0105")]
    [InlineData("urn:a:b", "KLG0105")]
    [InlineData("#nowhere", "KLG0103")]
    public void A_reference_out_of_the_project_is_told_where_it_stands(string reference, string id)
    {
        var found = Spec.BindSchemas($"    A: {{ type: object, properties: {{ p: {{ $ref: '{reference}' }} }} }}").Diagnostics
            .Should().ContainSingle().Subject;

        found.Descriptor.Id.Should().Be(id);
        (found.Path, found.Line).Should().Be(("api.yaml", 5));
        found.Column.Should().BeInRange(41, 49);
    }

    [Theory]
    [InlineData("none.yaml", "KLG0104")]
    [InlineData("https://example.com/a.json", "KLG0105")]
    public void A_document_that_is_missing_is_told_once_with_the_number_of_its_references(string file, string id)
    {
        var found = Spec.BindSchemas(
            $"    A: {{ type: object, properties: {{ p: {{ $ref: '{file}#/A' }}, q: {{ $ref: '{file}#/B' }} }} }}\n"
                + $"    B: {{ allOf: [{{ $ref: '{file}#/A' }}, {{ properties: {{ r: {{ $ref: other.yaml }} }} }}] }}").Diagnostics;

        var told = found.Should().ContainSingle(diagnostic => diagnostic.Message.Contains($"'{file}'")).Subject;
        (told.Descriptor.Id, told.Line, told.Column).Should().Be((id, 5, 49));
        told.Message.Should().EndWith(" It is named 3 times here.");
        found.Should().ContainSingle(static diagnostic => diagnostic.Message.Contains("'other.yaml'"))
            .Which.Message.Should().NotContain("times");
    }

    [Fact]
    public void A_missing_document_that_a_used_part_names_is_an_error_at_the_first_use()
    {
        var found = Spec.Bind("""
            openapi: 3.1.0
            paths:
              /a:
                get:
                  responses: { '200': { description: d, content: { application/json: { schema: { $ref: '#/components/schemas/B' } } } } }
            components:
              schemas:
                A: { type: object, properties: { p: { $ref: 'none.yaml#/A' } } }
                B: { type: object, properties: { p: { $ref: 'none.yaml#/A' } } }
            """).Diagnostics.Should().ContainSingle().Subject;

        (found.Descriptor.Id, found.Line).Should().Be(("KLG0104", 9));
    }

    [Fact]
    public void Paths_that_lead_round_in_a_circle_are_told()
    {
        var result = Spec.Bind("openapi: 3.1.0\npaths:\n  /a: { $ref: '#/paths/~1b' }\n  /b: { $ref: '#/paths/~1a' }\n");

        result.Diagnostics
            .Should().Contain(static found => found.Descriptor.Id == "KLG0106").And.OnlyContain(static found => found.Line >= 3);
    }

    [Fact]
    public void Files_that_refer_to_each_other_in_a_circle_are_read_once()
    {
        const string One = "openapi: 3.1.0\ncomponents: { schemas: { A: { $ref: 'b.yaml#/components/schemas/B' } } }\n";
        const string Other = "components: { schemas: { B: { $ref: 'a.yaml#/components/schemas/A' } } }\n";
        var read = new List<string>();

        var compiled = SpecCompilation.Compile(
            "a.yaml",
            path =>
            {
                read.Add(path);
                return path == "a.yaml" ? One : Other;
            },
            new SpecOptions("Api", null),
            default);

        read.Should().Equal("a.yaml", "b.yaml");
        compiled.Diagnostics.Select(static found => (found.Descriptor.Id, found.Path))
            .Should().BeEquivalentTo([("KLG0106", "a.yaml"), ("KLG0106", "b.yaml")]);
    }
}

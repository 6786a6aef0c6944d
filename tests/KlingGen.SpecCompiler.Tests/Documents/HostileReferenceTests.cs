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

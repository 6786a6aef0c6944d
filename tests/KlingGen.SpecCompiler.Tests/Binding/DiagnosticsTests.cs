namespace KlingGen.SpecCompiler.Tests.Binding;

public sealed class DiagnosticsTests
{
    [Theory]
    [InlineData("    A: { type: object, properties: { p: { $ref: '#/components/schemas/None' } } }", "KLG0103", 5, 49)]
    [InlineData("    A: { type: object, properties: { p: { $ref: 'none.yaml#/x' } } }", "KLG0104", 5, 49)]
    [InlineData("    A: { type: object, properties: { p: { $ref: 'https://example.com/x.yaml' } } }", "KLG0105", 5, 49)]
    [InlineData("    A: { type: object, properties: { p: { type: string, maxLength: many } } }", "KLG0107", 5, 68)]
    [InlineData("    A: { type: object, properties: [a] }", "KLG0107", 5, 36)]
    [InlineData("    A: { type: text }", "KLG0108", 5, 16)]
    [InlineData("    A: { type: object, properties: { p: { type: string, pattern: '[' } } }", "KLG0109", 5, 57)]
    [InlineData("    A: { type: object, properties: { p: { type: string, maxLenght: 3 } } }", "KLG0202", 5, 57)]
    [InlineData("    A: { type: object, properties: { p: { type: string } }, unevaluatedProperties: false }", "KLG0201", 5, 61)]
    [InlineData("    A: { allOf: [{ $ref: '#/components/schemas/A' }], properties: { p: { type: string } } }", "KLG0106", 5, 8)]
    public void What_is_wrong_is_reported_once_where_it_stands(string schemas, string id, int line, int column)
    {
        var diagnostic = Spec.BindSchemas(schemas).Diagnostics.Should().ContainSingle().Subject;

        diagnostic.Descriptor.Id.Should().Be(id);
        (diagnostic.Path, diagnostic.Line, diagnostic.Column).Should().Be(("api.yaml", line, column));
    }

    [Fact]
    public void A_union_that_is_one_of_its_own_cases_is_refused() =>
        Spec.BindSchemas("    A: { oneOf: [{ $ref: '#/components/schemas/A' }, { type: string }] }").Diagnostics
            .Should().ContainSingle(static diagnostic => diagnostic.Descriptor.Id == "KLG0106").Which.Column.Should().Be(18);

    [Fact]
    public void A_finding_in_another_document_is_left_to_that_document()
    {
        var result = Spec.Bind(
            "openapi: 3.1.0\ninfo: { title: T, version: '1' }\ncomponents:\n  schemas:\n    A: { type: object, properties: { p: { $ref: 'b.yaml#/components/schemas/B' } } }",
            ("b.yaml", "openapi: 3.1.0\ninfo: { title: T, version: '1' }\ncomponents:\n  schemas:\n    B: { type: object, properties: { p: { type: nothing } } }"));

        result.Diagnostics.Should().BeEmpty();
        result.Model.Should().NotBeNull();
    }

    [Theory]
    [InlineData("swagger: '2.0'")]
    [InlineData("openapi: 4.0.0")]
    public void Other_versions_are_refused_by_name(string text) =>
        Spec.Bind(text + "\ninfo: { title: T, version: '1' }").Diagnostics.Should().ContainSingle().Which.Descriptor.Id.Should().Be("KLG0102");
}

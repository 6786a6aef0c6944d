namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>Unions of two documents that name each other.</summary>
public sealed class UnionsOfTwoDocumentsTests
{
    private const string InA = "{ type: object, required: [a], properties: { a: { type: integer } } }";
    private const string InB = "{ type: object, required: [b], properties: { b: { type: integer } } }";
    private const string MoreInB = "{ type: object, required: [c], properties: { c: { type: integer } } }";
    private const string RefA = "{ $ref: 'a.yaml#/components/schemas/A' }";
    private const string RefB = "{ $ref: 'b.yaml#/components/schemas/B' }";

    [Theory]
    [InlineData($"oneOf: [{InA}, {RefB}]", $"oneOf: [{InB}, {RefA}]")]
    [InlineData($"oneOf: [{RefB}]", $"oneOf: [{InB}, {RefA}]")]
    [InlineData($"oneOf: [{RefB}, {{ type: string }}]", $"anyOf: [{RefA}, {InB}]")]
    [InlineData($"oneOf: [{RefB}]", $"anyOf: [{RefA}, {InB}, {MoreInB}]")]
    [InlineData($"oneOf: [{RefB}, {InA}]", $"anyOf: [{{ anyOf: [{InB}, {RefA}] }}, {MoreInB}]")]
    [InlineData($"anyOf: [{{ oneOf: [{InA}, {RefB}] }}]", $"anyOf: [{{ anyOf: [{InB}, {RefA}] }}]")]
    [InlineData($"oneOf: [{RefB}, {{ type: 'null' }}]", $"anyOf: [{{ anyOf: [{RefA}, {InB}] }}, {{ type: integer }}]")]
    public void What_each_emits_compiles_with_the_other(string a, string b)
    {
        string? Read(string path) => Path.GetFileName(path) switch
        {
            "a.yaml" => Document("A", a),
            "b.yaml" => Document("B", b),
            _ => null,
        };

        foreach (var root in new[] { "a.yaml", "b.yaml" })
        {
            var compiled = SpecCompilation.Compile(root, Read, new SpecOptions("Api", null), default);

            StrictCompilation.Load(compiled.Files.Select(static file => file.Text).ToArray());
        }
    }

    private static string Document(string name, string schema) =>
        $"openapi: 3.1.0\ninfo: {{ title: {name}, version: '1' }}\ncomponents:\n  schemas:\n    {name}:\n      {schema}\n";
}

using System.Reflection;
using Microsoft.CodeAnalysis;

namespace KlingGen.SourceGenerator.Tests;

/// <summary>What was generated is compiled, loaded and called.</summary>
public sealed class GeneratedCodeTests
{
    private static readonly SpecText s_shapes = new("shapes.yaml", """
        openapi: 3.1.0
        info: {title: Shapes, version: '1'}
        components:
          schemas:
            Colour:
              type: string
              enum: [red, dark-blue]
            Point:
              type: object
              required: [x]
              properties:
                x: {type: integer, minimum: 0}
                label: {type: string, maxLength: 3}
        """);

    private static readonly SpecText s_drawing = new("drawings/drawing.yaml", """
        openapi: 3.1.0
        info: {title: Drawing, version: '1'}
        components:
          schemas:
            Drawing:
              type: object
              required: [points]
              properties:
                colour: {$ref: '../shapes.yaml#/components/schemas/Colour'}
                points:
                  type: array
                  maxItems: 2
                  items: {$ref: '../shapes.yaml#/components/schemas/Point'}
        """);

    private const string Probe = """
        using System.Linq;
        using System.Text;
        using KlingGen.Runtime;

        public static class Probe
        {
            public static string RoundTrip(string json) =>
                Encoding.UTF8.GetString(ApiJson.ToUtf8Bytes(ApiJson.Parse<Api.Drawing>(Encoding.UTF8.GetBytes(json))));

            public static string Errors(string json) =>
                string.Join("; ", ApiJson.Validate<Api.Drawing>(Encoding.UTF8.GetBytes(json)).Errors
                    .Select(error => $"{error.InstanceLocation} {error.Keyword}"));

            public static string Written() =>
                Encoding.UTF8.GetString(ApiJson.ToUtf8Bytes(
                    new Api.Drawing { Points = [new Api.Point { X = 3, Label = "é" }], Colour = Api.Colour.DarkBlue }));
        }
        """;

    private static readonly Lazy<Assembly> s_assembly = new(static () => GeneratorRun.Of(Probe, s_drawing, s_shapes).Load());

    [Theory]
    [InlineData("""{"points":[]}""")]
    [InlineData("""{"colour":"red","points":[{"x":1,"label":"a"},{"x":2}]}""")]
    [InlineData("""{"colour":"unheard-of","points":[{"x":1,"new":{"deep":[1,null]}}],"more":true}""")]
    public void What_is_read_is_written_back(string json) => Call("RoundTrip", json).Should().Be(json);

    [Theory]
    [InlineData("""{"points":[{"x":0,"label":"abc"}]}""", "")]
    [InlineData("""{}""", " required")]
    [InlineData("""{"points":[{"x":-1,"label":"abcd"},{}]}""", "/points/0/x minimum; /points/0/label maxLength; /points/1 required")]
    [InlineData("""{"points":[{"x":"1"}]}""", "/points/0/x type")]
    public void Rules_of_every_document_are_checked(string json, string errors) => Call("Errors", json).Should().Be(errors);

    [Fact]
    public void Objects_are_made_in_C_sharp_and_written() =>
        Call("Written").Should().Be(
            """{"colour":"dark-blue","points":[{"x":3,"label":"\u00E9"}]}""".Replace("\\u00E9", "é", StringComparison.Ordinal));

    [Fact]
    public void The_code_needs_no_newer_language_than_C_sharp_12_and_raises_no_warning() =>
        GeneratorRun.Of(s_drawing, s_shapes).Output.GetDiagnostics()
            .Where(static found => found.Severity >= DiagnosticSeverity.Warning).Should().BeEmpty();

    [Fact]
    public void Without_metadata_the_namespace_is_the_project_s() =>
        GeneratorRun.Of(new SpecText("shapes.yaml", s_shapes.Content, ns: null)).Load().GetType("Root.Space.Point").Should().NotBeNull();

    [Fact]
    public void What_is_generated_names_no_directory_above_the_project()
    {
        var run = GeneratorRun.Of(s_drawing, s_shapes);

        run.Sources.Should().NotContain(SpecText.ProjectDirectory);
        run.HintNames.Should().AllSatisfy(static name => name.Should().NotContain("project"));
    }

    [Fact]
    public void Two_documents_of_one_name_in_two_folders_do_not_clash()
    {
        var run = GeneratorRun.Of(s_shapes, new SpecText("other/shapes.yaml", s_shapes.Content, ns: "Other"));

        run.Result.Exception.Should().BeNull();
        run.Load().GetType("Other.Point").Should().NotBeNull();
    }

    private static string Call(string method, params object[] arguments) =>
        (string)s_assembly.Value.GetType("Probe")!.GetMethod(method)!.Invoke(null, arguments)!;
}

using System.Text.RegularExpressions;

namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>Bodies that are sent part by part: the method has a parameter for each part, and none for the whole.</summary>
public sealed class DividedBodyTests
{
    private const string Whole = "#/paths/~1files/post/requestBody/content/multipart~1form-data/schema";

    [Fact]
    public void The_type_of_the_whole_is_left_out_and_those_of_its_parts_stay() =>
        Records(Document()).Should().BeEquivalentTo("UploadRequestKind", "UploadRequestNote");

    [Fact]
    public void A_body_that_several_operations_share_is_left_out_too() => Records(Document("""
          /shared:
            post: { operationId: share, requestBody: { $ref: '#/components/requestBodies/Shared' },
                responses: { '204': { description: d } } }
            put: { operationId: replace, requestBody: { $ref: '#/components/requestBodies/Shared' },
                responses: { '204': { description: d } } }
        components:
          requestBodies:
            Shared: { content: { multipart/form-data: { schema: { type: object,
                properties: { files: { type: array, items: { type: string, format: binary } } } } } } }
        """)).Should().BeEquivalentTo("UploadRequestKind", "UploadRequestNote");

    [Theory]
    [InlineData("/again: { post: { operationId: again, requestBody: { content: { application/json: { schema: { $ref: '" + Whole
        + "' } } } }, responses: { '204': { description: d } } } }")]
    [InlineData("/again: { post: { operationId: again, "
        + "requestBody: { content: { application/x-www-form-urlencoded: { schema: *whole } } }, "
        + "responses: { '204': { description: d } } } }")]
    [InlineData("/again: { get: { operationId: again, responses: { '200': { description: d, "
        + "content: { application/json: { schema: { type: array, items: *whole } } } } } } }")]
    [InlineData("/again: { get: { operationId: again, responses: { '200': { description: d, "
        + "content: { multipart/mixed: { schema: *whole } } } } } }")]
    public void It_stays_where_another_body_or_answer_is_of_it(string path) =>
        Records(Document("  " + path)).Should().Contain("UploadRequest");

    [Theory]
    [InlineData("Holder: { type: object, properties: { upload: { $ref: '" + Whole + "' } } }")]
    [InlineData("Rules: { x-constrains: '" + Whole + "', required: [name] }")]
    [InlineData("Either: { oneOf: [{ $ref: '" + Whole + "' }, { type: string }] }")]
    public void It_stays_where_a_schema_refers_to_it(string schema) =>
        Records(Document("components: { schemas: { " + schema + " } }")).Should().Contain("UploadRequest");

    [Fact]
    public void It_stays_where_a_part_is_of_it() =>
        Records(Document().Replace("properties: {", "properties: { inner: { $ref: '" + Whole + "' },", StringComparison.Ordinal))
            .Should().Contain("UploadRequest");

    [Fact]
    public void It_stays_where_another_document_refers_to_it() =>
        Records(
            "openapi: 3.1.0\ninfo: { title: T, version: '1' }\ncomponents: { schemas: { Holder: { type: object, "
                + "properties: { upload: { $ref: 'upload.yaml"
                + Whole + "' } } } } }",
            ("upload.yaml", Document()))
            .Should().Contain(["Holder", "UploadRequest"]);

    [Fact]
    public void A_component_stays() => Records("""
        openapi: 3.1.0
        info: { title: T, version: '1' }
        paths:
          /files: { post: { operationId: upload,
              requestBody: { content: { multipart/form-data: { schema: { $ref: '#/components/schemas/Upload' } } } },
              responses: { '204': { description: d } } } }
        components: { schemas: { Upload: { type: object, properties: { file: { type: string, format: binary } } } } }
        """).Should().Equal("Upload");

    [Fact]
    public void Without_a_file_the_body_is_an_object_and_has_its_type() =>
        Records(Document().Replace(", format: binary", "", StringComparison.Ordinal)).Should().Contain("UploadRequest");

    private static string Document(string rest = "") => $$"""
        openapi: 3.1.0
        info: { title: T, version: '1' }
        paths:
          /files:
            post:
              operationId: upload
              requestBody:
                content:
                  multipart/form-data:
                    schema: &whole
                      type: object
                      properties: { file: { type: string, format: binary }, name: { type: string }, kind: { type: string, enum: [a, b] },
                          note: { type: object, properties: { text: { type: string } } } }
              responses: { '204': { description: d } }
        {{rest}}
        """;

    /// <summary>The names of the emitted types, after all of it was compiled.</summary>
    private static IEnumerable<string> Records(string document, params (string Path, string Text)[] others)
    {
        (string Path, string Text)[] files = [("api.yaml", document), .. others];
        var compiled = SpecCompilation.Compile(
            files[0].Path, path => Array.Find(files, file => file.Path == path).Text, new SpecOptions("Api", null), default);
        compiled.Diagnostics.Should().BeEmpty();
        StrictCompilation.Check(compiled.Files.Select(static file => (file.HintName, file.Text))).Should().BeEmpty();
        return compiled.Files.SelectMany(static file => Regex.Matches(
            file.Text,
            "record (struct )?(?<name>[A-Za-z0-9]+) ",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)).Select(static match => match.Groups["name"].Value));
    }
}

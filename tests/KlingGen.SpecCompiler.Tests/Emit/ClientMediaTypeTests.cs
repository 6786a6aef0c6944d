using System.Net;

namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>Operations that answer in one of several media types: each C# type has a method.</summary>
public sealed class ClientMediaTypeTests
{
    private const string Report = "Report: { type: object, properties: { rows: { type: integer } } }";
    private const string Ref = "{ schema: { $ref: '#/components/schemas/Report' } }";

    [Theory]
    [InlineData("application/pdf: {}", "AsPdf", "application/pdf")]
    [InlineData("application/pdf: { schema: { type: string, format: binary } }", "AsPdf", "application/pdf")]
    [InlineData("image/png: {}, image/jpeg: {}", "AsStream", "image/png, image/jpeg")]
    [InlineData("application/octet-stream: {}", "AsStream", "application/octet-stream")]
    [InlineData("'*/*': { schema: { type: string, format: binary } }", "AsStream", "*/*")]
    [InlineData("application/vnd.ms-excel: {}", "AsMsExcel", "application/vnd.ms-excel")]
    [InlineData("application/x-protobuf: {}", "AsProtobuf", "application/x-protobuf")]
    public async Task Another_media_type_than_JSON_is_a_stream(string content, string suffix, string accept)
    {
        var client = Of(content, $"using var response = await client.GetReport{suffix}Async(); "
            + "return new StreamReader(response.Value).ReadToEnd() + response.ContentHeaders.ContentType;");

        (await client.UseAsync(HttpStatusCode.OK, "%PDF", "application/pdf")).Should().Be("%PDFapplication/pdf");
        client.Request.Headers.Accept.ToString().Should().Be(accept);
    }

    [Theory]
    [InlineData("text/csv: { schema: { type: string } }", "AsCsv", "text/csv")]
    [InlineData("text/csv: {}", "AsCsv", "text/csv")]
    [InlineData("text/plain: {}", "AsText", "text/plain")]
    [InlineData("text/html: {}, text/csv: {}", "AsText", "text/html, text/csv")]
    [InlineData("image/svg+xml: {}", "AsSvg", "image/svg+xml")]
    public async Task And_a_text_a_string(string content, string suffix, string accept)
    {
        var client = Of(content, $"string text = (await client.GetReport{suffix}Async()).Value; return text;");

        (await client.UseAsync(HttpStatusCode.OK, "a;b", "text/csv")).Should().Be("a;b");
        client.Request.Headers.Accept.ToString().Should().Be(accept);
    }

    [Fact]
    public async Task JSON_of_another_type_is_a_method_too()
    {
        var client = Of(
            "application/vnd.shop.v2+json: { schema: { type: array, items: { type: string } } }",
            "Func<Task<ApiResponse<IReadOnlyList<string>>>> first = () => client.GetReportAsync(); "
                + "return first is null ? null : (await client.GetReportAsJsonAsync()).Value.Rows;");

        (await client.UseAsync(HttpStatusCode.OK, """{"rows":3}""")).Should().Be(3L);
        client.Request.Headers.Accept.ToString().Should().Be("application/json");
    }

    [Fact]
    public async Task The_method_of_the_plain_name_asks_for_JSON()
    {
        var client = Of("application/pdf: {}, text/csv: {}", "return (await client.GetReportAsync()).Value.Rows;");

        (await client.UseAsync(HttpStatusCode.OK, """{"rows":3}""")).Should().Be(3L);
        client.Request.Headers.Accept.ToString().Should().Be("application/json");
    }

    [Theory]
    [InlineData("application/xml: " + Ref)]
    [InlineData("text/plain: " + Ref)]
    [InlineData("text/json: " + Ref + ", application/hal+json: " + Ref)]
    [InlineData("application/x-yaml: " + Ref)]
    public void The_same_value_in_another_spelling_is_no_method(string content) =>
        Of(content, "return (await client.GetReportAsync()).Value.Rows;").Source.Should().NotMatchRegex("GetReportAs[A-Z]");

    [Fact]
    public async Task A_success_of_another_status_is_there_in_each_method()
    {
        var client = new EmittedClient(
            $$"""
            /report:
              get:
                operationId: getReport
                responses:
                  '200': { description: d, content: { application/json: {{Ref}}, application/pdf: {} } }
                  '202': { description: d, content: { application/json: {{Ref}} } }
                  '304': { description: d }
            """,
            """
            using var response = await client.GetReportAsPdfAsync();
            return response.HasValue ? "stream" : response.StatusCode + (response.Body.IsEmpty ? "" : " " + response.BodyAs<Report>().Rows);
            """,
            Report);

        (await client.UseAsync(HttpStatusCode.OK, "%PDF", "application/pdf")).Should().Be("stream");
        (await client.UseAsync(HttpStatusCode.Accepted, """{"rows":3}""")).Should().Be("Accepted 3");
        (await client.UseAsync(HttpStatusCode.NotModified)).Should().Be("NotModified");
    }

    [Fact]
    public async Task An_operation_of_that_name_keeps_it()
    {
        var client = new EmittedClient(
            $$"""
            /report:
              get:
                operationId: getReport
                responses: { '200': { description: d, content: { application/json: {{Ref}}, application/pdf: {} } } }
              post: { operationId: getReportAsPdf, responses: { '204': { description: d } } }
            """,
            "using var own = await client.GetReportAsPdfAsync(); "
                + "using var pdf = await client.GetReportAsPdfAnswerAsync(); return pdf.HasValue;",
            Report);

        (await client.UseAsync(HttpStatusCode.OK, "%PDF", "application/pdf")).Should().Be(true);
    }

    private static EmittedClient Of(string content, string use) => new(
        $$"""
        /report:
          get:
            operationId: getReport
            responses:
              '200': { description: d, content: { {{content}}, application/json: {{Ref}} } }
        """,
        use,
        Report);
}

using System.Net;
using KlingGen.Runtime;

namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>Operations whose answer depends on its status.</summary>
public sealed class ClientStatusTests
{
    private const string Schemas = """
        Picture: { type: object, required: [url], properties: { url: { type: string } } }
        Ticket: { type: object, required: [number], properties: { number: { type: integer } } }
        """;

    private static string Json(string type) => $"content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/{type}' }} }} }}";

    [Fact]
    public async Task Each_success_has_its_type()
    {
        var client = new EmittedClient(
            $$"""
            /renders:
              post:
                operationId: render
                responses:
                  '202': { description: Later., {{Json("Ticket")}} }
                  '200': { description: Done., {{Json("Picture")}} }
                  '204': { description: Nothing. }
            """,
            """
            ApiResponse<RenderAnswer> response = await client.RenderAsync();
            return !response.HasValue
                ? response.ValueOrDefault is null
                : $"{response.Value.Ok?.Url}|{response.Value.Accepted?.Number}|"
                    + response.Value.Match(static (Picture picture) => picture.Url, static (Ticket ticket) => ticket.Number.ToString());
            """,
            Schemas);

        (await client.UseAsync(HttpStatusCode.OK, """{"url":"a"}""")).Should().Be("a||a");
        (await client.UseAsync(HttpStatusCode.Accepted, """{"number":7}""")).Should().Be("|7|7");
        (await client.UseAsync(HttpStatusCode.NoContent)).Should().Be(true, "a status without a body has no value");
        (await client.UseAsync(HttpStatusCode.Created, """{"url":"b"}""")).Should().Be("b||b", "an unknown success is read as the first");
        client.Source.Should().Contain("<returns>By the status: 200: Done.; 202: Later.</returns>");
    }

    [Fact]
    public async Task Successes_of_one_type_are_that_type()
    {
        var client = new EmittedClient(
            $$"""
            /pictures:
              put:
                operationId: put
                responses:
                  '200': { description: Changed., {{Json("Picture")}} }
                  '201': { description: Made., {{Json("Picture")}} }
                  '204': { description: As before. }
                  default: { description: Failed., {{Json("Ticket")}} }
            """,
            """
            ApiResponse<Picture> response = await client.PutAsync();
            return response.ValueOrDefault?.Url;
            """,
            Schemas);

        (await client.UseAsync(HttpStatusCode.OK, """{"url":"a"}""")).Should().Be("a");
        (await client.UseAsync(HttpStatusCode.Created, """{"url":"b"}""")).Should().Be("b");
        (await client.UseAsync(HttpStatusCode.NoContent)).Should().BeNull();
        client.Source.Should().NotContain("PutAnswer");
    }

    [Fact]
    public async Task A_range_and_other_kinds_of_bodies_are_cases_too()
    {
        var client = new EmittedClient(
            $$"""
            /videos/{id}:
              get:
                operationId: getVideo
                responses:
                  2XX: { description: Soon., {{Json("Ticket")}} }
                  '200': { description: The video., content: { video/mp4: {} } }
                  '203': { description: Names., content: { application/json: { schema: { type: array, items: { type: string } } } } }
                  '299': { description: A number., content: { application/json: { schema: { type: integer } } } }
            """,
            """
            using var response = await client.GetVideoAsync("a");
            var answer = response.Value;
            return answer.Match(
                static stream => "stream " + new StreamReader(stream).ReadToEnd(),
                static names => "names " + string.Join(',', names),
                static number => "number " + number,
                static ticket => "ticket " + ticket.Number) + (answer.Status299 is null && answer.Success is null);
            """,
            Schemas);

        (await client.UseAsync(HttpStatusCode.OK, "mp4", "video/mp4")).Should().Be("stream mp4True");
        (await client.UseAsync(HttpStatusCode.NonAuthoritativeInformation, """["a","b"]""")).Should().Be("names a,bTrue");
        (await client.UseAsync((HttpStatusCode)299, "3")).Should().Be("number 3False");
        (await client.UseAsync(HttpStatusCode.Accepted, """{"number":7}""")).Should().Be("ticket 7False");
    }

    [Fact]
    public async Task A_type_of_that_name_keeps_it()
    {
        var client = new EmittedClient(
            $$"""
            /renders:
              post:
                operationId: render
                responses: { '200': { description: d, {{Json("RenderAnswer")}} }, '201': { description: d, {{Json("Ticket")}} } }
            """,
            "return (await client.RenderAsync()).Value.Created?.Number;",
            Schemas + "\nRenderAnswer: { type: object }");

        (await client.UseAsync(HttpStatusCode.Created, """{"number":7}""")).Should().Be(7L);
    }

    [Theory]
    [InlineData("'304': { description: As before. }", 304)]
    [InlineData("3XX: { description: Elsewhere or as before. }", 304)]
    [InlineData("'300': { description: Choose. }", 300)]
    public async Task A_neutral_status_that_is_documented_is_an_answer_without_value(string response, int status)
    {
        var client = new EmittedClient(
            $$"""
            /price:
              get:
                operationId: getPrice
                responses: { '200': { description: d, {{Json("Picture")}} }, {{response}} }
              delete: { operationId: deletePrice, responses: { '204': { description: d }, {{response}} } }
            """,
            """
            using var plain = await client.DeletePriceAsync();
            var response = await client.GetPriceAsync();
            var isNull = response.ValueOrDefault is null;
            return $"{(int)plain.StatusCode} {(int)response.StatusCode} {response.HasValue} {isNull} {response.Headers.ETag}";
            """,
            Schemas);

        (await client.UseAsync(_ => new HttpResponseMessage((HttpStatusCode)status) { Headers = { { "ETag", "\"a\"" } } }))
            .Should().Be($"{status} {status} False True \"a\"");
    }

    [Theory]
    [InlineData(304, "'404': { description: Gone. }")]
    [InlineData(302, "3XX: { description: Elsewhere. }")]
    [InlineData(303, "'303': { description: Elsewhere. }")]
    public async Task A_status_that_nobody_documents_and_a_redirect_are_failures(int status, string response)
    {
        var client = new EmittedClient(
            $$"""
            /price:
              post:
                operationId: setPrice
                responses: { '200': { description: d, {{Json("Picture")}} }, {{response}} }
            """,
            "return (await client.SetPriceAsync()).StatusCode;",
            Schemas);

        var exception = (await client.Awaiting(client => client.UseAsync(_ => new HttpResponseMessage((HttpStatusCode)status)
        {
            Headers = { Location = new Uri("https://other.example/price?token=secret") },
        })).Should().ThrowAsync<ApiException>()).Which;

        exception.StatusCode.Should().Be((HttpStatusCode)status);
        exception.Location.Should().Be(new Uri("https://other.example/price"));
    }
}

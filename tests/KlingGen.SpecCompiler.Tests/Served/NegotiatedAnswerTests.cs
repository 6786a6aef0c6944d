using System.Text;
using KlingGen.Runtime;
using KlingGen.SpecCompiler.Tests.Documents;
using KlingGen.SpecCompiler.Tests.Emit;
using Microsoft.AspNetCore.Http;

namespace KlingGen.SpecCompiler.Tests.Served;

/// <summary>An operation that a document answers in JSON and in other media types,
/// against a server that heeds <c>Accept</c> or does not.</summary>
public sealed class NegotiatedAnswerTests : IAsyncLifetime
{
    private const string Document = """
        openapi: 3.1.0
        info: { title: T, version: '1' }
        paths:
          /report:
            get:
              operationId: getReport
              responses:
                '200':
                  description: d
                  content:
                    text/csv: { schema: { type: string } }
                    application/xml: { schema: { $ref: '#/components/schemas/Report' } }
                    application/json: { schema: { $ref: '#/components/schemas/Report' } }
                    application/octet-stream: { schema: { type: string, format: binary } }
        components:
          schemas:
            Report: { type: object, properties: { rows: { type: integer } } }
        """;

    private static readonly EmittedTypes s_types = EmittedTypes.FromModel(Spec.Bind(Document).Model!);

    private readonly List<string> _accepted = [];
    private LocalServer _server = null!;
    private (string Type, byte[] Body)? _always;

    public async Task InitializeAsync() => _server = await LocalServer.StartAsync(AnswerAsync);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task The_JSON_is_asked_for_and_nothing_else()
    {
        using var response = (ApiResponse)await CallAsync();

        _accepted.Should().Equal("application/json");
        response.GetType().GetProperty("Value")!.GetValue(response)!.ToString().Should().Be("{ rows: 3 }");
    }

    [Theory]
    [InlineData("text/csv")]
    [InlineData("application/octet-stream")]
    public async Task An_answer_that_comes_otherwise_all_the_same_is_kept_whole(string type)
    {
        var body = Encoding.UTF8.GetBytes("rows\n" + string.Concat(Enumerable.Repeat("1234567\n", 50_000)));
        _always = (type, body);

        var exception = (await FluentActions.Awaiting(CallAsync).Should().ThrowAsync<ApiException>()).Which;

        exception.Failure.Should().Be(ApiFailure.UnreadableAnswer);
        exception.ContentType.Should().Be(type);
        exception.Message.Should().Contain(type);
        exception.RawBody.ToArray().Should().Equal(body);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var accepted = context.Request.Headers.Accept.ToString();
        _accepted.Add(accepted);
        var (type, body) = _always ?? (accepted.Contains("json", StringComparison.Ordinal)
            ? ("application/json", """{"rows":3}"""u8.ToArray())
            : ("text/csv", "rows\n3"u8.ToArray()));
        context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(body);
    }

    private async Task<object> CallAsync()
    {
        using var http = new HttpClient();
        var type = s_types.Type("ApiClient");
        var client = Activator.CreateInstance(
            type, new ApiClient(http, new ApiClientOptions { BaseAddress = new Uri(_server.Address) }));
        var task = (Task)type.GetMethod("GetReportAsync")!.Invoke(client, [null, default(CancellationToken)])!;
        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task)!;
    }
}

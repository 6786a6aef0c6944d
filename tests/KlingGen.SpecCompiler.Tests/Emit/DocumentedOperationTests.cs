using System.Net;
using System.Reflection;
using System.Text;
using KlingGen.Runtime;
using KlingGen.SpecCompiler.Tests.Documents;

namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>Operations from the text of a document to the bytes on the wire.</summary>
public sealed class DocumentedOperationTests
{
    private const string Document = """
        openapi: 3.1.0
        info: { title: T, version: '1' }
        servers: [{ url: 'https://{region}.host/{base}', variables: { region: { default: eu, enum: [eu, us] }, base: { default: v1 } } }]
        security: [{ key: [] }]
        paths:
          /p/{simple}/{label}/{matrix}:
            servers: [{ url: 'https://other.host' }]
            parameters:
              - { name: simple, in: path, required: true, schema: { type: array, items: { type: string } } }
              - { name: label, in: path, required: true, style: label, explode: true, schema: { type: array, items: { type: integer } } }
              - { name: matrix, in: path, required: true, style: matrix, schema: { $ref: '#/components/schemas/Filter' } }
            get:
              operationId: styles
              parameters:
                - { name: form, in: query, schema: { type: array, items: { type: string } } }
                - { name: comma, in: query, explode: false, schema: { type: array, items: { type: string } } }
                - { name: space, in: query, style: spaceDelimited, explode: false, schema: { type: array, items: { type: string } } }
                - { name: pipe, in: query, style: pipeDelimited, explode: false, schema: { type: array, items: { type: string } } }
                - { name: deep, in: query, style: deepObject, schema: { $ref: '#/components/schemas/Filter' } }
                - { name: spread, in: query, schema: { $ref: '#/components/schemas/Filter' } }
                - { name: json, in: query, content: { application/json: { schema: { $ref: '#/components/schemas/Filter' } } } }
                - { name: X-Json, in: header, content: { application/json: { schema: { $ref: '#/components/schemas/Filter' } } } }
                - { name: X-List, in: header, schema: { type: array, items: { type: string } } }
                - { name: session, in: cookie, schema: { type: string } }
                - { name: wants, in: cookie, explode: false, schema: { type: array, items: { type: string } } }
              responses: { '204': { description: d } }
          /nullable:
            post:
              operationId: setNullable
              requestBody: { required: true, content: { application/json: { schema: { type: [object, 'null'],
                  properties: { a: { type: string } } } } } }
              responses: { '200': { description: d,
                  content: { application/json: { schema: { anyOf: [{ $ref: '#/components/schemas/Filter' }, { type: 'null' }] } } } } }
            put:
              operationId: setNumber
              requestBody: { required: true, content: { application/json: { schema: { type: [integer, 'null'], maximum: 3 } } } }
              responses: { '200': { description: d, content: { application/json: { schema: { type: [integer, 'null'] } } } } }
          /parts:
            post:
              operationId: sendParts
              requestBody:
                required: true
                content:
                  multipart/form-data:
                    schema:
                      type: object
                      required: [file]
                      properties:
                        file: { type: string, format: binary }
                        title: { type: string, maxLength: 3 }
                        sizes: { type: array, maxItems: 1, items: { type: integer, maximum: 9 } }
                        filter: { $ref: '#/components/schemas/Filter' }
              responses: { '204': { description: d } }
          /contents:
            post:
              operationId: sendContents
              requestBody:
                required: true
                content:
                  application/xml: { schema: { $ref: '#/components/schemas/Filter' } }
                  text/csv: {}
                  application/vnd.filter+json: { schema: { $ref: '#/components/schemas/Filter' } }
                  image/png: { schema: { type: string, format: binary } }
                  image/jpeg: { schema: { type: string, format: binary } }
              responses: { '204': { description: d } }
            put:
              operationId: sendImage
              requestBody: { content: { 'image/*': { schema: { type: string, format: binary } } } }
              responses: { '204': { description: d } }
            patch:
              operationId: sendJson
              requestBody:
                required: true
                content:
                  application/json-patch+json: { schema: { $ref: '#/components/schemas/Filter' } }
                  application/*+json: { schema: { $ref: '#/components/schemas/Filter' } }
                  application/json: { schema: { $ref: '#/components/schemas/Filter' } }
              responses: { '204': { description: d } }
            delete:
              operationId: sendAnyJson
              requestBody: { required: true, content: { 'application/*+json': { schema: { $ref: '#/components/schemas/Filter' } } } }
              responses: { '204': { description: d } }
        components:
          securitySchemes: { key: { type: apiKey, in: header, name: X-Key } }
          schemas:
            Filter: { type: object, properties: { name: { type: string, maxLength: 3 }, size: { type: integer } } }
        """;

    private const string Caller = """
        namespace Api
        {
            /// <summary>Calls.</summary>
            public static class Caller
            {
                private static readonly Filter s_filter = new() { Name = "a b", Size = 2 };

                /// <summary>Styles.</summary>
                public static global::System.Threading.Tasks.Task Styles(global::KlingGen.Runtime.ApiClient client) =>
                    new ApiClient(client).StylesAsync(
                        new[] { "a", "b/c" }, new long[] { 1, 2 }, s_filter, form: new[] { "x", "y" }, comma: new[] { "x", "y" },
                        space: new[] { "x", "y" }, pipe: new[] { "x", "y" }, deep: s_filter, spread: s_filter, json: s_filter,
                        xJson: s_filter, xList: new[] { "x", "y" }, session: "s1", wants: new[] { "x", "y" });

                /// <summary>Null.</summary>
                public static async global::System.Threading.Tasks.Task<object?> Null(global::KlingGen.Runtime.ApiClient client) =>
                    (await new ApiClient(client).SetNullableAsync(null)).Value;

                /// <summary>Not null.</summary>
                public static async global::System.Threading.Tasks.Task<object?> Value(global::KlingGen.Runtime.ApiClient client) =>
                    (await new ApiClient(client).SetNullableAsync(new SetNullableRequest { A = "b" })).Value?.Name;

                /// <summary>No number.</summary>
                public static async global::System.Threading.Tasks.Task<object?> NoNumber(global::KlingGen.Runtime.ApiClient client) =>
                    (await new ApiClient(client).SetNumberAsync(null)).Value;

                /// <summary>A number.</summary>
                public static async global::System.Threading.Tasks.Task<object?> Number(global::KlingGen.Runtime.ApiClient client) =>
                    (await new ApiClient(client).SetNumberAsync(4)).Value;

                /// <summary>Parts.</summary>
                public static global::System.Threading.Tasks.Task Parts(
                    global::KlingGen.Runtime.ApiClient client, string title, long[] sizes, string name)
                {
                    var file = new global::KlingGen.Runtime.ApiFile(new global::System.IO.MemoryStream(), "f");
                    return new ApiClient(client).SendPartsAsync(file, title, sizes, new Filter { Name = name });
                }

                /// <summary>Contents.</summary>
                public static async global::System.Threading.Tasks.Task Contents(global::KlingGen.Runtime.ApiClient client)
                {
                    var api = new ApiClient(client);
                    await api.SendContentsAsync(s_filter with { Name = "a" });
                    await api.SendContentsAsync("<filter/>");
                    await api.SendContentsAsync("a,b", mediaType: "text/csv");
                    await api.SendContentsAsync(new global::System.IO.MemoryStream());
                    await api.SendContentsAsync(new global::System.IO.MemoryStream(), "image/jpeg");
                    await api.SendImageAsync(new global::System.IO.MemoryStream());
                    await api.SendImageAsync(new global::System.IO.MemoryStream(), "image/gif");
                    await api.SendJsonAsync(s_filter);
                    await api.SendAnyJsonAsync(s_filter);
                }
            }
        }
        """;

    private static readonly EmittedTypes s_types = EmittedTypes.FromModel(Spec.Bind(Document).Model!, Caller);

    private readonly List<(string Method, Uri Uri, string Headers, string? ContentType, string? Body)> _requests = [];
    private string _answer = "";

    [Fact]
    public async Task Every_style_and_place_of_a_parameter_goes_out_as_the_standard_says()
    {
        await CallAsync("Styles");

        var (method, uri, headers, _, _) = _requests.Should().ContainSingle().Subject;
        method.Should().Be("GET");
        uri.AbsoluteUri.Should().Be("https://other.host/p/a,b%2Fc/.1.2/;matrix=name,a%20b,size,2"
            + "?form=x&form=y&comma=x,y&space=x%20y&pipe=x%7Cy&deep%5Bname%5D=a%20b&deep%5Bsize%5D=2&name=a%20b&size=2"
            + "&json=%7B%22name%22%3A%22a%20b%22%2C%22size%22%3A2%7D");
        headers.Should().ContainAll("X-Json: {\"name\":\"a b\",\"size\":2}", "X-List: x,y", "Cookie: session=s1; wants=x,y", "X-Key: k");
    }

    [Fact]
    public async Task A_body_and_an_answer_may_be_null()
    {
        _answer = "null";
        (await CallAsync("Null")).Should().BeNull();
        (await CallAsync("NoNumber")).Should().BeNull();
        _answer = """{"name":"x"}""";
        (await CallAsync("Value")).Should().Be("x");

        _requests.Select(static request => request.Body).Should().Equal("null", "null", """{"a":"b"}""");
        var tooLarge = () => CallAsync("Number");
        await tooLarge.Should().ThrowAsync<ApiValidationException>();
    }

    [Theory]
    [InlineData("abcd", 1, 1, "a", "/title maxLength")]
    [InlineData("a", 2, 1, "a", "/sizes maxItems")]
    [InlineData("a", 1, 10, "a", "/sizes/0 maximum")]
    [InlineData("a", 1, 1, "abcd", "/filter/name maxLength")]
    public async Task Parts_meet_their_limits_before_they_are_sent(string title, int count, long size, string name, string error)
    {
        var call = () => CallAsync("Parts", title, Enumerable.Repeat(size, count).ToArray(), name);

        (await call.Should().ThrowAsync<ApiValidationException>()).Which.Result.Errors
            .Select(static found => $"{found.InstanceLocation} {found.Keyword}")
            .Should().Equal(error);
        _requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Each_kind_of_body_has_an_overload_that_sends_any_of_its_media_types()
    {
        await CallAsync("Contents");

        _requests.Select(static request => request.ContentType).Should().Equal(
            "application/vnd.filter+json",
            "application/xml; charset=utf-8",
            "text/csv; charset=utf-8",
            "image/png",
            "image/jpeg",
            "application/octet-stream",
            "image/gif",
            "application/json", "application/json");
    }

    private async Task<object?> CallAsync(string method, params object[] arguments)
    {
        using var http = new HttpClient(new Handler(this));
        var client = new ApiClient(http, new ApiClientOptions { Credentials = ApiCredentials.Create("k") });
        var task = (Task)s_types.Type("Caller").GetMethod(method)!.Invoke(null, [client, .. arguments])!;
        await task;
        return task.GetType().GetProperty("Result", BindingFlags.Public | BindingFlags.Instance)?.GetValue(task);
    }

    private sealed class Handler(DocumentedOperationTests test) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
            test._requests.Add((request.Method.Method,
                request.RequestUri!,
                request.Headers.ToString(),
                request.Content?.Headers.ContentType?.ToString(),
                body));
            return test._answer.Length == 0
                ? new HttpResponseMessage(HttpStatusCode.NoContent)
                : new HttpResponseMessage(HttpStatusCode.OK)
                {
                    Content = new StringContent(test._answer, Encoding.UTF8, "application/json"),
                };
        }
    }
}

using System.Net;
using KlingGen.Runtime;
using KlingGen.SpecCompiler.Tests.Documents;

namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>What a client refuses to send, and what it asks of requests alone.</summary>
public sealed class EmittedRequestTests
{
    private const string Document = """
        openapi: 3.1.0
        info: { title: T, version: '1' }
        servers: [{ url: 'http://localhost' }]
        paths:
          /gain:
            post:
              operationId: setGain
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Gain' } } } }
              responses: { '204': { description: none } }
            get:
              operationId: getGain
              parameters:
                - { name: level, in: query, schema: { type: number } }
                - { name: words, in: query, schema: { type: array, items: { type: string } } }
                - { name: X-Share, in: header, schema: { type: number, format: float } }
                - { name: filter, in: query, schema: { $ref: '#/components/schemas/Gain' } }
              responses: { '204': { description: none } }
          /forms:
            post:
              operationId: sendForm
              requestBody:
                required: true
                content: { application/x-www-form-urlencoded: { schema: { $ref: '#/components/schemas/Gain' } } }
              responses: { '204': { description: none } }
          /numbers:
            post:
              operationId: sendNumbers
              requestBody: { required: true, content: { application/json: { schema: { type: array, items: { type: number } } } } }
              responses: { '204': { description: none } }
          /accounts:
            post:
              operationId: addAccount
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Account' } } } }
              responses: { '204': { description: none } }
        components:
          schemas:
            Gain:
              type: object
              properties:
                level: { type: number }
                limited: { type: number, minimum: 0 }
                share: { type: number, format: float }
                rows: { type: array, items: { type: array, items: { type: number } } }
                named: { type: object, additionalProperties: { type: number } }
                maybe: { type: [number, 'null'] }
                text: { type: string }
                short: { type: string, maxLength: 9 }
                words: { type: array, items: { type: string } }
                labels: { type: object, additionalProperties: { type: string } }
                mode: { type: string, enum: [a, b] }
                either: { type: [string, number] }
                other: { type: [string, boolean] }
                inner: { $ref: '#/components/schemas/Gain' }
                list: { type: array, items: { $ref: '#/components/schemas/Gain' } }
              additionalProperties: { type: number }
            Account:
              type: object
              required: [id, password]
              properties:
                id: { type: string, readOnly: true }
                password: { type: string, writeOnly: true }
                inner: { $ref: '#/components/schemas/Account' }
                list: { type: array, items: { $ref: '#/components/schemas/Account' } }
        """;

    private const string Caller = """
        using System.Collections.Generic;
        using System.Text;
        using KlingGen.Runtime;

        namespace Api;

        internal static class Caller
        {
            public static Gain Of(string place) => place switch
            {
                "/level" => new() { Level = double.NaN },
                "/limited" => new() { Limited = double.PositiveInfinity },
                "/share" => new() { Text = "before", Share = float.NegativeInfinity },
                "/rows/1/0" => new() { Rows = new[] { new double[] { 1 }, new[] { double.NaN } } },
                "/named/a~1b" => new() { Named = new Dictionary<string, double> { ["a/b"] = double.NaN } },
                "/maybe" => new() { Maybe = double.NaN },
                "/text" => new() { Level = 1, Text = "a\ud800b", Mode = "a" },
                "/short" => new() { Short = "\udc00" },
                "/words/1" => new() { Words = new[] { "a", "quoted \" \ud800" } },
                "/labels/a" => new() { Labels = new Dictionary<string, string> { ["a"] = "\ud800" } },
                "/labels/" => new() { Labels = new Dictionary<string, string> { ["\ud800"] = "a" } },
                "/mode" => new() { Mode = "\ud800" },
                "/either" => new() { Either = double.NaN },
                "/other" => new() { Other = "\ud800" },
                "/inner/level" => new() { Inner = new() { Level = double.NaN } },
                "/list/1/text" => new() { List = new Gain[] { new(), new() { Text = "\ud800" } } },
                _ => new() { AdditionalProperties = new() { ["x"] = double.NaN } },
            };

            public static ValidationResult Validate(string place) => Of(place).Validate();

            public static byte[] Write(string place) => ApiJson.ToUtf8Bytes(Of(place));

            public static string Show(string place) => Of(place).ToString();

            public static global::System.Threading.Tasks.Task Post(global::KlingGen.Runtime.ApiClient client, string place) =>
                new Client(client).SetGainAsync(Of(place));

            public static global::System.Threading.Tasks.Task Form(global::KlingGen.Runtime.ApiClient client, string place) =>
                new Client(client).SendFormAsync(Of(place));

            public static global::System.Threading.Tasks.Task Get(global::KlingGen.Runtime.ApiClient client, string place)
            {
                var api = new Client(client);
                return place switch
                {
                    "/level" => api.GetGainAsync(level: double.NaN),
                    "/words/1" => api.GetGainAsync(words: new[] { "a", "\ud800" }),
                    "/X-Share" => api.GetGainAsync(xShare: float.PositiveInfinity),
                    "/1" => api.SendNumbersAsync(new[] { 1, double.NaN }),
                    _ => api.GetGainAsync(filter: new Gain { Level = double.NaN }),
                };
            }

            public static global::System.Threading.Tasks.Task Add(global::KlingGen.Runtime.ApiClient client, string json) =>
                new Client(client).AddAccountAsync(ApiJson.Parse<Account>(Encoding.UTF8.GetBytes(json)));
        }
        """;

    private static readonly EmittedTypes s_types = EmittedTypes.FromModel(
        Spec.Bind(Document).Model!, Caller.Replace("new Client(", "new global::Api.ApiClient(", StringComparison.Ordinal));

    private int _sent;

    public static TheoryData<string> Places =>
    [
        "/level", "/limited", "/share", "/rows/1/0", "/named/a~1b", "/maybe", "/text", "/short", "/words/1", "/labels/a", "/labels/",
        "/mode", "/either", "/other", "/inner/level", "/list/1/text", "/x",
    ];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task What_JSON_cannot_say_is_refused_with_its_pointer(string place)
    {
        var write = () => Invoke("Write", place);
        var post = () => SendAsync("Post", place);
        var form = () => SendAsync("Form", place);

        Errors((ValidationResult)Invoke("Validate", place)!).Should().StartWith(place);
        Invoke("Show", place).Should().NotBeNull("a log does not fail for it");
        Errors((await post.Should().ThrowAsync<ApiValidationException>()).Which.Result).Should().StartWith(place);
        await form.Should().ThrowAsync<ApiValidationException>();
        write.Should().Throw<ApiJsonException>().Which.InstanceLocation.Should().StartWith(place);

        _sent.Should().Be(0);
    }

    [Theory]
    [InlineData("/level")]
    [InlineData("/words/1")]
    [InlineData("/X-Share")]
    [InlineData("/1")]
    [InlineData("/filter/level")]
    public async Task Nor_do_parameters_and_lists_say_it(string place)
    {
        var get = () => SendAsync("Get", place);

        Errors((await get.Should().ThrowAsync<ApiValidationException>()).Which.Result).Should().Be(place + " type");
        _sent.Should().Be(0);
    }

    [Fact]
    public async Task It_is_refused_though_nothing_is_validated()
    {
        var post = () => SendAsync("Post", "/inner/level", isValidated: false);

        Errors((await post.Should().ThrowAsync<ApiValidationException>()).Which.Result).Should().Be("/inner/level type");
        _sent.Should().Be(0);
    }

    [Theory]
    [InlineData("""{"id":"1"}""", " required")]
    [InlineData("""{"password":"p","inner":{"id":"1"}}""", "/inner required")]
    [InlineData("""{"password":"p","list":[{"password":"p"},{}]}""", "/list/1 required")]
    [InlineData("""{"password":"p"}""", null)]
    public async Task A_request_must_have_what_is_written_only(string json, string? error)
    {
        var add = () => SendAsync("Add", json);

        if (error is null)
        {
            await add();
            _sent.Should().Be(1);
        }
        else
        {
            Errors((await add.Should().ThrowAsync<ApiValidationException>()).Which.Result).Should().Be(error);
            _sent.Should().Be(0);
        }
    }

    [Theory]
    [InlineData("""{"id":"1"}""", "")]
    [InlineData("""{"id":"1","inner":{"id":"2"},"list":[{"id":"3"}]}""", "")]
    [InlineData("""{"id":"1","list":[{"id":"2"},{"password":"p"}]}""", "/list/1 required")]
    public void An_answer_must_have_what_is_read_only(string json, string errors)
    {
        string.Join(",", s_types.ErrorsOfValue("Account", json)).Should().Be(errors);
        string.Join(",", s_types.Errors("Account", json)).Should().Be(errors);
    }

    private static string Errors(ValidationResult result) =>
        string.Join(",", result.Errors.Select(static error => $"{error.InstanceLocation} {error.Keyword}"));

    private static object? Invoke(string method, params object[] arguments)
    {
        try
        {
            return s_types.Type("Caller").GetMethod(method)!.Invoke(null, arguments);
        }
        catch (System.Reflection.TargetInvocationException exception)
        {
            throw exception.InnerException!;
        }
    }

    private async Task SendAsync(string method, string place, bool isValidated = true)
    {
        using var http = new HttpClient(new Handler(this));
        await (Task)Invoke(method, new ApiClient(http, new ApiClientOptions { ValidateRequests = isValidated }), place)!;
    }

    private sealed class Handler(EmittedRequestTests test) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            test._sent++;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NoContent));
        }
    }
}

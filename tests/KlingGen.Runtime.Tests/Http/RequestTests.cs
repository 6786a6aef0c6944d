using System.Text;
using KlingGen.Runtime.Http;
using KlingGen.Runtime.Serialization;

namespace KlingGen.Runtime.Tests.Http;

public sealed class RequestTests
{
    private static readonly ApiSecurityScheme s_bearer = new("bearer", ApiSecuritySchemeKind.Bearer);
    private static readonly ApiSecurityScheme s_query = new("query", ApiSecuritySchemeKind.ApiKeyQuery, "api key");

    [Theory]
    [InlineData("https://models.kapon.cloud/kling", "https://models.kapon.cloud/kling/v1/videos")]
    [InlineData("https://models.kapon.cloud/kling/", "https://models.kapon.cloud/kling/v1/videos")]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/v1/videos")]
    [InlineData("https://host/a?version=1", "https://host/a/v1/videos?version=1")]
    public async Task The_path_of_the_base_address_is_kept(string address, string expected)
    {
        var handler = await Calls.SendAsync(Calls.Get("/v1/videos"), new ApiClientOptions { BaseAddress = new Uri(address) });

        handler.Request.RequestUri!.AbsoluteUri.Should().Be(expected);
    }

    [Fact]
    public async Task The_base_address_is_the_chosen_one_then_the_clients_then_the_documents()
    {
        var handler = ScriptedHandler.Json("{}");
        var request = () => new ApiRequest("GET", "/p", server: "https://document.example");

        await new ApiClient(new HttpClient(handler)).SendAsync(request(), Calls.Pets);
        handler.Request.RequestUri!.Host.Should().Be("document.example");
        await new ApiClient(new HttpClient(handler) { BaseAddress = new Uri("https://factory.example") }).SendAsync(request(), Calls.Pets);
        handler.Request.RequestUri!.Host.Should().Be("factory.example");
        await Calls.Client(handler, new ApiClientOptions { SelectServer = server => new Uri(server + "/chosen") }).SendAsync(request(), Calls.Pets);
        handler.Request.RequestUri!.AbsoluteUri.Should().Be("https://document.example/chosen/p");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/v1")]
    [InlineData("ftp://host")]
    public async Task Without_a_host_the_error_says_what_to_set(string? server)
    {
        var send = () => new ApiClient(new HttpClient(ScriptedHandler.Json("{}"))).SendAsync(new ApiRequest("GET", "/p", server: server), Calls.Pets);

        (await send.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*BaseAddress*");
    }

    [Fact]
    public async Task JSON_is_sent_with_its_media_type_and_what_is_accepted()
    {
        var handler = await Calls.SendAsync(Calls.Post());

        handler.Body.Should().Be("""{"name":"Tom"}""");
        handler.ContentType.Should().Be("application/json");
        handler.Request.Headers.Accept.ToString().Should().Be("application/json");
    }

    [Fact]
    public async Task A_list_is_sent_as_a_JSON_array()
    {
        var handler = await Calls.SendAsync(new ApiRequest("PUT", "/pets").Json<IReadOnlyList<Pet>, ListCodec<Pet, ModelCodec<Pet>>>([new Pet { Name = "Tom" }], "application/vnd.pets+json"));

        handler.Body.Should().Be("""[{"name":"Tom"}]""");
        handler.ContentType.Should().Be("application/vnd.pets+json");
    }

    [Fact]
    public async Task A_form_repeats_names_for_lists_and_nests_what_the_document_calls_deep()
    {
        var value = System.Text.Json.JsonDocument.Parse("""{"name":"a b&c","tags":["x","y"],"meta":{"k":1},"deep":{"k":{"l":2}},"none":null}""").RootElement;

        var handler = await Calls.SendAsync(new ApiRequest("POST", "/p").Form(value, new FormField("deep", ParameterStyle.DeepObject, true)));

        handler.Body.Should().Be("name=a+b%26c&tags=x&tags=y&meta=%7B%22k%22%3A1%7D&deep%5Bk%5D%5Bl%5D=2");
        handler.ContentType.Should().Be("application/x-www-form-urlencoded");
    }

    [Fact]
    public async Task A_multipart_body_has_a_part_for_each_value_and_file()
    {
        using var file = new MemoryStream("0123456789"u8.ToArray()) { Position = 4 };

        var handler = await Calls.SendAsync(new ApiRequest("POST", "/p").Multipart()
            .File("file", new ApiFile(file, "a\"ü.mp4", "video/mp4")).Part("purpose", "test").Part("n", 3).Part("tags", ParameterValue.List<string>(["x", "y"], static item => item))
            .Part("pet", ParameterValue.Model(new Pet { Name = "Tom" })).File("none", null));

        handler.ContentType.Should().MatchRegex("^multipart/form-data; boundary=[a-z0-9-]+$");
        var boundary = handler.ContentType!.Split('=')[1];
        handler.Body.Should().Be(string.Join("\r\n",
            "--" + boundary, "Content-Type: video/mp4", "Content-Disposition: form-data; name=\"file\"; filename=\"a%22ü.mp4\"", "", "456789",
            "--" + boundary, "Content-Disposition: form-data; name=\"purpose\"", "", "test",
            "--" + boundary, "Content-Disposition: form-data; name=\"n\"", "", "3",
            "--" + boundary, "Content-Disposition: form-data; name=\"tags\"", "", "x",
            "--" + boundary, "Content-Disposition: form-data; name=\"tags\"", "", "y",
            "--" + boundary, "Content-Type: application/json", "Content-Disposition: form-data; name=\"pet\"", "", """{"name":"Tom"}""",
            "--" + boundary + "--", ""));
        file.CanRead.Should().BeTrue("the caller's stream stays the caller's");
    }

    [Fact]
    public async Task Text_and_bytes_are_sent_as_they_are()
    {
        (await Calls.SendAsync(new ApiRequest("POST", "/p").Text("é"))).ContentType.Should().Be("text/plain; charset=utf-8");
        using var stream = new MemoryStream("abc"u8.ToArray());
        (await Calls.SendAsync(new ApiRequest("POST", "/p").Binary(stream, "image/png"))).Body.Should().Be("abc");
    }

    [Fact]
    public async Task The_first_alternative_that_the_credentials_meet_is_used()
    {
        var security = new ApiSecurityScheme[][] { [s_bearer, s_query], [s_query], [s_bearer] };
        var handler = await Calls.SendAsync(new ApiRequest("GET", "/p", security: security), new ApiClientOptions { Credentials = ApiCredentials.None.With("bearer", "token-1") });
        handler.Request.Headers.Authorization!.ToString().Should().Be("Bearer token-1");
        handler.Request.RequestUri!.Query.Should().BeEmpty();

        handler = await Calls.SendAsync(new ApiRequest("GET", "/p", security: security), new ApiClientOptions { Credentials = ApiCredentials.Create("both/") });
        handler.Request.Headers.Authorization!.ToString().Should().Be("Bearer both/");
        handler.Request.RequestUri!.Query.Should().Be("?api%20key=both%2F");
    }

    [Theory]
    [InlineData(ApiSecuritySchemeKind.Basic, "Authorization", "Basic dXNlcjpwYXNz")]
    [InlineData(ApiSecuritySchemeKind.ApiKeyHeader, "X-Key", "user:pass")]
    [InlineData(ApiSecuritySchemeKind.ApiKeyCookie, "Cookie", "X-Key=user%3Apass")]
    public async Task Each_kind_of_secret_travels_in_its_place(ApiSecuritySchemeKind kind, string header, string expected)
    {
        var handler = await Calls.SendAsync(
            new ApiRequest("GET", "/p", security: [[new("s", kind, "X-Key")]]),
            new ApiClientOptions { Credentials = ApiCredentials.None.WithBasic("s", "user", "pass") });

        handler.Request.Headers.GetValues(header).Should().Equal(expected);
    }

    [Fact]
    public async Task A_secret_is_asked_for_before_each_request()
    {
        var count = 0;
        var client = Calls.Client(ScriptedHandler.Json("{}"), new ApiClientOptions
        {
            Credentials = ApiCredentials.Create(_ => new ValueTask<string>("token-" + ++count)),
        });

        await client.SendAsync(new ApiRequest("GET", "/p", security: [[s_bearer]]), Calls.Pets);
        await client.SendAsync(new ApiRequest("GET", "/p", security: [[s_bearer]]), Calls.Pets);

        count.Should().Be(2);
    }

    [Fact]
    public async Task Without_credentials_the_request_goes_out_as_it_is()
    {
        var handler = await Calls.SendAsync(new ApiRequest("GET", "/p", security: [[s_bearer]]));

        handler.Request.Headers.Authorization.Should().BeNull();
    }

    [Fact]
    public async Task A_secret_with_a_line_break_is_refused_without_showing_it()
    {
        var send = () => Calls.SendAsync(new ApiRequest("GET", "/p", security: [[s_bearer]]), new ApiClientOptions { Credentials = ApiCredentials.Create("sk-secret\n") });

        (await send.Should().ThrowAsync<ApiValidationException>()).Which.ToString().Should().NotContain("sk-secret");
    }

    [Fact]
    public void Secrets_never_show_in_text()
    {
        var options = new ApiClientOptions
        {
            BaseAddress = new Uri("https://user:password@host/path?key=secret-1"),
            Credentials = ApiCredentials.Create("secret-2").With("other", "secret-3"),
        };

        (options.ToString() + options.Credentials).Should().NotContainAny("password", "secret");
    }

    [Fact]
    public async Task The_name_of_the_operation_travels_with_the_request_for_handlers()
    {
        var handler = await Calls.SendAsync(new ApiRequest("GET", "/p", "getPet"));

        handler.Request.Options.TryGetValue(ApiRequest.OperationOption, out var operation).Should().BeTrue();
        operation.Should().Be("getPet");
    }

    [Fact]
    public async Task The_parts_of_an_object_have_the_types_that_the_document_gives_them()
    {
        var value = System.Text.Json.JsonDocument.Parse("""{"text":"<b>","list":[1,2],"plain":3,"lists":[[4,5]]}""").RootElement;

        var handler = await Calls.SendAsync(new ApiRequest("POST", "/p").Multipart(value, "multipart/form-data", new FormField("text", ContentType: "text/html"), new FormField("list", ContentType: "application/json")));

        var boundary = handler.ContentType!.Split('=')[1];
        handler.Body.Should().Be(string.Join("\r\n",
            "--" + boundary, "Content-Type: text/html", "Content-Disposition: form-data; name=\"text\"", "", "<b>",
            "--" + boundary, "Content-Type: application/json", "Content-Disposition: form-data; name=\"list\"", "", "[1,2]",
            "--" + boundary, "Content-Disposition: form-data; name=\"plain\"", "", "3",
            "--" + boundary, "Content-Type: application/json", "Content-Disposition: form-data; name=\"lists\"", "", "[4,5]",
            "--" + boundary + "--", ""));
    }

    [Fact]
    public async Task A_multipart_body_that_may_be_left_out_is_none_without_parts()
    {
        (await Calls.SendAsync(new ApiRequest("POST", "/p").Multipart(ParameterValue.Map<string>(null, static item => item)))).ContentType.Should().BeNull();
        (await Calls.SendAsync(new ApiRequest("POST", "/p").Multipart(optional: true).File("file", null))).ContentType.Should().BeNull();
        (await Calls.SendAsync(new ApiRequest("POST", "/p").Multipart().File("file", null))).ContentType.Should().StartWith("multipart/form-data");
    }

    [Fact]
    public async Task A_field_of_a_form_is_JSON_or_joined_where_the_document_says_so()
    {
        var value = System.Text.Json.JsonDocument.Parse("""{"json":[1,2],"piped":["a","b"]}""").RootElement;

        var handler = await Calls.SendAsync(new ApiRequest("POST", "/p").Form(value, new FormField("json", ContentType: "application/json"), new FormField("piped", ParameterStyle.PipeDelimited, Explode: false)));

        handler.Body.Should().Be("json=%5B1%2C2%5D&piped=a%7Cb");
    }

    [Fact]
    public async Task A_body_of_JSON_can_be_sent_again_by_a_handler()
    {
        var bodies = new List<string>();
        var inner = new ScriptedHandler(_ => new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = new StringContent("{}") });
        using var twice = new TwiceHandler(inner, bodies);

        await Calls.Client(twice).SendAsync(Calls.Post(), Calls.Pets);

        bodies.Should().Equal("""{"name":"Tom"}""", """{"name":"Tom"}""");
    }

    [Theory]
    [InlineData("/pets/{id}/toys/{toy}", "/pets/%7Btoy%7D/toys/a%2Fb")]
    [InlineData("/pets/{toy}{id}/{id}", "/pets/a%2Fb%7Btoy%7D/%7Btoy%7D")]
    [InlineData("/pets/{unknown}/{id}", "/pets/%7Bunknown%7D/%7Btoy%7D")]
    public async Task The_parameters_of_a_path_are_filled_by_name_and_none_fills_another(string template, string path)
    {
        var handler = await Calls.SendAsync(new ApiRequest("GET", template).Path("id", "{toy}").Path("toy", "a/b"));

        handler.Request.RequestUri!.AbsolutePath.Should().Be("/kling" + path);
    }

    private sealed class TwiceHandler(HttpMessageHandler inner, List<string> bodies) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            for (var i = 0; i < 2; i++)
            {
                using var received = new MemoryStream();
                await request.Content!.CopyToAsync(received, cancellationToken);
                bodies.Add(Encoding.UTF8.GetString(received.ToArray()));
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}

using KlingGen.Runtime;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Views;
using static KlingGen.SpecCompiler.Tests.Emit.ClientModels;

namespace KlingGen.SpecCompiler.Tests.Emit;

public sealed class ClientClassTests
{
    [Fact]
    public async Task The_first_server_is_used_unless_the_operation_has_its_own()
    {
        var region = new ServerVariableModel("region", "eu", new[] { "eu", "us" }.ToEquatableArray(), "The region\nof it.");
        var servers = new[]
        {
            new ServerModel("https://{region}.example/v1", "By region.", new[] { region }.ToEquatableArray()),
            new ServerModel("https://test.example", null, default),
        };
        var own = Operation("GET", "/x") with { Name = "Own", Server = new ServerModel("//own.example/v2/", null, default) };
        var harness = ClientHarness.Of(Client(Operation("GET", "/x"), own) with { Servers = servers.ToEquatableArray() });
        harness.Options = new ApiClientOptions();

        await harness.CallAsync("CallAsync");
        harness.Request.RequestUri.Should().Be(new Uri("https://eu.example/v1/x"));
        await harness.CallAsync("OwnAsync");
        harness.Request.RequestUri.Should().Be(new Uri("https://own.example/v2/x"));
        harness.Static("Servers", "Default", "us").Should().Be("https://us.example/v1");
        harness.Static("Servers", "Server2").Should().Be("https://test.example");
    }

    [Fact]
    public async Task Secrets_travel_as_the_schemes_say()
    {
        var schemes = new[]
        {
            new SecuritySchemeModel("key", SecuritySchemeKind.ApiKeyHeader, "X-Key", null),
            new SecuritySchemeModel("token", SecuritySchemeKind.Bearer, null, null),
        };
        var security = new[] { Requirement("key", "token"), Requirement("token"), Requirement() };
        var operation = Operation("GET", "/x") with { Security = security.ToEquatableArray() };
        var harness = ClientHarness.Of(
            Client(operation, Operation("GET", "/y") with { Name = "Open" }) with { SecuritySchemes = schemes.ToEquatableArray() });

        harness.Options = harness.Options with { Credentials = ApiCredentials.None.With("token", "t-1") };
        await harness.CallAsync("CallAsync");
        harness.Request.Headers.Authorization!.ToString().Should().Be("Bearer t-1");
        harness.Request.Headers.Contains("X-Key").Should().BeFalse();
        harness.Options = harness.Options with { Credentials = ApiCredentials.Create("any-1") };
        await harness.CallAsync("CallAsync");
        harness.Request.Headers.GetValues("X-Key").Should().Equal("any-1");
        await harness.CallAsync("OpenAsync");
        harness.Request.Headers.Authorization.Should().BeNull();

        static SecurityRequirementModel Requirement(params string[] keys) => new(keys.ToEquatableArray());
    }

    [Theory]
    [InlineData("class")]
    [InlineData("request")]
    [InlineData("item")]
    [InlineData("_client")]
    [InlineData("System")]
    [InlineData("value")]
    [InlineData("await")]
    [InlineData("s_security1")]
    [InlineData("DefaultServer")]
    public async Task A_parameter_may_bear_any_name(string name)
    {
        var harness = ClientHarness.Of(Operation("GET", "/x", Parameter(name, ParameterLocation.Query, List(TypeRef.String))).WithAnswer(
            "200", Json(ClientHarness.Pet)));
        IReadOnlyList<string> value = ["a"];
        harness.Answer = ClientHarness.Json("""{"name":"Tom"}""");

        (await harness.QueryAsync("CallAsync", (name, value))).Should().Be($"?{name}=a");
    }

    [Theory]
    [InlineData("Client")]
    [InlineData("Servers")]
    [InlineData("ApiClient")]
    [InlineData("Task")]
    public void A_client_may_bear_any_name(string name)
    {
        var client = Client(Operation("GET", "/x").WithAnswer("200", Json(ClientHarness.Pet))) with
        {
            Name = name,
            Servers = new[] { new ServerModel("https://a.example", null, default) }.ToEquatableArray(),
        };

        ClientHarness.Of(client).Methods("CallAsync").Should().ContainSingle();
    }

    [Fact]
    public void Types_named_like_the_frameworks_do_not_get_in_the_way()
    {
        const string types = """
            namespace Sample
            {
                /// <summary>In the way.</summary>
                public sealed class System { }
                /// <summary>In the way.</summary>
                public sealed class Task { }
                /// <summary>In the way.</summary>
                public sealed class KlingGen { }
                /// <summary>In the way.</summary>
                public sealed class String { }
                /// <summary>In the way.</summary>
                public sealed class Http { }
            }
            """;
        var operation = Operation("POST", "/x", Parameter("a", ParameterLocation.Query, List(Primitive(PrimitiveKind.Uri))))
            .WithBody(required: true, Json(Map(ClientHarness.Colour)))
            .WithAnswer("200", Json(List(Primitive(PrimitiveKind.DateTimeOffset))));

        ClientHarness.Of(Client(operation), types).Methods("CallAsync").Should().ContainSingle();
    }

    [Fact]
    public async Task No_text_of_a_document_gets_out_of_its_comment_or_literal()
    {
        const string evil = "</summary> */ \" \\ {0} \u2028 \u0085 \0 \r class Evil { } & <b>";
        var documentation = Documentation(evil, evil + "\n#error evil\n" + evil);
        var operation = Operation(
            "GET",
            "/x\"\\\u2028",
            Parameter("a", ParameterLocation.Query, TypeRef.String) with { JsonName = evil, Documentation = documentation, Default = evil })
            .WithBody(required: true, Content(MediaKind.Text, TypeRef.String, "text/\"plain"))
            .WithAnswer("200", Content(MediaKind.Text, TypeRef.String, evil)) with { Documentation = documentation, OperationId = evil };
        var client = Client(operation) with
        {
            Documentation = documentation,
            Servers = new[] { new ServerModel("https://a.example/" + evil, evil, default) }.ToEquatableArray(),
        };

        var harness = ClientHarness.Of(client);

        harness.Options = harness.Options with { BaseAddress = new Uri("https://host") };
        (await harness.QueryAsync("CallAsync", ("a", "1"), ("body", "text"))).Should().Be("?" + Uri.EscapeDataString(evil) + "=1");
    }

    [Fact]
    public void A_deprecated_operation_is_obsolete()
    {
        var harness = ClientHarness.Of(Operation("GET", "/x") with { Documentation = Documentation("Calls.", deprecated: true) });

        harness.Methods("CallAsync")[0].GetCustomAttributes(typeof(ObsoleteAttribute), inherit: false).Should().ContainSingle();
    }

    [Fact]
    public void What_the_document_says_is_in_the_documentation()
    {
        var harness = ClientHarness.Of(Operation(
            "GET",
            "/x",
            Parameter("a", ParameterLocation.Query, TypeRef.String) with { Default = "5" }).WithAnswer("200", Json(ClientHarness.Pet)));

        harness.Source.Should().ContainAll(
            "/// <summary>Calls.</summary>",
            "/// <remarks>GET /x</remarks>",
            "/// <param name=\"a\">A parameter. Default: 5.</param>",
            "/// <returns>What came.</returns>");
    }

    [Fact]
    public void An_operation_without_words_is_documented_by_its_address_once() =>
        ClientHarness.Of(Operation("GET", "/x") with { Documentation = new(null, null, "") }).Source
            .Should().Contain("/// <summary>GET /x</summary>").And.NotContain("<remarks>GET /x");
}

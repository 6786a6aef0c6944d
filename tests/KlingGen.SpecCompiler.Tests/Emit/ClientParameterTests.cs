using KlingGen.Runtime;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Views;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using static KlingGen.SpecCompiler.Tests.Emit.ClientModels;

namespace KlingGen.SpecCompiler.Tests.Emit;

public sealed class ClientParameterTests
{
    private static readonly IReadOnlyList<string> s_array = ["blue", "black", "brown"];
    private static readonly IReadOnlyDictionary<string, long> s_object = new Dictionary<string, long>
    {
        ["R"] = 100,
        ["G"] = 200,
        ["B"] = 150,
    };

    public static TheoryData<string, bool, string, string, string> PathStyles => new()
    {
        { "Matrix", false, ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150" },
        { "Matrix", true, ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150" },
        { "Label", false, ".blue", ".blue,black,brown", ".R,100,G,200,B,150" },
        { "Label", true, ".blue", ".blue.black.brown", ".R=100.G=200.B=150" },
        { "Simple", false, "blue", "blue,black,brown", "R,100,G,200,B,150" },
        { "Simple", true, "blue", "blue,black,brown", "R=100,G=200,B=150" },
    };

    public static TheoryData<string, bool, string, string, string> QueryStyles => new()
    {
        { "Form", false, "?color=blue", "?color=blue,black,brown", "?color=R,100,G,200,B,150" },
        { "Form", true, "?color=blue", "?color=blue&color=black&color=brown", "?R=100&G=200&B=150" },
        { "SpaceDelimited", false, "?color=blue", "?color=blue%20black%20brown", "?color=R%20100%20G%20200%20B%20150" },
        { "PipeDelimited", false, "?color=blue", "?color=blue%7Cblack%7Cbrown", "?color=R%7C100%7CG%7C200%7CB%7C150" },
        {
            "DeepObject", true, "?color=blue", "?color%5B%5D=blue&color%5B%5D=black&color%5B%5D=brown",
            "?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"
        },
    };

    [Theory]
    [MemberData(nameof(PathStyles))]
    public async Task A_path_parameter_follows_its_style(string style, bool explode, string text, string array, string members)
    {
        foreach (var (type, value, expected) in Cases(text, array, members))
        {
            var parameter = Parameter("color", ParameterLocation.Path, type) with
            {
                Style = Enum.Parse<ParameterStyle>(style),
                Explode = explode,
            };
            var harness = ClientHarness.Of(Operation("GET", "/x/{color}/y", parameter));

            await harness.CallAsync("CallAsync", ("color", value));

            harness.Request.RequestUri!.AbsoluteUri.Should().Be($"https://host/base/x/{expected}/y");
        }
    }

    [Theory]
    [MemberData(nameof(QueryStyles))]
    public async Task A_query_parameter_follows_its_style(string style, bool explode, string text, string array, string members)
    {
        foreach (var (type, value, expected) in Cases(text, array, members))
        {
            var parameter = Parameter("color", ParameterLocation.Query, type) with
            {
                Style = Enum.Parse<ParameterStyle>(style),
                Explode = explode,
            };

            (await ClientHarness.Of(Operation("GET", "/x", parameter)).QueryAsync("CallAsync", ("color", value))).Should().Be(expected);
        }
    }

    [Fact]
    public async Task Headers_and_cookies_follow_explode()
    {
        var harness = ClientHarness.Of(Operation(
            "GET",
            "/x",
            Parameter("plain", ParameterLocation.Header, Map(Primitive(PrimitiveKind.Int64))),
            Parameter("exploded", ParameterLocation.Header, Map(Primitive(PrimitiveKind.Int64))) with { Explode = true },
            Parameter("cookie", ParameterLocation.Cookie, TypeRef.String),
            Parameter("list", ParameterLocation.Cookie, List(TypeRef.String)) with { Explode = false }));

        await harness.CallAsync("CallAsync", ("plain", s_object), ("exploded", s_object), ("cookie", "a b"), ("list", s_array));

        harness.Request.Headers.GetValues("plain").Should().Equal("R,100,G,200,B,150");
        harness.Request.Headers.GetValues("exploded").Should().Equal("R=100,G=200,B=150");
        harness.Request.Headers.GetValues("Cookie").Should().Equal("cookie=a%20b; list=blue,black,brown");
    }

    [Fact]
    public async Task Parameters_of_every_type_can_be_given_and_left_out()
    {
        PrimitiveKind[] kinds =
        [
            PrimitiveKind.Json, PrimitiveKind.String, PrimitiveKind.Boolean, PrimitiveKind.Int32, PrimitiveKind.Int64,
            PrimitiveKind.UInt32, PrimitiveKind.UInt64, PrimitiveKind.Single, PrimitiveKind.Double,
            PrimitiveKind.Decimal, PrimitiveKind.DateTimeOffset, PrimitiveKind.DateOnly, PrimitiveKind.TimeOnly, PrimitiveKind.Guid,
            PrimitiveKind.Uri, PrimitiveKind.Bytes,
        ];
        TypeRef[] types = [.. kinds.Select(Primitive), ClientHarness.Colour, ClientHarness.Pet];
        TypeRef[] all =
        [
            .. types,
            .. types.Select(static type => List(type)),
            .. types.Select(Map),
            .. types.Select(static type => List(type, nullable: true)),
        ];
        var parameters = all.SelectMany(static (type, i) => new[]
        {
            Parameter("optional" + i, ParameterLocation.Query, type),
            Parameter("required" + i, ParameterLocation.Query, type, required: true) with { ContentType = "application/json" },
        });
        var harness = ClientHarness.Of(Operation("GET", "/x", [.. parameters]));

        harness.Methods("CallAsync").Should().ContainSingle().Which.GetParameters().Should().HaveCount((all.Length * 2) + 2);
        await ClientHarness.Of(Operation("GET", "/x", Parameter("c", ParameterLocation.Query, ClientHarness.Colour))).QueryAsync(
            "CallAsync");
    }

    [Fact]
    public async Task Enums_and_objects_are_written_as_their_JSON_says()
    {
        var harness = ClientHarness.Of(Operation(
            "GET",
            "/x",
            Parameter("colour", ParameterLocation.Query, ClientHarness.Colour, required: true),
            Parameter("pet", ParameterLocation.Query, ClientHarness.Pet) with { Style = ParameterStyle.DeepObject },
            Parameter("json", ParameterLocation.Query, ClientHarness.Pet) with { ContentType = "application/json" }));

        var query = await harness.QueryAsync(
            "CallAsync", ("colour", harness.ColourOf("red")), ("pet", harness.Model("Tom")), ("json", harness.Model("Tom")));

        Uri.UnescapeDataString(query).Should().Be("?colour=red&pet[name]=Tom&json={\"name\":\"Tom\"}");
    }

    [Fact]
    public async Task Reserved_characters_stay_where_the_document_allows_them()
    {
        var harness = ClientHarness.Of(
            Operation("GET", "/x", Parameter("q", ParameterLocation.Query, TypeRef.String) with { AllowReserved = true }));

        (await harness.QueryAsync("CallAsync", ("q", "a/b?c"))).Should().Be("?q=a/b?c");
    }

    [Fact]
    public async Task The_whole_query_string_may_be_one_parameter()
    {
        var harness = ClientHarness.Of(
            Operation("GET", "/x", Parameter("q", ParameterLocation.QueryString, Map(Primitive(PrimitiveKind.Int64)))));

        (await harness.QueryAsync("CallAsync", ("q", s_object))).Should().Be("?R=100&G=200&B=150");
    }

    [Fact]
    public void Required_parameters_come_first_and_the_cancellation_token_last()
    {
        var harness = ClientHarness.Of(Operation(
            "GET",
            "/x",
            Parameter("a", ParameterLocation.Query, TypeRef.String),
            Parameter("b", ParameterLocation.Query, TypeRef.String, required: true)).WithBody(required: true, Json(ClientHarness.Pet)));

        harness.Methods("CallAsync")[0].GetParameters().Select(static parameter => parameter.Name)
            .Should().Equal("b", "body", "a", "requestOptions", "cancellationToken");
    }

    [Fact]
    public async Task A_parameter_beyond_its_limits_is_refused_at_its_name()
    {
        Assertion[] number = [new LimitAssertion(SchemaKeywords.Minimum, "1"), new LimitAssertion(SchemaKeywords.Maximum, "1000")];
        Assertion[] text = [new LimitAssertion(SchemaKeywords.MaxLength, "3"), new LimitAssertion(SchemaKeywords.Pattern, "^[a-z]+$")];
        var harness = ClientHarness.Of(Operation(
            "GET",
            "/x/{context}",
            Parameter("context", ParameterLocation.Path, TypeRef.String) with { Assertions = text.ToEquatableArray() },
            Parameter("value", ParameterLocation.Query, Primitive(PrimitiveKind.Int32)) with { Assertions = number.ToEquatableArray() },
            Parameter("colour", ParameterLocation.Query, ClientHarness.Colour),
            Parameter("pets", ParameterLocation.Query, List(ClientHarness.Pet)) with
            {
                Assertions = new Assertion[] { new LimitAssertion(SchemaKeywords.MaxItems, "2") }.ToEquatableArray(),
            }));

        await harness.CallAsync("CallAsync", ("context", "abc"), ("value", 1000), ("colour", harness.ColourOf("red")));
        var call = () => harness.CallAsync("CallAsync", ("context", "ABCD"), ("value", 0));

        (await call.Should().ThrowAsync<ApiValidationException>()).Which.Result.Errors
            .Select(static error => error.InstanceLocation + " " + error.Keyword)
            .Should().Equal("/context maxLength", "/context pattern", "/value minimum");
    }

    private static IEnumerable<(TypeRef Type, object Value, string Expected)> Cases(string text, string array, string members) =>
    [
        (TypeRef.String, "blue", text),
        (List(TypeRef.String), s_array, array),
        (Map(Primitive(PrimitiveKind.Int64)), s_object, members),
    ];
}

using KlingGen.Runtime;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Views;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using static KlingGen.SpecCompiler.Tests.Emit.ClientModels;

namespace KlingGen.SpecCompiler.Tests.Emit;

public sealed class ClientBodyTests
{
    private static readonly ContentModel s_form = Content(
        MediaKind.Form,
        ClientHarness.Pet,
        "application/x-www-form-urlencoded",
        Part("name", TypeRef.String),
        Part("tags", List(TypeRef.String), style: ParameterStyle.DeepObject));

    private static readonly ContentModel s_files = Content(
        MediaKind.Multipart,
        ClientHarness.Pet,
        "multipart/form-data",
        Part("purpose", TypeRef.String, required: true),
        Part("file", Primitive(PrimitiveKind.Stream), required: true, contentType: "video/mp4"),
        Part("more", List(Primitive(PrimitiveKind.Stream)), contentType: "image/png, image/jpeg"),
        Part("pet", ClientHarness.Pet),
        Part("key", Primitive(PrimitiveKind.Bytes)),
        Part("class", List(ClientHarness.Colour)));

    [Fact]
    public async Task An_object_is_sent_as_JSON()
    {
        var harness = ClientHarness.Of(Operation("POST", "/x").WithBody(required: true, Json(ClientHarness.Pet)));

        await harness.CallAsync("CallAsync", ("body", harness.Model("Tom")));

        harness.Body.Should().Be("""{"name":"Tom"}""");
        harness.Request.Content!.Headers.ContentType!.ToString().Should().Be("application/json");
        harness.Request.Method.Should().Be(HttpMethod.Post);
    }

    [Fact]
    public async Task Lists_maps_and_primitives_are_sent_as_JSON()
    {
        IReadOnlyList<long?> list = [1, null];
        (await SendAsync(List(Primitive(PrimitiveKind.Int64), nullable: true), list)).Should().Be("[1,null]");
        IReadOnlyDictionary<string, IReadOnlyList<string>> map = new Dictionary<string, IReadOnlyList<string>> { ["a"] = ["b"] };
        (await SendAsync(Map(List(TypeRef.String)), map)).Should().Be("""{"a":["b"]}""");
        (await SendAsync(Primitive(PrimitiveKind.Boolean), true)).Should().Be("true");

        static async Task<string?> SendAsync(TypeRef type, object value)
        {
            var harness = ClientHarness.Of(Operation("POST", "/x").WithBody(required: true, Json(type)));
            await harness.CallAsync("CallAsync", ("body", value));
            return harness.Body;
        }
    }

    [Fact]
    public async Task An_optional_body_may_be_left_out()
    {
        TypeRef[] types =
        [
            ClientHarness.Pet,
            ClientHarness.Colour,
            List(ClientHarness.Pet),
            Primitive(PrimitiveKind.Int64),
            TypeRef.Json,
            TypeRef.String,
        ];
        foreach (var type in types)
        {
            var harness = ClientHarness.Of(Operation("POST", "/x").WithBody(required: false, Json(type)));

            await harness.CallAsync("CallAsync");

            harness.Request.Content.Should().BeNull();
        }
    }

    [Fact]
    public async Task A_form_follows_the_encoding_of_its_fields()
    {
        var harness = ClientHarness.Of(Operation("POST", "/x").WithBody(required: true, s_form));
        var pet = harness.Model("Tom & Jerry");
        pet.GetType().GetProperty("Tags")!.SetValue(pet, new[] { "a", "b" });

        await harness.CallAsync("CallAsync", ("body", pet));

        harness.Body.Should().Be("name=Tom+%26+Jerry&tags%5B%5D=a&tags%5B%5D=b");
    }

    [Fact]
    public async Task Files_and_fields_of_a_multipart_body_are_parameters()
    {
        var harness = ClientHarness.Of(
            Operation("POST", "/x/{file}", Parameter("file", ParameterLocation.Path, TypeRef.String)).WithBody(required: true, s_files));
        using var content = new MemoryStream("mp4"u8.ToArray());

        await harness.CallAsync(
            "CallAsync",
            ("file", "id"),
            ("purpose", "test"),
            ("file2", new ApiFile(content, "a.mp4")),
            ("pet", harness.Model("Tom")),
            ("key", new byte[] { 255 }));

        harness.Request.RequestUri!.AbsolutePath.Should().Be("/base/x/id");
        harness.Body.Should().ContainAll(
            "name=\"purpose\"\r\n\r\ntest\r\n",
            "Content-Type: video/mp4\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.mp4\"\r\n\r\nmp4\r\n",
            "Content-Type: application/json\r\nContent-Disposition: form-data; name=\"pet\"\r\n\r\n{\"name\":\"Tom\"}\r\n",
            "name=\"key\"\r\n\r\n/w==\r\n").And.NotContain("more");
    }

    [Fact]
    public void A_part_is_documented_by_its_name_and_limits()
    {
        var part = Part("purpose", TypeRef.String) with
        {
            Documentation = new(null, null, ""),
            Assertions = new([new LimitAssertion(SchemaKeywords.MaxLength, "9")]),
        };
        var file = Part("file", new PrimitiveRef(PrimitiveKind.Stream));
        var harness = ClientHarness.Of(Operation("POST", "/x").WithBody(
            required: true, Content(MediaKind.Multipart, ClientHarness.Pet, "multipart/form-data", part, file)));

        harness.Source.Should().Contain("/// <param name=\"purpose\">The part purpose. At most 9 characters.</param>");
    }

    [Fact]
    public async Task A_multipart_body_without_files_is_an_object()
    {
        var harness = ClientHarness.Of(Operation("POST", "/x").WithBody(
            required: true, Content(MediaKind.Multipart, ClientHarness.Pet, "multipart/form-data", Part("name", TypeRef.String))));

        await harness.CallAsync("CallAsync", ("body", harness.Model("Tom")));

        harness.Body.Should().Contain("name=\"name\"\r\n\r\nTom\r\n");
    }

    [Fact]
    public async Task Each_type_of_body_has_an_overload()
    {
        var harness = ClientHarness.Of(Operation("POST", "/x").WithBody(
            required: false,
            s_form,
            Content(MediaKind.Text, TypeRef.String, "text/csv"),
            Content(MediaKind.Binary, Primitive(PrimitiveKind.Stream), "application/octet-stream"),
            s_files,
            Content(MediaKind.JsonLines, ClientHarness.Pet, "application/jsonl"),
            Json(ClientHarness.Pet)));

        harness.Methods("CallAsync").Should().HaveCount(5, "form and JSON are of one type, and JSON it is");
        await harness.CallAsync("CallAsync", ("body", "a;b"));
        harness.Request.Content!.Headers.ContentType!.MediaType.Should().Be("text/csv");
        using var stream = new MemoryStream("abc"u8.ToArray());
        await harness.CallAsync("CallAsync", ("body", stream));
        harness.Body.Should().Be("abc");
        await harness.CallAsync("CallAsync", ("body", harness.Model("Tom")));
        harness.Body.Should().Be("""{"name":"Tom"}""");
    }

    [Theory]
    [InlineData("invalid", "pet")]
    [InlineData("unruly", "rules")]
    public async Task The_body_meets_its_own_rules_and_those_of_the_document_before_it_is_sent(string name, string rule)
    {
        var operation = Operation("POST", "/x").WithBody(
            required: true, Json(ClientHarness.Pet), Content(MediaKind.Json, List(ClientHarness.Pet)));
        operation = operation with
        {
            Body = operation.Body! with { RuleSets = new[] { new ModelRef("Sample", "PetRules", ModelKind.Object) }.ToEquatableArray() },
        };
        var harness = ClientHarness.Of(operation);

        var call = () => harness.CallAsync("CallAsync", ("body", harness.Model(name)));

        await call.Should().ThrowAsync<InvalidOperationException>().WithMessage(rule);
        harness.Request.Should().BeNull();
        harness.Options = harness.Options with { ValidateRequests = false };
        await call();
        harness.Request.Should().NotBeNull();
    }

    [Fact]
    public async Task A_body_of_no_generated_type_meets_its_limits()
    {
        var content = Json(List(TypeRef.String)) with
        {
            Assertions = new Assertion[] { new LimitAssertion(SchemaKeywords.MaxItems, "1") }.ToEquatableArray()
        };
        var harness = ClientHarness.Of(Operation("POST", "/x").WithBody(required: false, content));
        IReadOnlyList<string> body = ["a", "b"];

        await harness.CallAsync("CallAsync");
        var call = () => harness.CallAsync("CallAsync", ("body", body));

        (await call.Should().ThrowAsync<ApiValidationException>()).Which.Result.Errors.Should().ContainSingle().Which.InstanceLocation
            .Should().BeEmpty();
    }
}

using System.Reflection;
using System.Text;
using KlingGen.Runtime;
using KlingGen.SpecCompiler.Tests.Documents;

namespace KlingGen.SpecCompiler.Tests.Emit;

public sealed class WebhookTests
{
    private const string Head = "info: { title: T, version: '1' }\n";

    private const string Pets = $$"""
        openapi: 3.1.0
        {{Head}}
        webhooks:
          pet.added:
            post:
              summary: A pet was added.
              parameters:
                - { name: X-Signature, in: header, required: true, schema: { type: string, minLength: 4 } }
                - { name: X-Attempt, in: header, schema: { type: integer, maximum: 9 } }
                - { name: tag, in: query, schema: { type: array, items: { type: string } } }
                - { name: filter, in: query, content: { application/json: { schema: { type: object,
                    properties: { name: { type: string } } } } } }
              requestBody:
                required: true
                content:
                  application/json:
                    schema: { $ref: '#/components/schemas/PetAdded' }
          pet.sold:
            $ref: '#/components/pathItems/Sold'
          shop.closed:
            post:
              requestBody:
                content:
                  application/json:
                    schema: { type: object, required: [reason], properties: { reason: { type: string } } }
        components:
          pathItems:
            Sold:
              post:
                requestBody:
                  required: true
                  content:
                    application/json:
                      schema:
                        type: object
                        required: [type, price]
                        properties: { type: { const: pet.sold }, price: { type: number } }
          schemas:
            PetAdded:
              type: object
              required: [type, name]
              properties: { type: { const: pet.added }, name: { type: string, maxLength: 5 } }
        """;

    private const string Receiver = """
        namespace Api
        {
            /// <summary>Receives.</summary>
            public static class Receiver
            {
                /// <summary>By name.</summary>
                public static object Named(string name, byte[] body, global::KlingGen.Runtime.WebhookParameters? parameters) =>
                    ApiWebhooks.Parse(name, body, parameters);

                /// <summary>By payload.</summary>
                public static object Told(byte[] body) => ApiWebhooks.Parse(body);

                /// <summary>In words.</summary>
                public static string Words(byte[] body) => ApiWebhooks.Parse(body).Match(
                    added => "added " + added.Body.Name,
                    sold => "sold for " + sold.Body.Price.ToString(global::System.Globalization.CultureInfo.InvariantCulture),
                    closed => "closed: " + closed.Body?.Reason,
                    unknown => "unknown " + unknown.Json);

                /// <summary>What is wrong.</summary>
                public static global::KlingGen.Runtime.ValidationResult Validate(
                    byte[] body, global::KlingGen.Runtime.WebhookParameters? parameters) =>
                    global::KlingGen.Runtime.ApiWebhook.Validate<PetAddedWebhook>(body, parameters);
            }
        }
        """;

    private static readonly EmittedTypes s_pets = Of(Pets, Receiver);

    [Fact]
    public void A_document_without_webhooks_and_callbacks_has_no_file_for_them()
    {
        var model = Spec.Bind(
            $"openapi: 3.1.0\n{Head}paths: {{ /a: {{ get: {{ responses: {{ '204': {{ description: d }} }} }} }} }}\nwebhooks: {{}}").Model!;

        model.Webhooks.Should().BeNull();
    }

    [Theory]
    [InlineData("""{"type":"pet.added","name":"Tom"}""", "added Tom")]
    [InlineData("""{"price":2.5,"type":"pet.sold"}""", "sold for 2.5")]
    [InlineData("""{"reason":"holiday"}""", "closed: holiday")]
    [InlineData("""{"type":"pet.lost","name":"Tom"}""", """unknown {"type":"pet.lost","name":"Tom"}""")]
    [InlineData("[1]", "unknown [1]")]
    public void The_payload_tells_which_webhook_it_is(string body, string expected) =>
        Call("Words", Encoding.UTF8.GetBytes(body)).Should().Be(expected);

    [Fact]
    public void The_name_tells_which_webhook_it_is()
    {
        var webhook = Call("Named", "pet.added", """{"type":"pet.added","name":"Tom","age":3}"""u8.ToArray(), null);

        webhook!.GetType().Name.Should().Be("PetAddedWebhook");
        Get(webhook, "Body")!.ToString().Should().Contain("age");
    }

    [Fact]
    public void A_webhook_that_the_document_does_not_name_keeps_its_name_and_body()
    {
        var webhook = Call("Named", "pet.flown", "not JSON"u8.ToArray(), null)!;

        Get(webhook, "Name").Should().Be("pet.flown");
        Get(webhook, "Json").Should().BeNull();
        Encoding.UTF8.GetString(((ReadOnlyMemory<byte>)Get(webhook, "Body")!).Span).Should().Be("not JSON");
    }

    [Fact]
    public void What_was_received_shows_in_no_log_even_when_the_document_does_not_name_it() =>
        Call("Named", "pet.flown", """{"secret":"s3cret"}"""u8.ToArray(), null)!.ToString().Should().Be("UnknownApiWebhook");

    [Fact]
    public void Parameters_are_read_as_their_types()
    {
        var webhook = Call("Named", "pet.added", """{"type":"pet.added","name":"Tom"}"""u8.ToArray(), Parameters("v1,abc", "3"))!;

        Get(webhook, "XSignature").Should().Be("v1,abc");
        Get(webhook, "XAttempt").Should().Be(3L);
        Get(webhook, "Tag").Should().BeEquivalentTo(new[] { "a", "b" });
        Get(Get(webhook, "Filter")!, "Name").Should().Be("Tom");
    }

    [Fact]
    public void A_parameter_of_the_wrong_type_is_told_without_its_value()
    {
        var call = () => Call("Named", "pet.added", """{"type":"pet.added","name":"Tom"}"""u8.ToArray(), Parameters("v1,abc", "s3cret"));

        call.Should().Throw<ApiJsonException>().WithMessage("*header 'X-Attempt'*").Which.ToString().Should().NotContain("s3cret");
        Call("Named", "pet.added", """{"type":"pet.added","name":"Tom"}"""u8.ToArray(), Parameters("v1,abc", "3"))!.ToString()
            .Should().Be("PetAddedWebhook");
    }

    [Fact]
    public void All_that_is_wrong_is_reported_together()
    {
        Errors("""{"type":"pet.added","name":"Thomas"}""", Parameters("abc", "10"))
            .Should().Equal("/X-Signature minLength", "/X-Attempt maximum", "/name maxLength");
        Errors("""{"type":1}""", Parameters(null, "x")).Should().BeEquivalentTo("/type type", "/X-Attempt type", " required", " required");
        Errors("""{"type":"pet.added","name":"Tom"}""", Parameters("abcd", "9")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"type\":")]
    [InlineData("[]")]
    public void A_body_that_is_not_what_the_document_says_is_refused(string body)
    {
        var call = () => Call("Named", "pet.added", Encoding.UTF8.GetBytes(body), null);

        call.Should().Throw<ApiJsonException>();
    }

    [Fact]
    public void A_body_that_need_not_be_there_may_be_empty() =>
        Get(Call("Named", "shop.closed", Array.Empty<byte>(), null)!, "Body").Should().BeNull();

    [Fact]
    public void Webhooks_of_one_payload_are_told_by_name_only()
    {
        const string webhook = "{ post: { requestBody: { required: true, "
            + "content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } } }";
        var types = Of(
            $"openapi: 3.1.0\n{Head}webhooks:\n  added: {webhook}\n  sold: {webhook}\ncomponents: {{ schemas: {{ Pet: {{ type: object, "
                + "properties: { name: { type: string } } } } }");

        types.Type("ApiWebhooks").GetMethods().Where(static method => method.Name == "Parse").Should().ContainSingle();
    }

    [Fact]
    public void Bodies_of_text_and_bytes_and_none_are_read()
    {
        var types = Of(
            $$"""
            openapi: 3.1.0
            {{Head}}
            webhooks:
              text: { post: { requestBody: { content: { text/plain: { schema: { type: string } } } } } }
              bytes: { post: { requestBody: { required: true, content: { application/octet-stream: {} } } } }
              none: { get: {} }
              number: { put: { requestBody: { required: true, content: { application/json: { schema: { type: integer, maximum: 3 } } } } } }
              many: { post: { operationId: manyPost }, put: { x-csharp-name: Put } }
            """,
            """
            namespace Api
            {
                /// <summary>Receives.</summary>
                public static class Receiver
                {
                    /// <summary>All.</summary>
                    public static string All() => string.Join(" ",
                        TextWebhook.Parse("abc"u8).Body, BytesWebhook.Parse("abc"u8).Body.Length, NoneWebhook.Parse(""u8),
                        NumberWebhook.Parse("5"u8).Body,
                        global::KlingGen.Runtime.ApiWebhook.Validate<NumberWebhook>("5"u8).Errors[0].Keyword,
                        global::KlingGen.Runtime.ApiWebhook.Validate(NumberWebhook.Parse("3"u8)).IsValid,
                        ManyPostWebhook.Parse(""u8), Put.Parse(""u8));
                }
            }
            """);

        types.Type("Receiver").GetMethod("All")!.Invoke(null, null).Should().Be("abc 3 NoneWebhook 5 maximum True ManyPostWebhook Put");
    }

    [Fact]
    public void Callbacks_have_a_parser_each()
    {
        const string body = "requestBody: { required: true, content: { application/json: { schema: { type: object, "
            + "properties: { id: { type: string } } } } } }";
        var types = Of(
            $$"""
            openapi: 3.0.3
            {{Head}}
            paths:
              /orders:
                post:
                  operationId: createOrder
                  responses: { '204': { description: d } }
                  callbacks:
                    changed: { '{$request.body#/url}': { post: { {{body}} } } }
                    shipped: { $ref: '#/components/callbacks/Shipped' }
                    twice: { '{$request.body#/a}': { post: { operationId: a, {{body}} } },
                        '{$request.body#/b}': { post: { operationId: b } } }
            components:
              callbacks:
                Shipped: { '{$request.body#/url}/shipped': { post: { {{body}} } } }
            """,
            """
            namespace Api
            {
                /// <summary>Receives.</summary>
                public static class Receiver
                {
                    /// <summary>All.</summary>
                    public static string All() => CreateOrderChangedCallback.Parse("{\"id\":\"1\"}"u8).Body.Id
                        + ShippedCallback.Parse("{\"id\":\"2\"}"u8).Body.Id
                        + CreateOrderTwiceACallback.Parse("{\"id\":\"3\"}"u8).Body.Id + CreateOrderTwiceBCallback.Parse(""u8);
                }
            }
            """);

        types.Type("Receiver").GetMethod("All")!.Invoke(null, null).Should().Be("123CreateOrderTwiceBCallback");
        types.Source.Should().Contain("{$request.body#/url}/shipped").And.NotContain("OrderShippedCallback");
    }

    [Fact]
    public void A_callback_of_another_document_is_that_document_s_own()
    {
        var root = $"openapi: 3.1.0\n{Head}paths: {{ "
            + "/a: { post: { callbacks: { done: { $ref: 'other.yaml#/components/callbacks/Done' } } } }, "
            + "/b: { post: { callbacks: { part: { $ref: 'part.yaml' } } } } }";
        var other = $"openapi: 3.1.0\n{Head}components: {{ callbacks: {{ Done: {{ '{{$url}}': {{ post: {{}} }} }} }} }}";
        const string part = "'{$url}': { post: {} }";

        Spec.Bind(root, ("other.yaml", other), ("part.yaml", part)).Model!.Webhooks!.Callbacks.Select(static webhook => webhook.Name)
            .Should().Equal("PostBPartCallback");
        Spec.Bind(other).Model!.Webhooks!.Callbacks.Select(static webhook => webhook.Name).Should().Equal("DoneCallback");
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused()
    {
        using var body = new MemoryStream(new byte[11]);
        (await ApiWebhook.ReadBodyAsync(body, 11)).Should().HaveCount(11);
        body.Position = 0;
        var read = () => ApiWebhook.ReadBodyAsync(body, 10);

        await read.Should().ThrowAsync<InvalidDataException>();
    }

    private static EmittedTypes Of(string document, string code = "") => EmittedTypes.FromModel(Spec.Bind(document).Model!, code);

    private static object? Call(string method, params object?[] arguments)
    {
        try
        {
            return s_pets.Type("Receiver").GetMethod(method)!.Invoke(null, arguments);
        }
        catch (TargetInvocationException exception)
        {
            throw exception.InnerException!;
        }
    }

    private static object? Get(object owner, string property) => owner.GetType().GetProperty(property)!.GetValue(owner);

    private static IEnumerable<string> Errors(string body, WebhookParameters parameters) =>
        ((ValidationResult)Call("Validate", Encoding.UTF8.GetBytes(body), parameters)!).Errors.Select(
            static error => $"{error.InstanceLocation} {error.Keyword}");

    private static WebhookParameters Parameters(string? signature, string? attempt) => new()
    {
        Header = name => name == "X-Signature" ? signature : name == "X-Attempt" ? attempt : null,
        Query = static name => name == "tag" ? "a,b" : name == "filter" ? """{"name":"Tom"}""" : null,
    };
}

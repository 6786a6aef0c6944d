using System.Text.Json.Nodes;
using KlingGen.Runtime;

namespace KlingGen.SpecCompiler.Tests.Emit;

public sealed class EmittedObjectTests
{
    private static readonly EmittedTypes s_types = EmittedTypes.FromSchemas("""
            Order:
              type: object
              required: [id, count, note]
              properties:
                id: { type: string }
                count: { type: integer, minimum: 1 }
                note: { type: [string, 'null'] }
                tags: { type: array, items: { type: string, minLength: 1 }, minItems: 1 }
                state: { type: string, enum: [open, done] }
                amount: { type: number }
                comment: { type: [string, 'null'], maxLength: 3 }
                limit: { type: [integer, 'null'] }
                lines: { type: array, items: { $ref: '#/components/schemas/Line' } }
                byName: { type: object, additionalProperties: { $ref: '#/components/schemas/Line' } }
                any: {}
                when: { type: string, format: date-time }
                length: { type: [string, integer] }
            Line:
              type: object
              required: [price]
              properties:
                price: { type: number, exclusiveMinimum: 0 }
                inner: { $ref: '#/components/schemas/Line' }
            Open:
              type: object
              properties:
                name: { type: string }
              additionalProperties: { type: integer, maximum: 9 }
            Closed:
              type: object
              properties:
                name: { type: string }
              additionalProperties: false
        """);

    [Theory]
    [InlineData("""{"id":"a","count":3,"note":"n"}""")]
    [InlineData("""{"id":"a","count":3,"note":null}""")]
    [InlineData("""{"id":"a","count":3,"note":"n","comment":null,"limit":null}""")]
    [InlineData("""{"id":"a","count":3,"note":"n","comment":"c","limit":7}""")]
    [InlineData("""{"id":"a","count":3,"note":"n","tags":["x","y"],"state":"done","amount":0.5}""")]
    [InlineData("""{"id":"a","count":3,"note":"n","state":"a value of tomorrow"}""")]
    [InlineData("""{"id":"a","count":3,"note":"n","lines":[{"price":1,"inner":{"price":2}}],"byName":{"x":{"price":3}}}""")]
    [InlineData("""{"id":"a","count":3,"note":"n","any":{"deep":[1,null,true]},"when":"2026-11-21T09:30:00.5Z"}""")]
    [InlineData("""{"id":"a","count":3,"note":"n","any":null}""")]
    [InlineData("""{"id":"a","count":3,"note":"n","length":"5"}""")]
    [InlineData("""{"id":"a","count":3,"note":"n","length":5}""")]
    [InlineData("""{"id":"可灵 \"q\" \u0001","count":-3,"note":"\ud83d\ude00"}""")]
    public void What_is_read_is_written_back(string json)
    {
        JsonNode.DeepEquals(JsonNode.Parse(s_types.RoundTrip("Order", json)), JsonNode.Parse(json)).Should().BeTrue();
    }

    [Fact]
    public void Unknown_members_are_kept_and_written_back()
    {
        const string json = """{"id":"a","future":{"x":[1]},"count":1,"note":"","more":null}""";

        JsonNode.DeepEquals(JsonNode.Parse(s_types.RoundTrip("Order", json)), JsonNode.Parse(json)).Should().BeTrue();
    }

    [Fact]
    public void Members_with_escaped_names_are_found()
    {
        s_types.RoundTrip("Line", """{"pr\u0069ce":1}""").Should().Be("""{"price":1}""");
    }

    [Fact]
    public void Missing_members_are_read_and_reported_at_the_object()
    {
        s_types.RoundTrip("Order", "{}").Should().Be("{}");

        var result = s_types.Validate("Order", "{}");
        result.Errors.Should().OnlyContain(static error => error.InstanceLocation == "" && error.Keyword == "required");
        result.Errors.Select(static error => error.Message).Should().SatisfyRespectively(
            static message => message.Should().Contain("\"id\""),
            static message => message.Should().Contain("\"count\""),
            static message => message.Should().Contain("\"note\""));
    }

    [Fact]
    public void A_value_of_the_wrong_type_fails_to_be_read_with_its_pointer()
    {
        var act = () => s_types.Parse("Order", """{"id":"a","lines":[{"price":1},{"inner":{"price":"much"}}]}""");

        act.Should().Throw<ApiJsonException>().Which.InstanceLocation.Should().Be("/lines/1/inner/price");
    }

    [Fact]
    public void All_values_of_the_wrong_type_and_all_broken_rules_are_reported_in_the_order_of_the_text()
    {
        const string json = """{"tags":["",5],"id":7,"lines":[{"price":0},4,{}],"count":0,"amount":"x","note":""}""";

        s_types.Errors("Order", json).Should().Equal(
            "/tags/0 minLength",
            "/tags/1 type",
            "/id type",
            "/lines/0/price exclusiveMinimum",
            "/lines/1 type",
            "/lines/2 required",
            "/count minimum",
            "/amount type");
    }

    [Fact]
    public void A_member_that_could_not_be_read_is_not_reported_as_missing()
    {
        s_types.Errors("Order", """{"id":{"a":1},"count":[1],"note":5}""").Should().Equal("/id type", "/count type", "/note type");
    }

    [Fact]
    public void Rules_hold_for_values_that_may_be_null_when_they_are_not()
    {
        s_types.Errors("Order", """{"id":"a","count":1,"note":null,"comment":"long"}""").Should().Equal("/comment maxLength");
        s_types.Errors("Order", """{"id":"a","count":1,"note":null,"comment":null}""").Should().BeEmpty();
    }

    [Fact]
    public void Values_that_the_document_does_not_list_are_refused()
    {
        var error = s_types.Validate("Order", """{"id":"a","count":1,"note":"","state":"gone"}""").Errors.Should().ContainSingle().Subject;

        error.InstanceLocation.Should().Be("/state");
        error.Keyword.Should().Be("enum");
        error.Message.Should().Contain("\"open\"").And.Contain("\"gone\"");
    }

    [Fact]
    public void Additional_members_have_the_type_and_the_limits_that_the_document_gives()
    {
        s_types.RoundTrip("Open", """{"name":"n","a":1,"b":2}""").Should().Be("""{"name":"n","a":1,"b":2}""");
        s_types.Errors("Open", """{"a":10,"b":"x"}""").Should().Equal("/a maximum", "/b type");
    }

    [Theory]
    [InlineData("{}", " required,  required,  required")]
    [InlineData("""{"id":null,"count":null}""", " required, /id type, /count type")]
    public void A_required_member_that_an_answer_leaves_out_or_gives_as_null_reads_as_nothing_and_is_told(string json, string errors)
    {
        var order = s_types.Parse("Order", json);
        var type = s_types.Type("Order");

        type.GetProperty("Id")!.GetValue(order).Should().BeNull();
        type.GetProperty("Count")!.GetValue(order).Should().Be(0L);
        string.Join(", ", s_types.Errors("Order", json)).Should().Be(errors);
    }

    [Fact]
    public void Additional_members_may_be_null_where_their_schema_says_so()
    {
        var types = EmittedTypes.FromSchemas("""
                Counts:
                  properties: { name: { type: string } }
                  additionalProperties: { type: [integer, 'null'], maximum: 5 }
                Notes:
                  properties: { name: { type: string } }
                  additionalProperties: { type: [string, 'null'] }
            """);

        types.RoundTrip("Counts", """{"a":1,"b":null}""").Should().Be("""{"a":1,"b":null}""");
        types.Errors("Counts", """{"a":6,"b":null,"c":"x"}""").Should().Equal("/a maximum", "/c type");
        types.RoundTrip("Notes", """{"a":"x","b":null}""").Should().Be("""{"a":"x","b":null}""");
    }

    [Fact]
    public void A_required_member_of_any_type_that_is_missing_is_not_written_as_null()
    {
        var types = EmittedTypes.FromSchemas("""
                Box: { required: [content], properties: { content: {} } }
            """);

        types.RoundTrip("Box", "{}").Should().Be("{}");
        types.RoundTrip("Box", """{"content":null}""").Should().Be("""{"content":null}""");
        types.Errors("Box", "{}").Should().Equal(" required");
    }

    [Fact]
    public void Additional_members_are_refused_where_the_document_allows_none()
    {
        s_types.RoundTrip("Closed", """{"nmae":1}""").Should().Be("""{"nmae":1}""");
        s_types.Errors("Closed", """{"nmae":1}""").Should().Equal(" additionalProperties");
    }

    [Fact]
    public void A_text_that_nests_too_deep_is_refused_without_harm()
    {
        var json = string.Concat(Enumerable.Repeat("""{"inner":""", 20_000)) + "1" + new string('}', 20_000);

        var act = () => s_types.Parse("Line", json);

        act.Should().Throw<ApiJsonException>();
    }

    [Fact]
    public void Records_serve_inside_the_options_of_a_serializer()
    {
        const string json = """{"id":"a","count":3,"note":null,"state":"open"}""";
        var order = s_types.Type("Order");

        s_types.ThroughSerializer(order, json).Should().Be(json);
        s_types.ThroughSerializer(typeof(List<>).MakeGenericType(order), $"[{json}]").Should().Be($"[{json}]");
        s_types.ThroughSerializer(typeof(IReadOnlyList<>).MakeGenericType(order), $"[{json}]").Should().Be($"[{json}]");
        s_types.ThroughSerializer(order.MakeArrayType(), $"[{json}]").Should().Be($"[{json}]");
    }

    [Fact]
    public void A_record_shows_itself_without_whole_images()
    {
        var shown = s_types.Parse("Order", $$"""{"id":"{{new string('A', 5000)}}"}""").ToString();

        shown.Should().StartWith("{ id: \"AAA").And.EndWith("…\" }");
        shown!.Length.Should().BeLessThan(100);
    }

    [Fact]
    public void A_record_that_keeps_half_a_surrogate_pair_shows_itself_too()
    {
        s_types.Parse("Order", """{"id":"a","any":"off\ud83d"}""").ToString().Should().Be("(not Unicode)");
    }

    [Fact]
    public void Hand_written_rules_are_called()
    {
        var types = EmittedTypes.FromSchemas(
            """
                Pair:
                  type: object
                  properties:
                    low: { type: integer }
                    high: { type: integer }
            """,
            """
            namespace Api;
            partial record Pair
            {
                partial void ValidateMore(ref global::KlingGen.Runtime.ValidationContext context)
                {
                    if (Low > High) { context.AddError("/low", "maximum", "Low must not exceed high."); }
                }
            }
            """);

        types.Errors("Pair", """{"low":2,"high":1}""").Should().Equal("/low maximum");
    }

    [Fact]
    public void What_the_server_sets_need_not_be_set_but_is_missed_in_an_answer()
    {
        var types = EmittedTypes.FromSchemas(
            """
                Account:
                  type: object
                  required: [id, since, password]
                  properties:
                    id: { type: string, readOnly: true }
                    since: { type: integer, readOnly: true }
                    password: { type: string, writeOnly: true }
            """,
            """
            namespace Api;
            internal static class Caller
            {
                public static Account Make() => new() { Password = "p" };
            }
            """);

        types.RoundTrip("Account", """{"password":"p"}""").Should().Be("""{"password":"p"}""");
        types.Errors("Account", """{"password":"p"}""").Should().Equal(" required", " required");
    }

    [Fact]
    public void A_required_member_tells_what_it_is_where_a_text_lacks_it()
    {
        var types = EmittedTypes.FromSchemas("""
                Card: { required: [token, sum, note], properties: { token: { type: string, maxLength: 9 }, sum: { type: integer },
                  note: { type: [string, 'null'] }, more: { type: string } } }
            """);

        types.Source.Should().Contain("/// <summary>At most 9 characters. Null after reading a text that lacks it.</summary>")
            .And.Contain("/// <summary>The default after reading a text that lacks it.</summary>");
        types.Source.Split("a text that lacks it").Should().HaveCount(3);
    }
}

using System.Text.Json.Nodes;
using KlingGen.Runtime;

namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>Values of the right JSON type that are not what their place asks for: of another format, out of range, or null.</summary>
public sealed class EmittedMisfitTests
{
    private static readonly EmittedTypes s_types = EmittedTypes.FromSchemas(
        """
            Task:
              type: object
              required: [id]
              properties:
                id: { type: string }
                at: { type: string, format: date-time }
                day: { type: string, format: date }
                opens: { type: string, format: time }
                key: { type: string, format: uuid }
                stamp: { type: string, format: byte }
                page: { type: string, format: uri }
                count: { type: integer, format: int32 }
                total: { type: integer }
                small: { type: integer, format: uint32 }
                large: { type: integer, format: uint64 }
                quoted: { type: [integer, string], format: int32, pattern: '^-?(?:0|[1-9]\d*)$' }
                share: { type: number, format: float }
                price: { type: number, format: decimal }
                until: { type: [string, 'null'], format: date-time }
                limit: { type: [integer, 'null'], format: int32 }
                past: { type: array, items: { type: string, format: date-time } }
                rows: { type: array, items: { type: array, items: { type: integer, format: int32 } } }
                times: { type: object, additionalProperties: { type: string, format: date-time } }
                inner: { $ref: '#/components/schemas/Task' }
                list: { type: array, items: { $ref: '#/components/schemas/Task' } }
                motto: { type: string, maxLength: 5 }
                words: { type: array, items: { type: string } }
                state: { type: string, enum: [open, done] }
                either: { type: [string, integer] }
            Strict:
              type: object
              required: [at, count, until, motto, past]
              additionalProperties: false
              properties:
                at: { type: string, format: date-time }
                count: { type: integer, format: int32 }
                until: { type: [string, 'null'], format: date-time }
                motto: { type: string }
                past: { type: array, items: { type: string, format: date-time } }
            Named:
              type: object
              properties: { name: { type: string } }
              additionalProperties: { type: string, format: date-time }
            Patterned:
              type: object
              properties: { title: { type: string } }
              patternProperties: { '^x-': { type: integer, format: int32 } }
              additionalProperties: false
            Animal:
              type: object
              required: [kind, born]
              properties: { kind: { type: string }, born: { type: string, format: date-time } }
              discriminator: { propertyName: kind }
            Dog:
              allOf: [{ $ref: '#/components/schemas/Animal' }, { type: object, properties: { fed: { type: string, format: time } } }]
            Taken:
              type: object
              properties: { additionalProperties: { type: string }, count: { type: integer, format: int32 } }
            Ruled:
              type: object
              properties: { at: { type: string, format: date-time }, b: { type: string } }
              minProperties: 1
              dependentRequired: { b: [at] }
        """,
        """
            namespace Api;

            internal static class Caller
            {
                private static readonly global::System.DateTimeOffset s_at = new(2026, 1, 2, 3, 4, 5, global::System.TimeSpan.Zero);

                public static string Mended() => Text(Task("{\"id\":\"1\",\"at\":\"\",\"motto\":null}") with { At = s_at, Motto = "m" });

                public static string Added()
                {
                    var task = Task("{\"id\":\"1\"}");
                    task.AdditionalProperties.Add("at", global::System.Text.Json.JsonDocument.Parse("\"\"").RootElement);
                    return Text(task) + Text(task with { At = s_at });
                }

                public static object MendedResult() => global::KlingGen.Runtime.ApiModelExtensions.Validate(
                    Task("{\"id\":\"1\",\"at\":\"\",\"motto\":null}") with { At = s_at, Motto = "m" });

                public static string Unread() => string.Join(
                    " ", global::System.Linq.Enumerable.Select(
                        Task("{\"id\":\"1\",\"at\":\"\",\"count\":3000000000,\"more\":1}").AdditionalProperties.Unread,
                        static member => member.Key + "=" + member.Value.GetRawText()));

                private static Task Task(string json) =>
                    global::KlingGen.Runtime.ApiJson.Parse<Task>(global::System.Text.Encoding.UTF8.GetBytes(json));

                private static string Text(Task task) =>
                    global::System.Text.Encoding.UTF8.GetString(global::KlingGen.Runtime.ApiJson.ToUtf8Bytes(task));
            }
        """);

    public static TheoryData<string, string> Members => new()
    {
        { "\"at\":\"2025-07-15T10:00:00\"", "/at format" },
        { "\"at\":\"2025-07-15\"", "/at format" },
        { "\"at\":\"\"", "/at format" },
        { "\"at\":\"0000-00-00T00:00:00Z\"", "/at format" },
        { "\"at\":\"2025-02-30T00:00:00Z\"", "/at format" },
        { "\"at\":\"2025-07-15 10:00:00\"", "/at format" },
        { "\"at\":\"1752573600\"", "/at format" },
        { "\"at\":null", "/at type" },
        { "\"day\":\"\"", "/day format" },
        { "\"day\":\"0000-00-00\"", "/day format" },
        { "\"day\":\"2025-02-30\"", "/day format" },
        { "\"opens\":\"soon\"", "/opens format" },
        { "\"opens\":\"25:00:00\"", "/opens format" },
        { "\"key\":\"\"", "/key format" },
        { "\"key\":\"0\"", "/key format" },
        { "\"stamp\":\"%%\"", "/stamp format" },
        { "\"page\":\"http://\"", "/page format" },
        { "\"count\":3000000000", "/count type" },
        { "\"total\":92233720368547758070", "/total type" },
        { "\"small\":-1", "/small type" },
        { "\"large\":18446744073709551616", "/large type" },
        { "\"quoted\":3000000000", "/quoted type" },
        { "\"quoted\":\"3000000000\"", "/quoted type" },
        { "\"quoted\":\"many\"", "/quoted type" },
        { "\"share\":1e300", "/share type" },
        { "\"price\":1e300", "/price type" },
        { "\"until\":\"\"", "/until format" },
        { "\"limit\":3000000000", "/limit type" },
        { "\"past\":[\"2025-07-15T10:00:00Z\",\"\"]", "/past/1 format" },
        { "\"past\":[\"\",\"2025-07-15T10:00:00\"]", "/past/0 format,/past/1 format" },
        { "\"rows\":[[1],[2,3000000000]]", "/rows/1/1 type" },
        { "\"times\":{\"a/b\":\"\",\"c\":\"2025-07-15T10:00:00Z\"}", "/times/a~1b format" },
        { "\"inner\":{\"id\":\"2\",\"at\":\"\"}", "/inner/at format" },
        { "\"list\":[{\"id\":\"2\"},{\"id\":\"3\",\"at\":\"\"}]", "/list/1/at format" },
        { "\"motto\":null", "/motto type" },
        { "\"words\":null", "/words type" },
        { "\"inner\":null", "/inner type" },
        { "\"state\":null", "/state type" },
        { "\"either\":null", "/either type" },
        { "\"times\":null", "/times type" },
        { "\"at\":\"\",\"day\":\"\",\"motto\":null,\"future\":1", "/at format,/day format,/motto type" },
    };

    [Theory]
    [MemberData(nameof(Members))]
    public void It_is_kept_written_back_and_reported_and_harms_nothing_else(string member, string errors)
    {
        var json = "{\"id\":\"1\"," + member + "}";

        var task = s_types.Parse("Task", json);

        s_types.Type("Task").GetProperty("Id")!.GetValue(task).Should().Be("1");
        JsonNode.DeepEquals(JsonNode.Parse(s_types.RoundTrip("Task", json)), JsonNode.Parse(json)).Should().BeTrue();
        s_types.ErrorsOfValue("Task", json).Should().Equal(errors.Split(','));
        s_types.Errors("Task", json).Should().Equal(errors.Split(','));
    }

    [Theory]
    [InlineData("At", "\"at\":\"2025-07-15T10:00:00\"")]
    [InlineData("Count", "\"count\":3000000000")]
    [InlineData("Past", "\"past\":[\"\"]")]
    [InlineData("Motto", "\"motto\":null")]
    [InlineData("Page", "\"page\":\"http://\"")]
    public void It_reads_as_absent(string property, string member)
    {
        s_types.Type("Task").GetProperty(property)!.GetValue(s_types.Parse("Task", "{\"id\":\"1\"," + member + "}")).Should().BeNull();
    }

    [Fact]
    public void A_required_member_is_not_also_missing_and_no_unexpected_one()
    {
        const string json = """{"at":"","count":3000000000,"until":"","motto":null,"past":["soon"]}""";

        s_types.RoundTrip("Strict", json).Should().Be(json);
        s_types.ErrorsOfValue("Strict", json).Should().Equal("/at format", "/count type", "/until format", "/motto type", "/past/0 format");
        s_types.Errors("Strict", json).Should().BeEquivalentTo(s_types.ErrorsOfValue("Strict", json));
        s_types.ErrorsOfValue("Strict", """{"at":""}""").Should().BeEquivalentTo(
            "/at format", " required", " required", " required", " required");
    }

    [Fact]
    public void What_is_set_takes_its_place()
    {
        s_types.Run("Mended").Should().Be("""{"id":"1","at":"2026-01-02T03:04:05Z","motto":"m"}""");
        ((ValidationResult)s_types.Run("MendedResult")!).Errors.Should().BeEmpty();
        s_types.Run("Added").Should().Be("""{"id":"1","at":""}{"id":"1","at":"2026-01-02T03:04:05Z"}""");
    }

    [Fact]
    public void Its_JSON_is_at_hand()
    {
        s_types.Run("Unread").Should().Be("at=\"\" count=3000000000");
    }

    [Theory]
    [InlineData("Named", """{"name":"n","a":"2025-07-15T10:00:00Z","b":"","c":null}""", "/b format", "/c type")]
    [InlineData("Patterned", """{"x-a":3000000000,"x-b":1}""", "/x-a type")]
    [InlineData("Animal", """{"kind":"Dog","born":"","fed":"never"}""", "/born format", "/fed format")]
    [InlineData("Animal", """{"kind":"other","born":null}""", "/born type")]
    [InlineData("Taken", """{"additionalProperties":"a","count":3000000000,"more":1}""", "/count type")]
    [InlineData("Ruled", """{"at":"","b":"b"}""", "/at format")]
    [InlineData("Ruled", """{"at":null}""", "/at type")]
    public void It_is_kept_by_all_kinds_of_objects(string type, string json, params string[] errors)
    {
        JsonNode.DeepEquals(JsonNode.Parse(s_types.RoundTrip(type, json)), JsonNode.Parse(json)).Should().BeTrue();
        s_types.ErrorsOfValue(type, json).Should().Equal(errors);
        s_types.Errors(type, json).Should().Equal(errors);
    }

    [Fact]
    public void Equality_looks_at_it_too()
    {
        const string json = """{"id":"1","at":"","motto":null}""";

        s_types.Parse("Task", json).Should().Be(s_types.Parse("Task", """{"motto":null,"id":"1","at":""}"""));
        s_types.Parse("Task", json).Should().NotBe(s_types.Parse("Task", """{"id":"1","at":"soon","motto":null}"""));
        s_types.Parse("Task", json).Should().NotBe(s_types.Parse("Task", """{"id":"1","at":""}"""));
        s_types.Parse("Task", json).GetHashCode().Should().Be(s_types.Parse("Task", json).GetHashCode());
    }

    [Theory]
    [InlineData("""{"id":"1","at":5}""", "/at")]
    [InlineData("""{"id":"1","count":"5"}""", "/count")]
    [InlineData("""{"id":"1","count":1.5}""", "/count")]
    [InlineData("""{"id":"1","past":["",5]}""", "/past/1")]
    [InlineData("""{"id":"1","past":[null]}""", "/past/0")]
    [InlineData("""{"id":"1","times":{"a":"","b":[]}}""", "/times/b")]
    [InlineData("""{"id":"1","until":7}""", "/until")]
    public void A_value_of_the_wrong_JSON_type_still_fails_with_its_pointer(string json, string place)
    {
        var act = () => s_types.Parse("Task", json);

        act.Should().Throw<ApiJsonException>().Which.InstanceLocation.Should().Be(place);
    }

    [Fact]
    public void A_moment_keeps_its_offset()
    {
        const string json = """{"id":"1","at":"2025-07-15T10:00:00-05:00","until":"2025-07-15T10:00:00.5+08:00"}""";

        s_types.RoundTrip("Task", json).Should().Be(json);
    }

    [Fact]
    public void It_passes_through_the_serializer()
    {
        const string json = """{"id":"1","at":"","motto":null}""";

        s_types.ThroughSerializer(s_types.Type("Task"), json).Should().Be(json);
    }
}

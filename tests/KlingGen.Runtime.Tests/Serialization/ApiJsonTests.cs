using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace KlingGen.Runtime.Tests.Serialization;

public sealed class ApiJsonTests
{
    private static readonly JsonSerializerOptions s_small = new()
    {
        Converters = { new ApiModelConverter<Node>() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        DefaultBufferSize = 16,
    };

    [Fact]
    public void Members_are_read_in_any_order_and_written_in_that_of_the_document()
    {
        Write(Parse("""{"note":null,"count":5,"negative_promise":"b","negative_prompt":"a","name":"n"}"""))
            .Should().Be("""{"name":"n","negative_prompt":"a","negative_promise":"b","count":5,"note":null}""");
    }

    [Fact]
    public void The_last_of_members_of_the_same_name_counts()
    {
        Parse("""{"name":"a","x":1,"name":"b","x":2}""").Should().Match<Node>(static node => node.Name == "b" && node.AdditionalProperties["x"].GetInt32() == 2);
    }

    [Fact]
    public void A_long_text_is_written_whole_and_costs_its_own_length_once()
    {
        var node = new Node { Name = new string('x', 3_000_000), Children = [new Node { Name = "y" }] };
        var written = ApiJson.ToUtf8Bytes(node);
        var allocated = Enumerable.Range(0, 5).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            ApiJson.ToUtf8Bytes(node);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });

        ApiJson.Parse<Node>(written).Should().BeEquivalentTo(node);
        allocated.Should().BeLessThan(written.Length + 1000, "what it takes beyond is borrowed");
        Encoding.UTF8.GetString(ApiJson.ToUtf8Bytes(new Node { Name = "z" })).Should().Be("""{"name":"z"}""");
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over()
    {
        ApiJson.Parse<Node>([0xEF, 0xBB, 0xBF, .. "{\"name\":\"a\"}"u8]).Name.Should().Be("a");
    }

    [Theory]
    [InlineData("5", 5)]
    [InlineData("5.0", 5)]
    [InlineData("5e2", 500)]
    [InlineData("-9223372036854775808", long.MinValue)]
    public void Whole_numbers_are_read_however_they_are_written(string text, long expected)
    {
        Parse($$"""{"count":{{text}}}""").Count.Should().Be(expected);
    }

    [Theory]
    [InlineData("5.5")]
    [InlineData("5e-1")]
    [InlineData("\"5\"")]
    [InlineData("true")]
    public void Other_values_are_no_whole_numbers(string text)
    {
        Failure($$"""{"count":{{text}}}""").InstanceLocation.Should().Be("/count");
    }

    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("-9223372036854775809.0")]
    [InlineData("1e400")]
    public void Whole_numbers_out_of_range_are_kept_as_they_are(string text)
    {
        var node = Parse($$"""{"count":{{text}},"name":"a"}""");

        node.Count.Should().BeNull();
        Write(node).Should().Be($$"""{"name":"a","count":{{text}}}""");
        node.Validate().Errors.Should().ContainSingle().Which.Should().Match<ValidationError>(
            static error => error.InstanceLocation == "/count" && error.Keyword == "type" && error.Message.Contains("between"));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("  \n", "empty")]
    [InlineData("{", "not JSON")]
    [InlineData("{} x", "not JSON")]
    [InlineData("{}{}", "not JSON")]
    [InlineData("{\"name\":\"a\",}", "not JSON")]
    [InlineData("<html>", "not JSON")]
    public void What_is_no_JSON_is_refused(string text, string reason)
    {
        Failure(text).Message.Should().Contain(reason);
    }

    [Theory]
    [InlineData("[]", "", "an array")]
    [InlineData("null", "", "null")]
    [InlineData("""{"a/b":[{}],"name":{"x":1}}""", "/name", "an object")]
    [InlineData("""{"children":[{"name":"a"},{"children":[true]}]}""", "/children/1/children/0", "true")]
    [InlineData("""{"children":[[1],{}]}""", "/children/0", "an array")]
    [InlineData("""{"children":[{},{"name":12345}]}""", "/children/1/name", "the number 12345")]
    public void A_value_of_the_wrong_type_is_named_with_its_place(string text, string location, string found)
    {
        var failure = Failure(text);

        failure.InstanceLocation.Should().Be(location);
        failure.Message.Should().Contain(found);
    }

    [Fact]
    public void Text_that_is_no_Unicode_is_refused()
    {
        var halfPair = () => Parse("""{"count":1,"name":"\ud800"}""");
        var badBytes = () => ApiJson.Parse<Node>([.. "{\"name\":\""u8, 0xFF, .. "\"}"u8]);
        var badName = () => ApiJson.Parse<Node>([.. "{\""u8, 0xFF, .. "\":1}"u8]);

        halfPair.Should().Throw<ApiJsonException>().Which.InstanceLocation.Should().Be("/name");
        badBytes.Should().Throw<ApiJsonException>();
        badName.Should().Throw<ApiJsonException>();
    }

    [Fact]
    public void A_text_as_deep_as_allowed_is_read_and_one_deeper_is_not()
    {
        static string Nested(int levels) => string.Concat(Enumerable.Repeat("""{"children":[""", levels)) + string.Concat(Enumerable.Repeat("]}", levels));

        Parse(Nested(ApiJson.MaxDepth / 2)).Children.Should().HaveCount(1);
        Failure(Nested((ApiJson.MaxDepth / 2) + 1)).Should().NotBeNull();
        Failure(Nested(100_000)).Should().NotBeNull();
    }

    [Fact]
    public void A_value_that_nests_without_end_is_refused_not_overflowed()
    {
        var node = new Node();
        for (var i = 0; i < 100_000; i++)
        {
            node = new Node { Children = [node] };
        }

        var write = () => ApiJson.ToUtf8Bytes(node);

        write.Should().Throw<InvalidOperationException>();
        node.Validate().Errors.Should().ContainSingle().Which.Keyword.Should().Be("depth");
        Write(new Node { Name = "after" }).Should().Be("""{"name":"after"}""");
    }

    [Fact]
    public void A_value_may_be_written_while_another_is()
    {
        var outer = new Node { Name = Write(new Node { Name = "inner" }) };

        Parse(Write(outer)).Name.Should().Be("""{"name":"inner"}""");
    }

    [Fact]
    public void Chinese_is_written_as_it_is()
    {
        Encoding.UTF8.GetString(ApiJson.ToUtf8Bytes(new Node { Name = "可灵 <b>" })).Should().Be("""{"name":"可灵 <b>"}""");
    }

    [Fact]
    public void A_text_in_pieces_is_read_alike()
    {
        const string json = """{"negative_promise":"a long text","unknown":{"a":[1,2,3]},"children":[{"name":"x"}],"n\u0061me":"y"}""";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));

        var node = JsonSerializer.Deserialize<Node>(stream, s_small)!;

        Write(node).Should().Be("""{"name":"y","negative_promise":"a long text","children":[{"name":"x"}],"unknown":{"a":[1,2,3]}}""");
    }

    [Fact]
    public void Reading_allocates_what_it_returns_and_writing_its_bytes()
    {
        var json = """{"count":1}"""u8.ToArray();
        _ = ApiJson.ToUtf8Bytes(ApiJson.Parse<Node>(json));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var node = ApiJson.Parse<Node>(json);
        var afterReading = GC.GetAllocatedBytesForCurrentThread();
        _ = new Node();
        var afterMaking = GC.GetAllocatedBytesForCurrentThread();
        _ = ApiJson.ToUtf8Bytes(node);
        var afterWriting = GC.GetAllocatedBytesForCurrentThread();

        (afterReading - before).Should().Be(afterMaking - afterReading);
        (afterWriting - afterMaking).Should().BeLessThan(64);
    }

    private static Node Parse(string json) => ApiJson.Parse<Node>(Encoding.UTF8.GetBytes(json));

    private static string Write(Node node) => Encoding.UTF8.GetString(ApiJson.ToUtf8Bytes(node));

    private static ApiJsonException Failure(string json)
    {
        var act = () => Parse(json);
        return act.Should().Throw<ApiJsonException>().Which;
    }
}

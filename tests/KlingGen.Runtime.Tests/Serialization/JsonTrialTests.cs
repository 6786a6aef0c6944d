using System.Text;
using System.Text.Json;
using KlingGen.Runtime.Serialization;

namespace KlingGen.Runtime.Tests.Serialization;

public sealed class JsonTrialTests
{
    [Theory]
    [InlineData("[1, 2]", true)]
    [InlineData("[]", true)]
    [InlineData("[1, \"2\"]", false)]
    [InlineData("[[1], 2]", false)]
    [InlineData("[3000000000]", false)]
    [InlineData("{\"a\":[1]}", false)]
    [InlineData("null", false)]
    public void A_value_is_read_only_if_all_of_it_fits(string json, bool fits)
    {
        var reader = ReaderOf(json);

        JsonTrial.TryRead<IReadOnlyList<int>, ListCodec<int, Int32Codec>>(ref reader, out var value).Should().Be(fits);

        (value is not null).Should().Be(fits);
    }

    [Fact]
    public void A_value_of_another_format_does_not_fit()
    {
        var reader = ReaderOf("\"soon\"");

        JsonTrial.TryRead<Guid, GuidCodec>(ref reader, out _).Should().BeFalse();
        JsonTrial.TryRead<DateTimeOffset, DateTimeOffsetCodec>(ref reader, out _).Should().BeFalse();
        JsonTrial.TryRead<string, StringCodec>(ref reader, out var text).Should().BeTrue();
        text.Should().Be("soon");
    }

    [Fact]
    public void The_reader_stays_where_it_was_unless_the_value_fits()
    {
        var reader = ReaderOf("[[true, {\"a\":2}], 7]");
        reader.Read();

        JsonTrial.TryRead<IReadOnlyList<bool>, ListCodec<bool, BooleanCodec>>(ref reader, out _).Should().BeFalse();
        reader.TokenStartIndex.Should().Be(1);
        reader.TokenType.Should().Be(JsonTokenType.StartArray);

        JsonTrial.TryRead<IReadOnlyList<JsonElement>, ListCodec<JsonElement, JsonElementCodec>>(ref reader, out _).Should().BeTrue();
        reader.TokenType.Should().Be(JsonTokenType.EndArray);
        reader.Read();
        reader.GetInt32().Should().Be(7);
    }

    [Fact]
    public void A_trial_inside_a_trial_fails_alone()
    {
        var reader = ReaderOf("[1, \"two\", 3]");

        JsonTrial.TryRead<IReadOnlyList<string>, ListCodec<string, EitherCodec>>(ref reader, out var values).Should().BeTrue();

        values.Should().Equal("1", "two", "3");
    }

    [Fact]
    public void A_validation_hears_nothing_of_a_trial_that_fails()
    {
        var mismatches = new List<JsonMismatch>();

        var values = JsonMismatch.Collect<IReadOnlyList<string>, ListCodec<string, EitherCodec>>("[\"a\", 2, true]"u8, mismatches);

        values.Should().HaveCount(3).And.StartWith(["a", "2"]);
        mismatches.Should().ContainSingle().Which.Offset.Should().Be(9);
    }

    [Fact]
    public void After_a_trial_reading_throws_again()
    {
        var reader = ReaderOf("true");
        JsonTrial.TryRead<int, Int32Codec>(ref reader, out _).Should().BeFalse();

        var act = static () => JsonBytes.Read<int, Int32Codec>("true"u8);

        act.Should().Throw<ApiJsonException>();
    }

    [Fact]
    public void A_text_that_is_no_json_ends_the_trial()
    {
        var act = static () =>
        {
            var reader = ReaderOf("[1, oops]");
            JsonTrial.TryRead<IReadOnlyList<int>, ListCodec<int, Int32Codec>>(ref reader, out _);
        };
        act.Should().Throw<JsonException>();

        var read = static () => JsonBytes.Read<int, Int32Codec>("true"u8);

        read.Should().Throw<ApiJsonException>("the trial is over");
    }

    [Fact]
    public void A_failed_trial_allocates_nothing()
    {
        var utf8 = "\"2025-07-15T10:00:00\""u8.ToArray();
        Try(utf8);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Try(utf8);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);

        static void Try(byte[] utf8)
        {
            var reader = new Utf8JsonReader(utf8);
            reader.Read();
            JsonTrial.TryRead<int, Int32Codec>(ref reader, out _);
            JsonTrial.TryRead<Guid, GuidCodec>(ref reader, out _);
        }
    }

    private static Utf8JsonReader ReaderOf(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return reader;
    }

    /// <summary>A whole number, else a string.</summary>
    private readonly struct EitherCodec : IJsonCodec<string>
    {
        public static string Read(ref Utf8JsonReader reader) =>
            JsonTrial.TryRead<int, Int32Codec>(ref reader, out var number) ? $"{number}" : StringCodec.Read(ref reader);

        public static void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);

        public static void Validate(string value, ref ValidationContext context)
        {
        }
    }
}

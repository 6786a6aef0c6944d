using KlingGen.Cli;
using KlingGen.Cli.CommandLine;
using KlingGen.Cli.Requests;

namespace KlingGen.ContractTests.Cli;

public sealed class OptionTextTests
{
    [Fact]
    public void A_shot_is_its_seconds_and_its_prompt() =>
        ShotText.Parse("2:A door opens").Should().Be(new ShotText(2, "A door opens"));

    [Fact]
    public void A_shots_prompt_may_hold_colons() =>
        ShotText.Parse("3: At 10:30, a cat walks in ").Should().Be(new ShotText(3, "At 10:30, a cat walks in"));

    [Theory]
    [InlineData("A door opens")]
    [InlineData("2:")]
    [InlineData(":A door opens")]
    [InlineData("two:A door opens")]
    [InlineData("2.5:A door opens")]
    [InlineData("-2:A door opens")]
    public void What_is_no_shot_is_a_usage_error(string text)
    {
        var parse = () => ShotText.Parse(text);

        parse.Should().Throw<ToolException>().WithMessage($"*\"{text}\" is not SECONDS:PROMPT*").Which.ExitCode.Should().Be(ExitCode.Usage);
    }

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("1.5m", 90)]
    [InlineData("2h", 7200)]
    public void A_time_has_a_unit(string text, double seconds)
    {
        TimeText.TryParse(text, out var time).Should().BeTrue();
        time.Should().Be(TimeSpan.FromSeconds(seconds));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0s")]
    [InlineData("5")]
    [InlineData("5.")]
    [InlineData("5mm")]
    [InlineData("s")]
    [InlineData("-5")]
    [InlineData("5x")]
    [InlineData("5ms")]
    [InlineData("9999999h")]
    public void What_is_no_time_is_not_taken_for_one(string text) =>
        TimeText.TryParse(text, out _).Should().BeFalse();

    [Theory]
    [InlineData("{\"prompt\": \"a\",\n  \"mode\": }", 2, 11)]
    [InlineData("{\"é\": }", 1, 7)]
    [InlineData("", 1, 1)]
    [InlineData("{} {}", 1, 4)]
    public void A_broken_text_is_reported_with_line_and_column_in_characters(string text, int line, int column) =>
        JsonText.SyntaxError(System.Text.Encoding.UTF8.GetBytes(text), "request.json")
            .Should().StartWith($"'request.json' is not valid JSON: line {line}, column {column}: ");

    [Theory]
    [InlineData(" \n", "there is nothing in it.")]
    [InlineData("{\"a\":[", "the text ends before every object and list is closed; add what is missing, such as '}' or ']'.")]
    public void A_text_that_stops_too_early_is_told_without_words_of_the_parser(string text, string cause) =>
        JsonText.SyntaxError(System.Text.Encoding.UTF8.GetBytes(text), "-").Should().EndWith(": " + cause);

    [Theory]
    [InlineData(new byte[] { 0x7B, 0x22, 0x61, 0x22, 0x3A, 0x22, 0xFF, 0x22, 0x7D }, 6)]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x7B, 0x00 }, 1)]
    public void A_text_that_is_not_UTF8_is_reported_where_it_begins(byte[] text, int column) =>
        JsonText.SyntaxError(text, "-").Should().StartWith($"Standard input is not valid JSON: line 1, column {column}: ");

    [Fact]
    public void Half_a_surrogate_pair_is_no_text() =>
        JsonText.SyntaxError("""{"prompt":"\ud800"}"""u8, "-").Should().Contain("line 1, column 11").And.Contain("half a surrogate pair");
}

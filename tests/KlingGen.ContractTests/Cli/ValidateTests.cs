namespace KlingGen.ContractTests.Cli;

public sealed class ValidateTests : ToolTests
{
    private const int Done = 0;
    private const int Invalid = 3;

    [Fact]
    public async Task A_valid_request_is_called_valid()
    {
        var result = await ValidateAsync("""{"model_name":"kling-v1","prompt":"A man picks up a book.","mode":"std","duration":"5","aspect_ratio":"16:9"}""", "--json");

        result.ExitCode.Should().Be(Done);
        result.Output.Should().Be("""{"valid":true,"errors":[]}""" + "\n");
    }

    [Fact]
    public async Task A_prompt_of_2501_characters_is_reported_with_its_place_and_keyword()
    {
        var result = await ValidateAsync($$"""{"prompt":"{{new string('a', 2501)}}"}""", "--json");

        result.ExitCode.Should().Be(Invalid);
        result.Output.Should().MatchRegex("""^\{"valid":false,"errors":\[\{"instanceLocation":"/prompt","keyword":"maxLength","message":"[^"]+"\}\]\}\n$""");
    }

    [Fact]
    public async Task Values_of_the_wrong_type_and_broken_rules_are_reported_together()
    {
        var result = await ValidateAsync("""{"prompt":5,"duration":5,"mode":"best","camera_control":{"type":"simple","config":{"zoom":"5"}}}""", "--json");

        result.ExitCode.Should().Be(Invalid);
        var errors = result.Json.GetProperty("errors").EnumerateArray()
            .Select(static error => (error.GetProperty("instanceLocation").GetString(), error.GetProperty("keyword").GetString()));
        errors.Should().Contain([("/prompt", "type"), ("/duration", "type"), ("/mode", "enum"), ("/camera_control/config/zoom", "type")]);
    }

    [Fact]
    public async Task A_word_in_the_place_of_a_number_is_told_in_plain_words()
    {
        var result = await ValidateAsync("""{"prompt":"A cat","cfg_scale":"high"}""", "--json");

        result.Json.GetProperty("errors")[0].GetProperty("message").GetString().Should().Be("Must be a number, but is the string \"high\".");
    }

    [Fact]
    public async Task For_a_person_there_is_a_line_for_each_error()
    {
        var result = await ValidateAsync("""{"prompt":5}""");

        result.ExitCode.Should().Be(Invalid);
        result.Output.Should().StartWith("Invalid for kapon: ").And.Contain("\n  /prompt: ").And.Contain("[type]");
    }

    [Fact]
    public async Task A_request_may_come_from_standard_input()
    {
        var result = await ToolProcess.RunAsync(Folder, ["validate", "text2video", "--gateway", "kapon", "-"], input: """{"prompt":"A cat"}""");

        result.ExitCode.Should().Be(Done);
        result.Output.Should().Be("Valid for kapon.\n");
    }

    [Theory]
    [InlineData("{\"prompt\": \"A cat\",\n  \"mode\" \"std\"}", "line 2, column 10")]
    [InlineData("A cat", "line 1, column 1")]
    [InlineData("", "line 1, column 1")]
    public async Task A_text_that_is_no_JSON_is_an_invalid_request_with_line_and_column(string text, string place)
    {
        var result = await ValidateAsync(text, "--json");

        result.ShouldFail(Invalid, place);
        var error = result.Json.GetProperty("errors")[0];
        error.GetProperty("keyword").GetString().Should().Be("syntax");
        error.GetProperty("message").GetString().Should().Contain(place);
    }

    [Theory]
    [InlineData()]
    [InlineData("--json")]
    public async Task A_retired_model_is_a_warning_and_no_error(params string[] options)
    {
        var file = Folder.Write("retired.json", """{"model_name":"kling-v1-6","prompt":"A cat"}""");

        var result = await ToolAsync(["validate", "text2video", "--gateway", "official", file, .. options]);

        result.ExitCode.Should().Be(Done);
        result.Output.Should().MatchRegex(options.Length == 0
            ? """^Valid for official\.\n$"""
            : """^\{"valid":true,"errors":\[\],"warnings":\[\{"instanceLocation":"/model_name","keyword":"not","message":"[^"]+"\}\]\}\n$""");
        result.Error.Should().MatchRegex("^warning: /model_name: .*retired.*kling-v2-5-turbo");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"A cat\"")]
    public async Task A_request_that_is_no_object_has_the_wrong_type(string text)
    {
        var result = await ValidateAsync(text, "--json");

        result.ExitCode.Should().Be(Invalid);
        result.Json.GetProperty("errors")[0].GetProperty("keyword").GetString().Should().Be("type");
    }

    private Task<ToolResult> ValidateAsync(string request, params string[] options) =>
        ToolAsync(["validate", "text2video", "--gateway", "kapon", Folder.Write("request.json", request), .. options]);
}

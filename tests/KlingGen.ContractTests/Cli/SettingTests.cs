using KlingGen.Cli;

namespace KlingGen.ContractTests.Cli;

/// <summary><c>--set POINTER=VALUE</c> and <c>--request FILE</c>.</summary>
public sealed class SettingTests : ToolTests
{
    [Theory]
    [InlineData("/cfg_scale=0.25", """{"cfg_scale":0.25}""")]
    [InlineData("/negative_prompt=5", """{"negative_prompt":"5"}""")]
    [InlineData("/negative_prompt=a=b", """{"negative_prompt":"a=b"}""")]
    [InlineData("/negative_prompt=", """{"negative_prompt":""}""")]
    [InlineData("/multi_shot=false", """{"multi_shot":false}""")]
    [InlineData("/watermark_info/enabled=true", """{"watermark_info":{"enabled":true}}""")]
    [InlineData("/camera_control={\"type\":\"forward_up\"}", """{"camera_control":{"type":"forward_up"}}""")]
    [InlineData("/multi_prompt/0/prompt=A door", """{"multi_prompt":[{"prompt":"A door"}]}""")]
    [InlineData("/multi_prompt/-/duration=2", """{"multi_prompt":[{"duration":"2"}]}""")]
    public async Task A_member_is_set_by_its_place_with_JSON_or_where_it_is_a_text_with_text(string setting, string expected)
    {
        var request = await ComposedRequest.OfAsync("text2video", "kapon", "--set", setting);

        request.Json.GetRawText().Should().Be(expected);
        request.Said.Should().BeEmpty();
    }

    [Theory]
    [InlineData("prompt", "--set takes POINTER=VALUE, as in --set /member=value, not 'prompt'.")]
    [InlineData("watermark_info.enabled=true", "--set begins with the place of a member, as in --set /member=value; 'watermark_info.enabled' is none, and /watermark_info/enabled is perhaps meant.")]
    [InlineData("=x", "'' is none.")]
    [InlineData("//x=1", "'//x' is no JSON pointer")]
    [InlineData("/a~2=1", "'/a~2' is no JSON pointer")]
    [InlineData("/prompt/x=1", "--set: /prompt is a text, and has no members.")]
    [InlineData("/multi_prompt/2/prompt=x", "--set: /multi_prompt is a list of 0; the next place in it is /multi_prompt/0, or /multi_prompt/-.")]
    public async Task A_place_that_there_cannot_be_is_a_usage_error(string setting, string sentence)
    {
        var compose = () => ComposedRequest.OfAsync("text2video", "kapon", "A cat", "--set", setting);

        (await compose.Should().ThrowAsync<ToolException>()).Which.Should().Match<ToolException>(error => error.ExitCode == ExitCode.Usage && error.Message.Contains(sentence));
    }

    [Fact]
    public async Task A_member_that_no_document_names_is_sent_and_told_of()
    {
        var request = await ComposedRequest.OfAsync("text2video", "kapon", "A cat", "--set", "/seed=7", "--set", "/extra/0/x=true");

        request.Json.GetRawText().Should().Be("""{"prompt":"A cat","seed":7,"extra":[{"x":true}]}""");
        request.Said.Should().Contain("no member /seed").And.Contain("no member /extra/0/x");
    }

    [Fact]
    public async Task A_value_of_the_wrong_type_is_an_invalid_request_with_its_place()
    {
        var compose = () => ComposedRequest.OfAsync("text2video", "kapon", "A cat", "--set", "/cfg_scale=high");

        (await compose.Should().ThrowAsync<ToolException>()).WithMessage("*nothing was sent*/cfg_scale*").Which.ExitCode.Should().Be(ExitCode.InvalidRequest);
    }

    [Fact]
    public async Task Options_are_laid_on_a_request_from_a_file_and_settings_on_both_and_nothing_is_filled_in()
    {
        var file = Folder.Write("request.json", """{"prompt":"A dog","mode":"std","duration":"5","x":[1]}""");

        var request = await ComposedRequest.OfAsync("text2video", "anyapi", "A cat", "--request", file, "--mode", "pro", "--duration", "10", "--set", "/duration=7", "--set", "/x/-=2");

        request.Json.GetRawText().Should().Be("""{"prompt":"A cat","mode":"pro","duration":"7","x":[1,2]}""");
    }

    [Theory]
    [InlineData("{", "is not valid JSON: line 1")]
    [InlineData("[]", "is no JSON object")]
    [InlineData("""{"mode":"std","mode":"pro"}""", "has the member 'mode' twice")]
    [InlineData("""{"prompt":5}""", "nothing was sent. At /prompt")]
    public async Task A_file_that_holds_no_request_is_an_invalid_request(string text, string sentence)
    {
        var file = Folder.Write("request.json", text);
        var compose = () => ComposedRequest.OfAsync("text2video", "kapon", "--request", file);

        (await compose.Should().ThrowAsync<ToolException>()).WithMessage($"*{sentence}*").Which.ExitCode.Should().Be(ExitCode.InvalidRequest);
    }

    [Fact]
    public async Task A_request_may_come_from_standard_input()
    {
        var result = await ToolProcess.RunAsync(Folder, ["text2video", "--request", "-", "--output", "cat.mp4"], input: """{"prompt":"A cat","mode":"pro"}""");

        result.ExitCode.Should().Be(0, result.Error);
        File.Exists(Folder.File("cat.mp4")).Should().BeTrue();
    }
}

namespace KlingGen.Tests;

public sealed class TaskHandleTests
{
    [Theory]
    [InlineData("kapon", "text2video", "task_01JGHK...", "kapon/text2video/task_01JGHK...")]
    [InlineData("anyapi", "image2video", "831922345719271433", "anyapi/image2video/831922345719271433")]
    [InlineData("videos", "videos", "a/b c%", "videos/videos/a%2Fb%20c%25")]
    [InlineData("my-own", "lip-sync2", "7", "my-own/lip-sync2/7")]
    [InlineData("v1", "text2video", "external:7", "v1/text2video/external%3A7")]
    public void A_handle_is_a_short_text_that_can_be_read_back(string gateway, string product, string id, string text)
    {
        var handle = new TaskHandle(gateway, product, id);

        handle.ToString().Should().Be(text);
        TaskHandle.Parse(text).Should().Be(handle);
    }

    [Fact]
    public void A_task_known_only_by_the_callers_own_id_has_a_handle_too()
    {
        var handle = TaskHandle.ForExternalTaskId("kapon", KlingProduct.TextToVideo, "order 7");

        handle.ToString().Should().Be("kapon/text2video/external:order%207");
        TaskHandle.Parse(handle.ToString()).Should().Be(handle).And.Match<TaskHandle>(parsed => parsed.IsExternal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("task_01")]
    [InlineData("kapon/text2video")]
    [InlineData("kapon/text2video/")]
    [InlineData("kapon/text2video/external:")]
    [InlineData("kapon/Speech/1")]
    [InlineData("kapon/text to video/1")]
    [InlineData("kapon//1")]
    [InlineData("/text2video/1")]
    [InlineData("kapon/text2video/1/2")]
    [InlineData("kapon/text2video/%20")]
    public void What_is_no_handle_is_refused_in_one_sentence(string text)
    {
        TaskHandle.TryParse(text, out _).Should().BeFalse();
        FluentActions.Invoking(() => TaskHandle.Parse(text)).Should().Throw<FormatException>().WithMessage("*is no task handle*");
    }
}

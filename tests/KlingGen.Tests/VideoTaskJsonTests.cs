using System.Text.Json;

namespace KlingGen.Tests;

public sealed class VideoTaskJsonTests
{
    private const string Link = "https://cdn.example/cat.mp4?signature=secret";

    private static readonly VideoTask s_task = new()
    {
        Handle = TaskHandle.Parse("kapon~92D7D02A/text2video/task_01"),
        Status = VideoTaskStatus.Succeeded,
        StatusWord = "succeed",
        CreatedAt = new DateTimeOffset(2026, 7, 15, 10, 0, 0, TimeSpan.FromHours(8)),
        Cost = 3.5m,
        Videos = [new TaskVideo { Id = "v1", Url = new Uri(Link), Duration = TimeSpan.FromSeconds(5) }],
        Json = JsonSerializer.SerializeToElement(new { url = Link }),
    };

    [Fact]
    public void A_task_is_words_without_links()
    {
        JsonSerializer.Serialize(s_task, JsonSerializerOptions.Web).Should().Be(
            """{"handle":"kapon~92D7D02A/text2video/task_01","gateway":"kapon","product":"text2video","id":"task_01","status":"succeeded","""
            + """ "statusWord":"succeed","createdAt":"2026-07-15T02:00:00+00:00","cost":3.5,"videos":[{"id":"v1","seconds":5}]}""".TrimStart());
        JsonSerializer.Serialize(s_task.Videos[0]).Should().NotContain("signature");
    }

    [Fact]
    public void A_task_has_its_links_where_they_are_asked_for()
    {
        var options = new JsonSerializerOptions { Converters = { new VideoTaskConverter { WritesLinks = true } } };

        var again = JsonSerializer.Deserialize<VideoTask>(JsonSerializer.Serialize(s_task, options), options)!;

        again.Videos[0].Url.Should().Be(new Uri(Link));
    }

    [Fact]
    public void A_task_is_read_as_it_was_written()
    {
        var again = JsonSerializer.Deserialize<VideoTask>(JsonSerializer.Serialize(s_task))!;

        again.Should().BeEquivalentTo(
            s_task, static options => options.Excluding(static task => task.Json).Excluding(static task => task.Videos));
        again.Videos.Should().ContainSingle().Which.Should().BeEquivalentTo(new TaskVideo { Id = "v1", Duration = TimeSpan.FromSeconds(5) });
    }

    [Theory]
    [InlineData("5")]
    [InlineData("null and void")]
    [InlineData("{}")]
    [InlineData("""{"handle":"no handle"}""")]
    [InlineData("""{"handle":5}""")]
    [InlineData("""{"handle":"kapon/text2video/1","createdAt":"yesterday"}""")]
    [InlineData("""{"handle":"kapon/text2video/1","videos":{}}""")]
    [InlineData("""{"handle":"kapon/text2video/1","videos":[5]}""")]
    public void What_is_no_task_is_refused_as_JSON(string json)
    {
        var reading = () => JsonSerializer.Deserialize<VideoTask>(json);

        reading.Should().Throw<JsonException>();
    }

    [Fact]
    public void A_handle_is_its_text_and_states_are_words()
    {
        var value = new { s_task.Handle, s_task.Status, Outcome = TaskOutcome.MayExist, Kind = KlingErrorKind.RateLimit };

        JsonSerializer.Serialize(value).Should().Be(
            """{"Handle":"kapon~92D7D02A/text2video/task_01","Status":"succeeded","Outcome":"mayExist","Kind":"rateLimit"}""");
        JsonSerializer.Deserialize<Dictionary<TaskHandle, TaskOutcome>>("""{"kapon/text2video/1":"notMade"}""")
            .Should().Equal(new Dictionary<TaskHandle, TaskOutcome> { [TaskHandle.Parse("kapon/text2video/1")] = TaskOutcome.NotMade });
        ((Action)(() => JsonSerializer.Deserialize<TaskHandle>("\"x\""))).Should().Throw<JsonException>();
    }
}

using System.Net;
using System.Net.Http.Headers;
using KlingGen.Emulator;

namespace KlingGen.ContractTests.Emulator;

public class MediaTests
{
    private const string Path = "v1/videos/text2video";

    public static TheoryData<string, int> Clips
    {
        get
        {
            var clips = new TheoryData<string, int>();
            foreach (var ratio in (string[])["16:9", "9:16", "1:1", "3:2", "2:3", "3:4", "4:3"])
            {
                for (var seconds = 1; seconds <= 15; seconds++)
                {
                    clips.Add(ratio, seconds);
                }
            }

            return clips;
        }
    }

    [Theory]
    [MemberData(nameof(Clips))]
    public async Task A_video_has_the_ordered_length_and_ratio(string ratio, int seconds)
    {
        await using var gateway = await Gateway.StartAsync(configure: static options => options with { Pace = EmulatorPace.Instant });
        var url = await VideoUrlAsync(gateway, $$"""{"prompt":"A cat","aspect_ratio":"{{ratio}}","duration":"{{seconds}}"}""");

        var file = Mp4File.Parse(await gateway.Http.GetByteArrayAsync(url));

        var sides = ratio.Split(':').Select(int.Parse).ToArray();
        file.Brand.Should().Be("isom");
        file.Codec.Should().Be("avc1");
        file.Seconds.Should().Be(seconds);
        (file.Width * sides[1]).Should().Be(file.Height * sides[0]);
    }

    [Fact]
    public async Task A_download_tells_its_length_and_entity_tag_and_can_be_taken_up_again()
    {
        await using var gateway = await Gateway.StartAsync(configure: static options => options with { Pace = EmulatorPace.Instant });
        var url = await VideoUrlAsync(gateway, """{"prompt":"A cat"}""");

        using var whole = await gateway.Http.GetAsync(url);
        var bytes = await whole.Content.ReadAsByteArrayAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Range = new RangeHeaderValue(1000, null), IfRange = new RangeConditionHeaderValue(whole.Headers.ETag!) } };
        using var rest = await gateway.Http.SendAsync(request);

        whole.Content.Headers.ContentLength.Should().Be(bytes.Length);
        whole.Content.Headers.ContentType!.MediaType.Should().Be("video/mp4");
        rest.StatusCode.Should().Be(HttpStatusCode.PartialContent);
        rest.Content.Headers.ContentRange!.ToString().Should().Be($"bytes 1000-{bytes.Length - 1}/{bytes.Length}");
        (await rest.Content.ReadAsByteArrayAsync()).Should().Equal(bytes[1000..]);
    }

    [Fact]
    public async Task A_changed_entity_tag_brings_the_whole_video()
    {
        await using var gateway = await Gateway.StartAsync(configure: static options => options with { Pace = EmulatorPace.Instant });
        var url = await VideoUrlAsync(gateway, """{"prompt":"A cat"}""");
        using var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Range = new RangeHeaderValue(1000, null), IfRange = new RangeConditionHeaderValue("\"other\"") } };

        using var response = await gateway.Http.SendAsync(request);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_range_beyond_the_end_is_refused()
    {
        await using var gateway = await Gateway.StartAsync(configure: static options => options with { Pace = EmulatorPace.Instant });
        var url = await VideoUrlAsync(gateway, """{"prompt":"A cat"}""");
        using var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Range = new RangeHeaderValue(10_000_000, null) } };

        using var response = await gateway.Http.SendAsync(request);

        response.StatusCode.Should().Be(HttpStatusCode.RequestedRangeNotSatisfiable);
    }

    [Fact]
    public async Task A_link_works_without_a_key_until_it_expires()
    {
        await using var gateway = await Gateway.StartAsync(configure: static options => options with { ApiKey = "key" });
        var id = await gateway.CreateAsync(Path, """{"prompt":"A cat"}""");
        gateway.Finish();
        var url = (await gateway.GetAsync($"{Path}/{id}")).Task.GetProperty("task_result").GetProperty("videos")[0].GetProperty("url").GetString()!;
        using var stranger = new HttpClient();

        using var early = await stranger.GetAsync(url);
        gateway.Clock.Advance(TimeSpan.FromDays(30));
        using var late = await stranger.GetAsync(url);

        early.StatusCode.Should().Be(HttpStatusCode.OK);
        late.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_forged_link_is_refused()
    {
        await using var gateway = await Gateway.StartAsync(configure: static options => options with { Pace = EmulatorPace.Instant });
        var url = await VideoUrlAsync(gateway, """{"prompt":"A cat"}""");

        (await gateway.GetAsync(url.Replace("16x9-5", "16x9-6"))).Status.Should().Be(403);
        (await gateway.GetAsync(url[..^1])).Status.Should().Be(403);
        (await gateway.GetAsync(url.Split('?')[0])).Status.Should().Be(403);
    }

    [Fact]
    public async Task Tokens_of_links_are_not_recorded()
    {
        await using var gateway = await Gateway.StartAsync(configure: static options => options with { Pace = EmulatorPace.Instant });
        var url = await VideoUrlAsync(gateway, """{"prompt":"A cat"}""");

        await gateway.GetAsync(url);

        gateway.Emulator.Requests[^1].Query.Should().Be("?…");
    }

    private static async Task<string> VideoUrlAsync(Gateway gateway, string order)
    {
        var id = await gateway.CreateAsync(Path, order);
        return (await gateway.GetAsync($"{Path}/{id}")).Task.GetProperty("task_result").GetProperty("videos")[0].GetProperty("url").GetString()!;
    }
}

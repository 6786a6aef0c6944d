using System.Net;
using System.Text;
using KlingGen.Runtime.Tasks;
using KlingGen.Tests.Support;

namespace KlingGen.Tests.Downloads;

public sealed class SourceTests : DownloadFixture
{
    private static readonly TaskHandle s_handle = TaskHandle.Parse("videos/videos/t1");

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Gone)]
    [InlineData(HttpStatusCode.Unauthorized)]
    public async Task A_link_that_is_refused_is_asked_for_anew_once(HttpStatusCode status)
    {
        Refreshed = static _ => Task("https://cdn.example/new.mp4");
        var server = new VideoServer(Video) { First = (request, _) => IsNew(request) ? null : new HttpResponseMessage(status) };

        await DownloadAsync(server);

        File.ReadAllBytes(Target).Should().Equal(Video);
        Refreshes.Should().Be(1);
    }

    [Fact]
    public async Task A_link_that_gives_no_video_is_asked_for_anew()
    {
        Refreshed = static _ => Task("https://cdn.example/new.mp4");
        var server = new VideoServer(Video) { First = static (request, _) => IsNew(request) ? null : Html() };

        await DownloadAsync(server);

        File.ReadAllBytes(Target).Should().Equal(Video);
    }

    [Fact]
    public async Task Links_that_are_all_refused_end_with_what_the_first_said()
    {
        Refreshed = static _ => Task("https://cdn.example/new.mp4");
        var server = new VideoServer(Video)
        {
            First = static (request, _) => new HttpResponseMessage(IsNew(request) ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden),
        };

        var error = await RefusedAsync(server, KlingDownloadError.LinkRefused);

        error.Message.Should().Contain("HTTP 403");
        Refreshes.Should().Be(1);
    }

    [Fact]
    public async Task A_part_is_not_taken_up_under_another_link_of_another_file()
    {
        Refreshed = static _ => Task("https://cdn.example/new.mp4");
        var server = new VideoServer(Video)
        {
            BreakAfter = [200_000],
            First = static (request, number) => number == 0 || IsNew(request) ? null : new HttpResponseMessage(HttpStatusCode.Forbidden),
        }.Then(2, OtherVideo);

        await DownloadAsync(server);

        File.ReadAllBytes(Target).Should().Equal(OtherVideo);
        server.Ranges[^1].Should().BeNull();
    }

    [Fact]
    public async Task A_part_is_taken_up_under_a_link_that_is_only_signed_anew()
    {
        Refreshed = static _ => Task("https://cdn.example/v.mp4?signature=new");
        var server = new VideoServer(Video)
        {
            BreakAfter = [200_000],
            First = static (request, number) => number == 0 || IsNew(request) ? null : new HttpResponseMessage(HttpStatusCode.Forbidden),
        };

        await DownloadAsync(server);

        File.ReadAllBytes(Target).Should().Equal(Video);
        server.Ranges[^1].Should().Be("bytes=200000-");
    }

    [Fact]
    public async Task A_gateway_that_serves_the_content_itself_is_asked_last_with_the_key()
    {
        using var videos = AtVideos();
        var server = new VideoServer(Video)
        {
            First = static (request, _) => IsContent(request) ? null : new HttpResponseMessage(HttpStatusCode.Gone),
        };

        var video = await videos.DownloadAsync(server, task: TaskAtVideos(Link));

        video.Length.Should().Be(Video.Length);
        server.Addresses[^1].Should().Be("https://site.example/v1/videos/t1/content");
        server.Headers[^1].Authorization!.Parameter.Should().Be(Key);
        server.Headers[^1].AcceptEncoding.ToString().Should().Be("identity");
        server.Headers[0].Authorization.Should().BeNull();
    }

    [Fact]
    public async Task Content_that_is_not_there_is_looked_for_at_the_records_link()
    {
        using var videos = AtVideos();
        videos.Refreshed = static _ => TaskAtVideos("https://cdn.example/new.mp4");
        var server = new VideoServer(Video)
        {
            First = static (request, _) => IsContent(request) ? new HttpResponseMessage(HttpStatusCode.NotFound) : null,
        };

        await videos.DownloadAsync(server, task: TaskAtVideos());

        File.ReadAllBytes(videos.Target).Should().Equal(Video);
        server.Addresses[^1].Should().Be("https://cdn.example/new.mp4");
    }

    [Fact]
    public async Task Content_may_be_a_redirect_to_a_link_that_does_not_get_the_key()
    {
        using var videos = AtVideos();
        var server = new VideoServer(Video)
        {
            First = static (request, _) => IsContent(request)
                ? new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new Uri("https://8.8.8.8/v.mp4") } }
                : null,
        };

        await videos.DownloadAsync(server, task: TaskAtVideos());

        File.ReadAllBytes(videos.Target).Should().Equal(Video);
        server.Addresses[^1].Should().Be("https://8.8.8.8/v.mp4");
        server.Headers[^1].Authorization.Should().BeNull();
    }

    [Fact]
    public async Task A_link_that_comes_late_is_waited_for()
    {
        Refreshed = _ => Refreshes < 3 ? Task() : Task(Link);

        await DownloadAsync(new VideoServer(Video), task: Task());

        File.ReadAllBytes(Target).Should().Equal(Video);
        Refreshes.Should().Be(3);
    }

    [Fact]
    public async Task A_success_that_never_names_a_video_is_an_error_with_the_answer()
    {
        Refreshed = static _ => Described(
            """{"code":0,"data":{"task_id":"t1","task_status":"succeed","hidden":"cat-1 for gateway-key"}}""");

        var error = await RefusedAsync(new VideoServer(Video), KlingDownloadError.NoVideo, task: Task());

        error.Message.Should().Contain("\"hidden\":\"cat-1 for ***\"");
        Clock.Pauses.Sum(static pause => pause.TotalSeconds).Should().BeInRange(5, 30);
    }

    [Fact]
    public async Task The_only_copy_is_taken_even_with_a_watermark_and_said_so()
    {
        var video = await DownloadAsync(new VideoServer(Video), task: Watermarked(url: null));

        video.IsWatermarked.Should().BeTrue();
        Logged.Should().ContainMatch("*only a copy with a watermark*");
        File.ReadAllBytes(Target).Should().Equal(Video);
    }

    [Fact]
    public async Task The_copy_with_a_watermark_is_taken_if_asked_for()
    {
        var server = new VideoServer(Video);

        var video = await DownloadAsync(server, new DownloadOptions { Watermarked = true }, Watermarked(Link));

        video.IsWatermarked.Should().BeTrue();
        server.Addresses.Should().Equal("https://cdn.example/marked.mp4");
        Logged.Should().BeEmpty();
    }

    [Fact]
    public async Task A_copy_with_a_watermark_that_is_not_there_is_an_error() =>
        (await RefusedAsync(new VideoServer(Video), KlingDownloadError.NoVideo, new DownloadOptions { Watermarked = true }))
            .Message.Should().Contain("no copy with a watermark");

    [Fact]
    public async Task All_videos_of_a_task_are_downloaded_beside_the_first()
    {
        var server = new VideoServer(Video).Then(1, OtherVideo).Then(2, Mp4.Tiny);

        var videos = await DownloadAllAsync(server, Task(Link, "https://cdn.example/b.mp4", "https://cdn.example/c.mp4"));

        Left.Should().Equal("cat-2.mp4", "cat-3.mp4", "cat.mp4");
        videos.Select(static video => Path.GetFileName(video.Path)).Should().Equal("cat.mp4", "cat-2.mp4", "cat-3.mp4");
        File.ReadAllBytes(Path.Combine(Folder, "cat-2.mp4")).Should().Equal(OtherVideo);
        File.ReadAllBytes(Path.Combine(Folder, "cat-3.mp4")).Should().Equal(Mp4.Tiny);
    }

    [Fact]
    public async Task No_video_is_fetched_where_one_of_the_files_is_there_already()
    {
        File.WriteAllText(Path.Combine(Folder, "cat-2.mp4"), "mine");
        var server = new VideoServer(Video);

        await FluentActions.Awaiting(() => DownloadAllAsync(server, Task(Link, Link)))
            .Should().ThrowAsync<KlingDownloadException>().WithMessage("*cat-2.mp4*");

        server.Addresses.Should().BeEmpty();
    }

    [Fact]
    public async Task Disposal_ends_a_download_that_is_under_way()
    {
        var downloads = Downloads(new VideoServer(Video) { SaysLength = true, BreakAfter = [1000, 0, 0, 0] });
        var download = downloads.DownloadAsync(
            Task(Link), 0, Target, null, static _ => throw new InvalidOperationException(), CancellationToken.None);

        downloads.Dispose();

        await FluentActions.Awaiting(() => download).Should().ThrowAsync<OperationCanceledException>();
    }

    private static bool IsNew(HttpRequestMessage request) => request.RequestUri!.AbsoluteUri.Contains("new");

    private static bool IsContent(HttpRequestMessage request) => request.RequestUri!.Segments[^1] == "content";

    private static HttpResponseMessage Html() =>
        new() { Content = new StringContent("<!DOCTYPE html><title>Hi</title>", Encoding.UTF8, "text/html") };

    private static SourceTests AtVideos() => new() { Gateway = KlingGateway.Videos(new Uri("https://site.example"), Key) };

    private static VideoTask TaskAtVideos(params string[] links) => new()
    {
        Handle = s_handle,
        Status = VideoTaskStatus.Succeeded,
        Videos = [.. links.Select(static link => new TaskVideo { Url = new Uri(link) })],
    };

    private static VideoTask Watermarked(string? url) => new()
    {
        Handle = TaskHandle.Parse("kapon/text2video/t1"),
        Status = VideoTaskStatus.Succeeded,
        Videos = [new TaskVideo { Url = url is null ? null : new Uri(url), WatermarkUrl = new Uri("https://cdn.example/marked.mp4") }],
    };

    private static VideoTask Described(string answer)
    {
        var query = KlingGateway.Kapon(Key).Descriptor.FindProduct("text2video")!.Query;
        return VideoTask.From(TaskReader.Read(Encoding.UTF8.GetBytes(answer), query)!, TaskHandle.Parse("kapon/text2video/t1"));
    }
}

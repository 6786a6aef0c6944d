using System.IO.Compression;
using System.Net;
using System.Text;
using KlingGen.Tests.Support;

namespace KlingGen.Tests.Downloads;

public sealed class ContentTests : DownloadFixture
{
    [Theory]
    [InlineData("text/html", "<!DOCTYPE html><title>Log in</title>", "Log in")]
    [InlineData("application/xml", "<?xml version=\"1.0\"?>\n<Error><Code>AccessDenied</Code></Error>", "AccessDenied")]
    [InlineData("video/mp4", "{\"code\":1203,\"message\":\"no such file\"}", "no such file")]
    [InlineData(null, "gone https://cdn.example/x?token=secret", "gone https://cdn.example/x?***")]
    [InlineData("video/mp4", "", "empty")]
    [InlineData("video/mp4", "moov", "moov")]
    public async Task What_is_no_video_is_shown_and_leaves_no_file(string? mediaType, string body, string shown)
    {
        var server = new VideoServer(Encoding.UTF8.GetBytes(body)) { MediaType = mediaType };

        var error = await RefusedAsync(server, KlingDownloadError.WrongContent);

        error.Message.Should().Contain(shown);
        Left.Should().BeEmpty();
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/octet-stream")]
    [InlineData(null)]
    public async Task A_video_is_one_whatever_the_server_calls_it(string? mediaType)
    {
        await DownloadAsync(new VideoServer(Video) { MediaType = mediaType });

        File.ReadAllBytes(Target).Should().Equal(Video);
    }

    [Fact]
    public async Task WebM_is_a_video()
    {
        byte[] video = [0x1A, 0x45, 0xDF, 0xA3, .. new byte[2000]];

        await DownloadAsync(new VideoServer(video));

        File.ReadAllBytes(Target).Should().Equal(video);
    }

    [Fact]
    public async Task A_body_without_a_length_that_is_cut_is_fetched_again()
    {
        var server = new VideoServer(Video) { SaysLength = false, BreakAfter = [100_000], Tags = [null] };

        await DownloadAsync(server);

        File.ReadAllBytes(Target).Should().Equal(Video);
    }

    [Theory]
    [InlineData(150_000)]
    [InlineData(30)]
    [InlineData(20)]
    public async Task A_body_without_a_length_that_is_always_cut_is_an_error(int length)
    {
        var server = new VideoServer(Video) { SaysLength = false, BreakAfter = [.. Enumerable.Repeat(length, 20)], Tags = [null] };

        var error = await RefusedAsync(server, KlingDownloadError.WrongContent);

        error.Message.Should().Contain("boxes are incomplete");
        Left.Should().BeEmpty();
    }

    [Fact]
    public async Task A_whole_body_of_half_a_file_is_an_error()
    {
        var error = await RefusedAsync(new VideoServer(Video[..200_000]), KlingDownloadError.WrongContent);

        error.Message.Should().Contain("'mdat'");
        Left.Should().BeEmpty();
    }

    [Fact]
    public async Task A_body_that_never_ends_is_cut_at_the_limit()
    {
        var server = new VideoServer(Video) { SaysLength = false };

        var error = await RefusedAsync(server, KlingDownloadError.TooLarge, new DownloadOptions { MaxBytes = 50_000 });

        error.Message.Should().Contain("50000");
        Left.Should().BeEmpty();
    }

    [Fact]
    public async Task A_video_that_is_announced_as_too_large_is_not_begun()
    {
        var options = new DownloadOptions { MaxBytes = Video.Length - 1, Progress = new Collect<DownloadProgress>(Progress.Add) };

        await RefusedAsync(new VideoServer(Video), KlingDownloadError.TooLarge, options);

        Progress.Should().BeEmpty();
        await DownloadAsync(new VideoServer(Video), new DownloadOptions { MaxBytes = Video.Length });
    }

    [Fact]
    public async Task Compressed_bytes_are_read_and_never_resumed()
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write(Video);
        }

        var server = new VideoServer(zipped.ToArray())
        {
            BreakAfter = [(int)zipped.Length / 2],
            Last = static (response, _) => response.Content.Headers.ContentEncoding.Add("gzip"),
        };

        var video = await DownloadAsync(server);

        video.Length.Should().Be(Video.Length);
        File.ReadAllBytes(Target).Should().Equal(Video);
        server.Ranges.Should().OnlyContain(static range => range == null);
        server.Headers.Should().OnlyContain(static headers => headers.AcceptEncoding.ToString() == "identity");
    }

    [Fact]
    public async Task A_refusal_is_told_without_the_links_secret()
    {
        var server = new VideoServer(Video)
        {
            First = static (_, _) => new HttpResponseMessage(HttpStatusCode.Forbidden)
            {
                Content = new StringContent("<Error><Message>Request has expired</Message></Error>"),
            },
        };

        var error = await RefusedAsync(server, KlingDownloadError.LinkRefused);

        error.Message.Should().Contain("HTTP 403").And.Contain("Request has expired");
    }

    [Fact]
    public async Task A_progress_that_throws_does_no_harm_and_is_logged_once()
    {
        var progress = new Collect<DownloadProgress>(static _ => throw new InvalidOperationException("mine"));

        await DownloadAsync(new VideoServer(Video), new DownloadOptions { Progress = progress });

        File.ReadAllBytes(Target).Should().Equal(Video);
        Logged.Should().ContainSingle().Which.Should().Contain("InvalidOperationException");
    }
}

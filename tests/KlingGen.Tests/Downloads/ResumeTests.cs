using System.Net;
using System.Net.Http.Headers;
using KlingGen.Tests.Support;

namespace KlingGen.Tests.Downloads;

public sealed class ResumeTests : DownloadFixture
{
    [Fact]
    public async Task A_video_arrives_whole_under_its_name_and_nothing_else_is_left()
    {
        var video = await DownloadAsync(new VideoServer(Video));

        video.Length.Should().Be(Video.Length);
        video.Path.Should().Be(Target);
        video.IsWatermarked.Should().BeFalse();
        File.ReadAllBytes(Target).Should().Equal(Video);
        Left.Should().Equal("cat.mp4");
        Progress[^1].Should().Be(new DownloadProgress(Video.Length, Video.Length));
    }

    [Fact]
    public async Task A_break_is_taken_up_by_range_and_version_where_it_happened()
    {
        var server = new VideoServer(Video) { BreakAfter = [100_000, 50_000] };

        await DownloadAsync(server);

        File.ReadAllBytes(Target).Should().Equal(Video);
        server.Ranges.Should().Equal(null, "bytes=100000-", "bytes=150000-");
        server.Conditions.Should().Equal(null, "\"v1\"", "\"v1\"");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("W/\"v1\"")]
    public async Task Without_a_strong_version_the_last_bytes_are_asked_for_again_and_compared(string? tag)
    {
        var server = new VideoServer(Video) { BreakAfter = [100_000], Tags = [tag] };

        await DownloadAsync(server);

        File.ReadAllBytes(Target).Should().Equal(Video);
        server.Ranges.Should().Equal(null, $"bytes={100_000 - (64 * 1024)}-");
        server.Conditions.Should().Equal(null, null);
    }

    public static TheoryData<string, string?[]> Changes => new()
    {
        { "no version", [null] },
        { "weak versions", ["W/\"v1\"", "W/\"v2\""] },
        { "a weak version that stays", ["W/\"v1\""] },
        { "strong versions", ["\"v1\"", "\"v2\""] },
        { "a strong version that is lost", ["\"v1\"", null] },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Two_halves_of_two_files_never_become_one(string versions, string?[] tags)
    {
        var server = new VideoServer(Video) { BreakAfter = [150_000], Tags = tags }.Then(1, OtherVideo);

        await DownloadAsync(server);

        File.ReadAllBytes(Target).Should().Equal(OtherVideo, versions);
    }

    [Fact]
    public async Task A_part_of_another_version_is_not_taken_even_if_the_server_ignores_the_condition()
    {
        var server = new VideoServer(Video)
        {
            BreakAfter = [150_000],
            Last = static (response, number) => response.Headers.ETag = new EntityTagHeaderValue($"\"v{Math.Min(number, 1)}\""),
            Tags = ["\"v0\""],
        }.Then(1, OtherVideo);

        await DownloadAsync(server);

        File.ReadAllBytes(Target).Should().Equal(OtherVideo);
    }

    [Fact]
    public async Task A_part_of_another_length_is_not_taken()
    {
        byte[] longer = [.. Video, .. Mp4.Box("free", new byte[10])];
        var server = new VideoServer(Video) { BreakAfter = [150_000], Tags = [null] }.Then(1, longer);

        await DownloadAsync(server);

        File.ReadAllBytes(Target).Should().Equal(longer);
        server.Ranges[^1].Should().BeNull();
    }

    [Fact]
    public async Task A_file_that_changed_at_another_time_is_not_the_same()
    {
        var server = new VideoServer(Video)
        {
            BreakAfter = [150_000],
            Tags = [null],
            Last = static (response, number) =>
                response.Content.Headers.LastModified = DateTimeOffset.UnixEpoch.AddDays(Math.Min(number, 1)),
        };

        await DownloadAsync(server);

        server.Ranges.Should().HaveCount(3);
        server.Ranges[^1].Should().BeNull();
        File.ReadAllBytes(Target).Should().Equal(Video);
    }

    [Fact]
    public async Task A_part_that_begins_elsewhere_is_not_taken()
    {
        var server = new VideoServer(Video)
        {
            BreakAfter = [100_000],
            Last = static (response, number) =>
            {
                if (number == 1)
                {
                    response.Content.Headers.ContentRange = new ContentRangeHeaderValue(7, Video.Length - 1, Video.Length);
                }
            },
        };

        await DownloadAsync(server);

        File.ReadAllBytes(Target).Should().Equal(Video);
    }

    [Fact]
    public async Task A_file_that_shrank_is_fetched_from_the_start()
    {
        var shorter = Mp4.Of(1000);
        var server = new VideoServer(Video) { BreakAfter = [150_000], Tags = [null] }.Then(1, shorter);

        await DownloadAsync(server);

        File.ReadAllBytes(Target).Should().Equal(shorter);
    }

    [Fact]
    public async Task A_server_without_ranges_is_read_from_the_start_again()
    {
        var server = new VideoServer(Video) { BreakAfter = [100_000, 50_000], KnowsRanges = false };

        await DownloadAsync(server);

        File.ReadAllBytes(Target).Should().Equal(Video);
    }

    [Fact]
    public async Task What_an_interrupted_download_left_is_taken_up_by_the_next_one()
    {
        await RefusedAsync(Interrupting(200_000), KlingDownloadError.Interrupted);
        Left.Should().HaveCount(2).And.OnlyContain(static name => name.StartsWith(".cat.mp4."));

        var server = new VideoServer(Video);
        await DownloadAsync(server);

        server.Ranges.Should().Equal($"bytes={200_000 - (64 * 1024)}-");
        File.ReadAllBytes(Target).Should().Equal(Video);
        Left.Should().Equal("cat.mp4");
    }

    [Fact]
    public async Task What_a_cancelled_download_left_is_not_taken_up_if_the_file_is_another_one_by_now()
    {
        using var cancellation = new CancellationTokenSource();
        var progress = new Collect<DownloadProgress>(progress => CancelAt(progress, 150_000, cancellation));
        var options = new DownloadOptions { Progress = progress };
        var server = new VideoServer(Video) { Tags = [null] };
        await FluentActions.Awaiting(() => DownloadAsync(server, options, cancellationToken: cancellation.Token))
            .Should().ThrowAsync<OperationCanceledException>();
        Left.Should().HaveCount(2);

        await DownloadAsync(new VideoServer(OtherVideo) { Tags = [null] });

        File.ReadAllBytes(Target).Should().Equal(OtherVideo);
        Left.Should().Equal("cat.mp4");
    }

    [Theory]
    [InlineData("")]
    [InlineData("klinggen part 1\nABC\n")]
    [InlineData("something else\n\n\n\n\n")]
    public async Task A_part_whose_proof_is_torn_is_begun_anew(string proof)
    {
        await RefusedAsync(Interrupting(200_000), KlingDownloadError.Interrupted);
        File.WriteAllText(LeftFile(".proof"), proof);

        var server = new VideoServer(Video);
        await DownloadAsync(server);

        server.Ranges.Should().Equal((string?)null);
        File.ReadAllBytes(Target).Should().Equal(Video);
    }

    [Fact]
    public async Task A_part_that_was_damaged_on_disk_is_begun_anew()
    {
        await RefusedAsync(Interrupting(200_000), KlingDownloadError.Interrupted);
        var part = LeftFile(".part");
        var bytes = File.ReadAllBytes(part);
        bytes.AsSpan(190_000).Clear();
        File.WriteAllBytes(part, bytes);

        await DownloadAsync(new VideoServer(Video));

        File.ReadAllBytes(Target).Should().Equal(Video);
    }

    [Fact]
    public async Task A_part_that_another_download_is_writing_is_left_alone()
    {
        var inner = new VideoServer(OtherVideo) { Tags = ["\"v2\""] };
        var isNested = false;
        var outer = new VideoServer(Video)
        {
            Last = (_, _) =>
            {
                if (!isNested)
                {
                    isNested = true;
                    DownloadAsync(inner).GetAwaiter().GetResult();
                }
            },
        };

        var exception = (await FluentActions.Awaiting(() => DownloadAsync(outer)).Should().ThrowAsync<KlingDownloadException>()).Which;

        exception.Message.Should().Contain("there is a file already").And.Contain("--force");
        File.ReadAllBytes(Target).Should().Equal(OtherVideo);
    }

    [Fact]
    public async Task Parts_that_nobody_took_up_for_a_week_are_deleted()
    {
        string[] old =
        [
            ".cat.mp4.0123456789AB.part", ".cat.mp4.0123456789AB.part.proof", ".dog.mp4.0123456789AB.part", ".cat.mp4.notes.part",
        ];
        foreach (var name in old)
        {
            File.WriteAllText(Path.Combine(Folder, name), "x");
            File.SetLastWriteTimeUtc(Path.Combine(Folder, name), Clock.GetUtcNow().UtcDateTime.AddDays(-8));
        }

        await DownloadAsync(new VideoServer(Video));

        Left.Should().Equal(".cat.mp4.notes.part", ".dog.mp4.0123456789AB.part", "cat.mp4");
    }

    [Fact]
    public async Task The_link_itself_is_written_nowhere()
    {
        await RefusedAsync(Interrupting(200_000), KlingDownloadError.Interrupted);

        File.ReadAllText(LeftFile(".proof"))
            .Should().NotContain("cdn").And.NotContain("secret");
    }

    [Fact]
    public async Task A_pause_that_the_server_asks_for_is_made()
    {
        var server = new VideoServer(Video) { First = static (_, number) => number == 0 ? Busy(TimeSpan.FromSeconds(33)) : null };

        await DownloadAsync(server);

        Clock.Pauses.Should().Contain(TimeSpan.FromSeconds(33));
        File.ReadAllBytes(Target).Should().Equal(Video);
    }

    [Fact]
    public async Task A_pause_that_is_too_long_fails_at_once()
    {
        var server = new VideoServer(Video) { First = static (_, _) => Busy(TimeSpan.FromHours(1)) };

        var error = await RefusedAsync(server, KlingDownloadError.Interrupted);

        error.Message.Should().Contain("3600 s");
        Clock.Pauses.Should().BeEmpty();
    }

    private static HttpResponseMessage Busy(TimeSpan pause) =>
        new(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new RetryConditionHeaderValue(pause) } };

    private static VideoServer Interrupting(int bytes) => new(Video) { BreakAfter = [bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0] };

    private static void CancelAt(DownloadProgress progress, long bytes, CancellationTokenSource cancellation)
    {
        if (progress.BytesReceived >= bytes)
        {
            cancellation.Cancel();
        }
    }
}

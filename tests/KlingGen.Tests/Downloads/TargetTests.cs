using KlingGen.Downloads;

namespace KlingGen.Tests.Downloads;

public sealed class TargetTests : DownloadFixture
{
    [Fact]
    public async Task A_file_that_is_there_is_not_replaced_and_nothing_is_fetched()
    {
        File.WriteAllText(Target, "mine");
        var server = new VideoServer(Video);

        var error = await RefusedAsync(server, KlingDownloadError.Target);

        error.Message.Should().Contain(Target).And.Contain("Overwrite").And.Contain("--force");
        File.ReadAllText(Target).Should().Be("mine");
        server.Addresses.Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_that_may_be_replaced_is_replaced_only_by_a_whole_one()
    {
        File.WriteAllText(Target, "mine");
        var options = new DownloadOptions { Overwrite = true };

        var broken = new VideoServer(Video) { BreakAfter = [1000, 0, 0, 0, 0, 0, 0, 0, 0, 0] };
        await RefusedAsync(broken, KlingDownloadError.Interrupted, options);
        File.ReadAllText(Target).Should().Be("mine");

        await DownloadAsync(new VideoServer(Video), options);
        File.ReadAllBytes(Target).Should().Equal(Video);
        Left.Should().Equal("cat.mp4");
    }

    [Fact]
    public async Task A_file_that_appears_meanwhile_is_not_replaced_and_the_video_is_not_lost()
    {
        var server = new VideoServer(Video) { Last = (_, _) => File.WriteAllText(Target, "mine") };

        await RefusedAsync(server, KlingDownloadError.Target);

        File.ReadAllText(Target).Should().Be("mine");
        File.Delete(Target);
        var next = new VideoServer(Video);
        await DownloadAsync(next);
        next.Ranges.Should().Equal($"bytes={Video.Length - (64 * 1024)}-");
        File.ReadAllBytes(Target).Should().Equal(Video);
    }

    [Fact]
    public async Task A_missing_folder_is_said_before_anything_is_fetched()
    {
        var server = new VideoServer(Video);
        var error = (await FluentActions.Awaiting(() => DownloadAsync(server, path: Path.Combine(Folder, "no", "cat.mp4")))
            .Should().ThrowAsync<KlingDownloadException>()).Which;

        error.Error.Should().Be(KlingDownloadError.Target);
        error.Message.Should().Contain("there is no folder");
        server.Ranges.Should().BeEmpty();
    }

    [Fact]
    public async Task A_folder_is_no_target() =>
        (await FluentActions.Awaiting(() => DownloadAsync(new VideoServer(Video), path: Folder))
            .Should().ThrowAsync<KlingDownloadException>())
            .WithMessage("*it is a folder*");

    [Fact]
    public async Task A_full_disk_is_one_sentence()
    {
        if (!File.Exists("/dev/full"))
        {
            return;
        }

        var error = (await FluentActions.Awaiting(() => DownloadAsync(new VideoServer(Video), path: "/dev/full"))
            .Should().ThrowAsync<KlingDownloadException>()).Which;

        error.Error.Should().Be(KlingDownloadError.Target);
        error.Message.Should().Be("'/dev/full' cannot be written: the disk is full.");
    }

    [Fact]
    public async Task A_device_takes_a_video_as_it_comes_and_nothing_that_is_none()
    {
        if (!File.Exists("/dev/null"))
        {
            return;
        }

        (await DownloadAsync(new VideoServer(Video) { BreakAfter = [100_000] }, path: "/dev/null")).Length.Should().Be(Video.Length);
        VideoServer Untagged() => new(Video) { BreakAfter = [100_000], Tags = [null] };
        (await DownloadAsync(Untagged(), path: "/dev/null")).Length.Should().Be(Video.Length);
        (await FluentActions.Awaiting(() => DownloadAsync(Untagged().Then(1, OtherVideo), path: "/dev/null"))
            .Should().ThrowAsync<KlingDownloadException>())
            .WithMessage("*cannot be taken back*");
        (await FluentActions.Awaiting(() => DownloadAsync(new VideoServer("<html>"u8.ToArray()), path: "/dev/null"))
            .Should().ThrowAsync<KlingDownloadException>())
            .Which.Error.Should().Be(KlingDownloadError.WrongContent);
    }

    [Fact]
    public async Task A_cancelled_download_that_had_nothing_leaves_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        var server = new VideoServer(Video) { Last = (_, _) => cancellation.Cancel() };

        await FluentActions.Awaiting(() => DownloadAsync(server, cancellationToken: cancellation.Token))
            .Should().ThrowAsync<OperationCanceledException>();

        Left.Should().BeEmpty();
    }

    [Fact]
    public async Task A_long_name_in_another_script_has_room_for_its_part()
    {
        var path = Path.Combine(Folder, new string('猫', 80) + ".mp4");

        await RefusedAsync(new VideoServer(Video), path);

        await DownloadAsync(new VideoServer(Video), path: path);
        File.ReadAllBytes(path).Should().Equal(Video);
    }

    [Fact]
    public async Task A_target_is_checked_before_anything_is_paid_for()
    {
        await TaskDownloads.CheckTargetAsync(Target, null);
        Left.Should().BeEmpty();

        File.WriteAllText(Target, "mine");
        await FluentActions.Awaiting(() => TaskDownloads.CheckTargetAsync(Target, null)).Should().ThrowAsync<KlingDownloadException>();
        await TaskDownloads.CheckTargetAsync(Target, new DownloadOptions { Overwrite = true });
        File.ReadAllText(Target).Should().Be("mine");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_limit_that_no_video_could_keep_is_refused_when_set(long bytes) =>
        FluentActions.Invoking(() => new DownloadOptions { MaxBytes = bytes }).Should().Throw<ArgumentOutOfRangeException>();

    private async Task RefusedAsync(VideoServer server, string path) =>
        await FluentActions.Awaiting(() => DownloadAsync(
            new VideoServer(server.Video) { BreakAfter = [150_000, 0, 0, 0, 0, 0, 0, 0, 0, 0] }, path: path))
            .Should().ThrowAsync<KlingDownloadException>();
}

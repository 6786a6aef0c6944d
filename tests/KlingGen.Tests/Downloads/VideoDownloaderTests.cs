using System.Net;
using System.Net.Http.Headers;
using KlingGen.Downloads;
using KlingGen.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace KlingGen.Tests.Downloads;

public sealed class VideoDownloaderTests : IDisposable
{
    private static readonly byte[] Video = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 31))];

    private readonly string _folder = Directory.CreateTempSubdirectory("klinggen").FullName;
    private readonly ManualTimeProvider _clock = new();
    private readonly List<DownloadProgress> _progress = [];

    private string Target => Path.Combine(_folder, "cat.mp4");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_video_arrives_whole_under_its_name_and_nothing_else_is_left()
    {
        var length = await Download(new Server());

        length.Should().Be(Video.Length);
        File.ReadAllBytes(Target).Should().Equal(Video);
        Directory.GetFiles(_folder).Should().Equal(Target);
        _progress.Should().NotBeEmpty();
        _progress[^1].Should().Be(new DownloadProgress(Video.Length, Video.Length));
    }

    [Fact]
    public async Task A_break_is_taken_up_by_range_where_it_happened()
    {
        var server = new Server { BreakAfter = [100_000, 50_000] };

        await Download(server);

        File.ReadAllBytes(Target).Should().Equal(Video);
        server.Ranges.Should().Equal(null, "bytes=100000-", "bytes=150000-");
        server.Conditions.Should().Equal(null, "\"v1\"", "\"v1\"");
    }

    [Fact]
    public async Task A_server_without_ranges_is_read_from_the_start_again()
    {
        var server = new Server { BreakAfter = [100_000], KnowsRanges = false };

        await Download(server);

        File.ReadAllBytes(Target).Should().Equal(Video);
    }

    [Fact]
    public async Task A_file_that_stood_there_is_replaced_only_by_a_whole_one()
    {
        File.WriteAllText(Target, "old");

        await Refused(new Server { BreakAfter = [1000, 0, 0, 0, 0, 0] }, KlingDownloadError.Interrupted);
        File.ReadAllText(Target).Should().Be("old");
        Directory.GetFiles(_folder).Should().Equal(Target);

        await Download(new Server());
        File.ReadAllBytes(Target).Should().Equal(Video);
    }

    [Fact]
    public async Task An_expired_link_is_refused_at_once_and_its_address_is_not_told()
    {
        var error = await Refused(new Server { Status = HttpStatusCode.Forbidden }, KlingDownloadError.LinkRefused);

        error.Message.Should().Contain("HTTP 403").And.NotContain("secret");
    }

    [Fact]
    public async Task A_web_page_is_no_video() =>
        await Refused(new Server { MediaType = "text/html" }, KlingDownloadError.WrongContent);

    [Fact]
    public async Task A_busy_server_is_asked_again()
    {
        var server = new Server { StatusOnce = HttpStatusCode.ServiceUnavailable };

        await Download(server);

        File.ReadAllBytes(Target).Should().Equal(Video);
    }

    [Fact]
    public async Task A_missing_folder_is_said_before_anything_is_fetched()
    {
        var server = new Server();
        var error = (await FluentActions.Awaiting(() => Download(server, Path.Combine(_folder, "no", "cat.mp4")))
            .Should().ThrowAsync<KlingDownloadException>()).Which;

        error.Error.Should().Be(KlingDownloadError.Target);
        error.Message.Should().Contain("there is no folder");
        server.Ranges.Should().BeEmpty();
    }

    [Fact]
    public async Task A_folder_is_no_target() =>
        (await FluentActions.Awaiting(() => Download(new Server(), _folder)).Should().ThrowAsync<KlingDownloadException>())
            .WithMessage("*it is a folder*");

    [Fact]
    public async Task A_full_disk_is_one_sentence_and_leaves_nothing()
    {
        if (!File.Exists("/dev/full"))
        {
            return;
        }

        var error = (await FluentActions.Awaiting(() => Download(new Server(), "/dev/full"))
            .Should().ThrowAsync<KlingDownloadException>()).Which;

        error.Error.Should().Be(KlingDownloadError.Target);
        error.Message.Should().Be("'/dev/full' cannot be written: the disk is full.");
        Directory.GetFiles("/dev", "full.*.part").Should().BeEmpty();
    }

    [Fact]
    public async Task A_cancelled_download_leaves_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        var server = new Server { OnRequest = cancellation.Cancel };

        await FluentActions.Awaiting(() => Download(server, Target, cancellation.Token)).Should().ThrowAsync<OperationCanceledException>();
        Directory.GetFiles(_folder).Should().BeEmpty();
    }

    private Task<long> Download(Server server, string? path = null, CancellationToken cancellationToken = default)
    {
        var source = new LinkSource(new HttpClient(server), new Uri("https://cdn.example/v.mp4?signature=secret"));
        var downloader = new VideoDownloader(new KlingClientOptions { TimeProvider = _clock }, NullLogger.Instance);
        return _clock.RunAsync(downloader.DownloadAsync(source, path ?? Target, new Collect<DownloadProgress>(_progress.Add), cancellationToken));
    }

    private async Task<KlingDownloadException> Refused(Server server, KlingDownloadError error)
    {
        var exception = (await FluentActions.Awaiting(() => Download(server)).Should().ThrowAsync<KlingDownloadException>()).Which;
        exception.Error.Should().Be(error);
        Directory.GetFiles(_folder, "*.part").Should().BeEmpty();
        return exception;
    }

    private sealed class Server : HttpMessageHandler
    {
        private int _request;

        /// <summary>After how many bytes each answer breaks off, in order; later answers are whole.</summary>
        public int[] BreakAfter { get; init; } = [];

        public bool KnowsRanges { get; init; } = true;

        public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

        public HttpStatusCode? StatusOnce { get; init; }

        public string MediaType { get; init; } = "video/mp4";

        public Action? OnRequest { get; init; }

        public List<string?> Ranges { get; } = [];

        public List<string?> Conditions { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var number = _request++;
            Ranges.Add(request.Headers.Range?.ToString());
            Conditions.Add(request.Headers.IfRange?.ToString());
            OnRequest?.Invoke();
            cancellationToken.ThrowIfCancellationRequested();
            var from = KnowsRanges ? (int)(request.Headers.Range?.Ranges.First().From ?? 0) : 0;
            var status = number == 0 && StatusOnce is { } once ? once : Status;
            var partial = from > 0 && status == HttpStatusCode.OK;
            var length = number < BreakAfter.Length ? BreakAfter[number] : Video.Length - from;
            var content = new StreamContent(new BreakingStream(Video.AsMemory(from, length), breaks: number < BreakAfter.Length));
            content.Headers.ContentType = new MediaTypeHeaderValue(MediaType);
            content.Headers.ContentLength = Video.Length - from;
            if (partial)
            {
                content.Headers.ContentRange = new ContentRangeHeaderValue(from, Video.Length - 1, Video.Length);
            }

            return Task.FromResult(new HttpResponseMessage(partial ? HttpStatusCode.PartialContent : status)
            {
                Content = content,
                Headers = { ETag = new EntityTagHeaderValue("\"v1\"") },
            });
        }
    }

    private sealed class BreakingStream(ReadOnlyMemory<byte> bytes, bool breaks) : MemoryStream(bytes.ToArray(), writable: false)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Position == Length && breaks
                ? throw new IOException("The response ended prematurely.")
                : base.ReadAsync(buffer, cancellationToken);
        }
    }
}

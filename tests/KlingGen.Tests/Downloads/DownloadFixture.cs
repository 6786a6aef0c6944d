using KlingGen.Downloads;
using KlingGen.Runtime;
using KlingGen.Runtime.Tasks;
using KlingGen.Tests.Support;

namespace KlingGen.Tests.Downloads;

/// <summary>A folder, a clock, and a task of which a video is downloaded.</summary>
public abstract class DownloadFixture : IDisposable
{
    internal const string Link = "https://cdn.example/v.mp4?signature=secret";
    internal const string Key = "gateway-key";

    private readonly TemporaryFolder _folder = new();

    private protected DownloadFixture()
    {
    }

    internal static byte[] Video { get; } = Mp4.Of(300_000);

    /// <summary>Another video of the same length.</summary>
    internal static byte[] OtherVideo { get; } = Mp4.Of(300_000, seed: 7);

    internal string Folder => _folder.Path;

    internal string Target => _folder.File("cat.mp4");

    internal ManualTimeProvider Clock { get; } = new();

    internal List<DownloadProgress> Progress { get; } = [];

    internal List<string> Logged { get; } = [];

    internal int Refreshes { get; private set; }

    internal KlingGateway Gateway { get; init; } = KlingGateway.Kapon(Key);

    /// <summary>What the task is when it is asked for anew; null for the same as before.</summary>
    internal Func<VideoTask, VideoTask>? Refreshed { get; set; }

    internal string[] Left => [.. Directory.GetFiles(Folder).Select(static path => Path.GetFileName(path)!).Order()];

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The one file that is left with an extension.</summary>
    internal string LeftFile(string extension) =>
        _folder.File(Left.Single(name => Path.GetExtension(name) == extension));

    internal static VideoTask Task(params string[] links) => new()
    {
        Handle = TaskHandle.Parse("kapon/text2video/t1"),
        Status = VideoTaskStatus.Succeeded,
        StatusWord = "succeed",
        Videos = [.. links.Select(static link => new TaskVideo { Url = new Uri(link) })],
    };

    internal Task<DownloadedVideo> DownloadAsync(
        HttpMessageHandler server,
        DownloadOptions? options = null,
        VideoTask? task = null,
        string? path = null,
        CancellationToken cancellationToken = default)
    {
        var video = task ?? Task(Link);
        var how = options ?? new DownloadOptions { Progress = new Collect<DownloadProgress>(Progress.Add) };
        return Clock.RunAsync(Downloads(server).DownloadAsync(
            video, 0, path ?? Target, how, _ => RefreshAsync(video), cancellationToken));
    }

    internal Task<IReadOnlyList<DownloadedVideo>> DownloadAllAsync(HttpMessageHandler server, VideoTask task, string? path = null) =>
        Clock.RunAsync(Downloads(server).DownloadAllAsync(task, path ?? Target, null, _ => RefreshAsync(task), CancellationToken.None));

    internal async Task<KlingDownloadException> RefusedAsync(
        HttpMessageHandler server, KlingDownloadError error, DownloadOptions? options = null, VideoTask? task = null)
    {
        var exception = (await FluentActions.Awaiting(() => DownloadAsync(server, options, task))
            .Should().ThrowAsync<KlingDownloadException>()).Which;
        exception.Error.Should().Be(error);
        exception.ToString().Should().NotContain("secret").And.NotContain(Key);
        return exception;
    }

    internal TaskDownloads Downloads(HttpMessageHandler server)
    {
        var http = new HttpClient(server, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        var api = new ApiClient(http, new ApiClientOptions
        {
            BaseAddress = Gateway.BaseAddress,
            Credentials = ApiCredentials.Create(Key),
            TimeProvider = Clock,
        });
        return new TaskDownloads(Gateway, http, new TaskApi(api), new KlingClientOptions { TimeProvider = Clock }, new ListLogger(Logged));
    }

    private Task<VideoTask> RefreshAsync(VideoTask task)
    {
        Refreshes++;
        return System.Threading.Tasks.Task.FromResult(Refreshed?.Invoke(task) ?? task);
    }
}

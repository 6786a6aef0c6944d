using System.Globalization;

namespace KlingGen.Cli.Output;

/// <summary>Says which task is waited for as soon as there is one, so that it is never lost, and then how far it is.</summary>
internal sealed class TaskNews(Terminal terminal) : IProgress<VideoTask>, IProgress<DownloadProgress>
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile IProgressLine _line = ProgressDisplay.Silence;
    private TaskHandle? _told;

    /// <summary>Ends when a task was told of. What is drawn before that would be in its way.</summary>
    public Task Begun => _begun.Task;

    /// <summary>Where further news are drawn.</summary>
    public void DrawAt(IProgressLine line) => _line = line;

    /// <summary>Says which task it is.</summary>
    public void Tell(TaskHandle handle)
    {
        if (_told != handle)
        {
            _told = handle;
            terminal.Say($"Task {handle}");
            _begun.TrySetResult();
        }
    }

    public void Report(VideoTask value)
    {
        Tell(value.Handle);
        _line.Report(TaskText.Name(value.Status), value.Progress is > 0 and var progress ? progress : null);
    }

    public void Report(DownloadProgress value) => _line.Report(
        string.Create(CultureInfo.InvariantCulture, $"downloading {value.BytesReceived / 1e6:0.0} MB"),
        value.TotalBytes is > 0 and var total ? 100.0 * value.BytesReceived / total : null);
}

using System.Globalization;
using KlingGen.Cli.CommandLine;
using KlingGen.Cli.Gateways;
using KlingGen.Cli.Output;

namespace KlingGen.Cli.Commands;

/// <summary>Takes a task from its creation to a video on disk, saying what happens on the way.</summary>
internal sealed class TaskDelivery(Terminal terminal, Session session, Delivery delivery, OutputFile output)
{
    /// <summary>Prints the handle of a task that nobody waits for.</summary>
    public static int PrintHandle(Terminal terminal, Session session, VideoTask task, bool json)
    {
        if (session.Choice.IsBuiltIn)
        {
            terminal.Say("The built-in emulator ends with this command, and the task with it; 'klinggen serve' runs one that stays.");
        }

        terminal.Print(json ? JsonLine.Of(writer => TaskText.Write(writer, task)) : task.Handle.ToString());
        return ExitCode.Done;
    }

    /// <summary>Says which task is being waited for before the wait begins, so that it is never lost, and waits.</summary>
    public Task<VideoTask> WaitAsync(TaskHandle handle, CancellationToken cancellationToken)
    {
        terminal.Say($"Task {handle}");
        return ProgressDisplay.RunAsync(terminal, "waiting", line => session.Client.WaitAsync(
            handle,
            new WaitOptions { Timeout = delivery.Timeout, Progress = new TaskProgress(line) },
            cancellationToken));
    }

    /// <summary>Brings the video of a finished task to its place and prints where it is.</summary>
    public async Task<int> DownloadAsync(VideoTask task, CancellationToken cancellationToken)
    {
        var path = output.IsStandardOutput ? Path.Combine(Path.GetTempPath(), $"klinggen-{Guid.NewGuid():N}.mp4") : output.PathFor(task.Id);
        try
        {
            var videos = await ProgressDisplay.RunAsync(terminal, "downloading", line => session.Client.DownloadAsync(
                task, path, new DownloadOptions { Overwrite = delivery.Overwrites, Progress = new DownloadLine(line) }, cancellationToken))
                .ConfigureAwait(false);
            await PrintAsync(task, videos, cancellationToken).ConfigureAwait(false);
            return ExitCode.Done;
        }
        catch (IOException exception)
        {
            throw new ToolException(ExitCode.Failed, $"Standard output cannot be written: {Sentences.Reason(exception)}.", exception) { Handle = task.Handle };
        }
        finally
        {
            if (output.IsStandardOutput)
            {
                File.Delete(path);
            }
        }
    }

    private async Task PrintAsync(VideoTask task, IReadOnlyList<DownloadedVideo> videos, CancellationToken cancellationToken)
    {
        if (output.IsStandardOutput)
        {
            await CopyToOutputAsync(videos[0].Path, cancellationToken).ConfigureAwait(false);
        }
        else if (delivery.Json)
        {
            terminal.Print(JsonLine.Of(writer =>
            {
                TaskText.Write(writer, task);
                writer.WriteString("file", videos[0].Path);
                writer.WriteNumber("bytes", videos[0].Length);
                if (videos.Count > 1)
                {
                    writer.WriteStartArray("files");
                    foreach (var video in videos)
                    {
                        writer.WriteStringValue(video.Path);
                    }

                    writer.WriteEndArray();
                }
            }));
        }
        else
        {
            foreach (var video in videos)
            {
                terminal.Print(video.Path);
            }
        }
    }

    private static async Task CopyToOutputAsync(string path, CancellationToken cancellationToken)
    {
        var video = File.OpenRead(path);
        await using (video.ConfigureAwait(false))
        {
            var standardOutput = Console.OpenStandardOutput();
            await using (standardOutput.ConfigureAwait(false))
            {
                await video.CopyToAsync(standardOutput, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private sealed class TaskProgress(IProgressLine line) : IProgress<VideoTask>
    {
        public void Report(VideoTask value) =>
            line.Report(TaskText.Name(value.Status), value.Progress is > 0 and var progress ? progress : null);
    }

    private sealed class DownloadLine(IProgressLine line) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => line.Report(
            string.Create(CultureInfo.InvariantCulture, $"downloading {value.BytesReceived / 1e6:0.0} MB"),
            value.TotalBytes is > 0 and var total ? 100.0 * value.BytesReceived / total : null);
    }
}

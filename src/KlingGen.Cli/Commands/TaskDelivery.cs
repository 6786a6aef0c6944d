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

    /// <summary>Makes a task and brings its video to its place.</summary>
    public async Task<int> GenerateAsync(IVideoRequest request, CancellationToken cancellationToken)
    {
        var task = await FollowAsync(
            (client, options) => client.GenerateAsync(request, output.KnownFile, options, cancellationToken), handle: null)
            .ConfigureAwait(false);
        return await BringAsync(task, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits for a task and brings its video to its place, if it has one.</summary>
    public async Task<int> ResumeAsync(TaskHandle handle, CancellationToken cancellationToken)
    {
        var task = await FollowAsync(
            (client, options) => client.ResumeAsync(handle, output.KnownFile, options, cancellationToken), handle).ConfigureAwait(false);
        if (output.Path is not null)
        {
            return await BringAsync(task, cancellationToken).ConfigureAwait(false);
        }

        TaskText.Print(terminal, task, delivery.Json);
        return ExitCode.Done;
    }

    /// <summary>Brings the video of a finished task to its place and prints where it is.</summary>
    public async Task<int> DownloadAsync(VideoTask task, CancellationToken cancellationToken)
    {
        var path = output.IsStandardOutput
            ? Path.Combine(Path.GetTempPath(), $"klinggen-{Guid.NewGuid():N}.mp4")
            : output.PathFor(task.Id);
        try
        {
            var news = new TaskNews(terminal);
            var options = new DownloadOptions { Overwrite = delivery.Overwrites, Progress = news };
            var videos = await ProgressDisplay.RunAsync(terminal, "downloading", line =>
            {
                news.DrawAt(line);
                return session.Client.DownloadAsync(task, path, options, cancellationToken);
            }).ConfigureAwait(false);
            await PrintAsync(task, [.. videos.Select(static video => (video.Path, video.Length))], cancellationToken).ConfigureAwait(false);
            return ExitCode.Done;
        }
        catch (IOException exception)
        {
            throw Failed(task, $"Standard output cannot be written: {Sentences.Reason(exception)}.", exception);
        }
        catch (KlingException exception) when (exception.Handle is null)
        {
            throw Failed(task, exception.Message, exception);
        }
        finally
        {
            if (output.IsStandardOutput)
            {
                File.Delete(path);
            }
        }
    }

    private static ToolException Failed(VideoTask task, string message, Exception exception) =>
        new(ExitCode.Failed, message, exception) { Handle = task.Handle };

    private async Task<VideoTask> FollowAsync(Func<IKlingClient, WaitOptions, Task<VideoTask>> begin, TaskHandle? handle)
    {
        var news = new TaskNews(terminal);
        if (handle is not null)
        {
            news.Tell(handle);
        }

        var work = begin(session.Client, new WaitOptions
        {
            Timeout = delivery.Timeout,
            Overwrite = delivery.Overwrites,
            Progress = news,
            DownloadProgress = news,
        });
        await Task.WhenAny(work, news.Begun).ConfigureAwait(false);
        return await ProgressDisplay.RunAsync(terminal, "waiting", line =>
        {
            news.DrawAt(line);
            return work;
        }).ConfigureAwait(false);
    }

    private async Task<int> BringAsync(VideoTask task, CancellationToken cancellationToken)
    {
        if (output.KnownFile is not { } path)
        {
            return await DownloadAsync(task, cancellationToken).ConfigureAwait(false);
        }

        await PrintAsync(task, FilesOf(task, path), cancellationToken).ConfigureAwait(false);
        return ExitCode.Done;
    }

    // The client puts the first video at the path itself, and further ones beside it.
    private static List<(string Path, long Length)> FilesOf(VideoTask task, string path)
    {
        List<(string, long)> files = [(path, new FileInfo(path).Length)];
        for (var number = 2; number <= task.Videos.Count; number++)
        {
            var name = $"{Path.GetFileNameWithoutExtension(path)}-{number}{Path.GetExtension(path)}";
            var further = Path.Combine(Path.GetDirectoryName(path) ?? "", name);
            files.Add((further, new FileInfo(further).Length));
        }

        return files;
    }

    private async Task PrintAsync(
        VideoTask task, IReadOnlyList<(string Path, long Length)> files, CancellationToken cancellationToken)
    {
        if (output.IsStandardOutput)
        {
            await CopyToOutputAsync(files[0].Path, cancellationToken).ConfigureAwait(false);
        }
        else if (delivery.Json)
        {
            terminal.Print(JsonLine.Of(writer =>
            {
                TaskText.Write(writer, task);
                writer.WriteString("file", files[0].Path);
                writer.WriteNumber("bytes", files[0].Length);
                if (files.Count > 1)
                {
                    writer.WriteTexts("files", files.Select(static file => file.Path));
                }
            }));
        }
        else
        {
            foreach (var file in files)
            {
                terminal.Print(file.Path);
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
}

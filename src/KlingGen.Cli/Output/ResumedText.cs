using System.Text.Json;

namespace KlingGen.Cli.Output;

/// <summary>Tells what became of tasks that were taken up: files on standard output, failures on standard error.</summary>
internal sealed class ResumedText(Terminal terminal, bool json)
{
    private readonly Lock _turn = new();

    /// <summary>Whether there was no failure.</summary>
    public bool AllCameHome { get; private set; } = true;

    public void Print(ResumedTask resumed)
    {
        if (resumed.Error is { } error)
        {
            PrintFailure(resumed.Entry, error);
        }
        else if (resumed.Files.Count == 0)
        {
            PrintFailure(resumed.Entry, ToolException.Failed(
                "Its video is ready, and its command named no file: give a folder for it with --output."));
        }
        else
        {
            lock (_turn)
            {
                PrintFiles(resumed);
            }
        }
    }

    public void PrintFailure(TaskEntry entry, Exception exception)
    {
        var failure = Failure.Of(exception, CancellationToken.None);
        failure = failure with { Handle = failure.Handle ?? EntryText.HandleOf(entry), EntryId = entry.Id };
        var hint = failure is { Outcome: TaskOutcome.MayExist, Handle: null } ? " " + OutcomeText.Sentence(failure) : "";
        lock (_turn)
        {
            AllCameHome = false;
            terminal.Say($"klinggen: {entry.Id}{(failure.Handle is null ? "" : $" {failure.Handle}")}: {failure.Message}{hint}");
            if (json)
            {
                terminal.Print(JsonLine.Of(failure.Write));
            }
        }
    }

    private void PrintFiles(ResumedTask resumed)
    {
        if (json)
        {
            terminal.Print(JsonLine.Of(writer => Write(writer, resumed)));
            return;
        }

        foreach (var file in resumed.Files)
        {
            terminal.Print(file);
        }
    }

    private static void Write(Utf8JsonWriter writer, ResumedTask resumed)
    {
        writer.WriteString("entry", resumed.Entry.Id);
        TaskText.Write(writer, resumed.Task!);
        writer.WriteTexts("files", resumed.Files);
    }
}

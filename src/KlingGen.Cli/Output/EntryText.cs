using System.Globalization;
using System.Text.Json;

namespace KlingGen.Cli.Output;

/// <summary>Entries of a journal for a person and for a program. What the video shows is in neither.</summary>
internal static class EntryText
{
    public static void Print(Terminal terminal, IReadOnlyList<TaskEntry> entries, bool json)
    {
        if (json)
        {
            terminal.Print(JsonLine.Of(writer => Write(writer, entries)));
            return;
        }

        foreach (var entry in entries)
        {
            terminal.Print(Line(entry));
        }
    }

    /// <summary>An entry in a line: its name, when it began, how it stands, what finds it again, and its files.</summary>
    public static string Line(TaskEntry entry)
    {
        var handle = HandleOf(entry)?.ToString() ?? $"{entry.Intent.Gateway}/{entry.Intent.Product} (its id is not known)";
        var files = entry.Files.Count > 0 ? "  " + string.Join(", ", entry.Files)
            : entry.Intent.Path is { } path ? $"  for {path}"
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{entry.Id}  {entry.BegunAt.ToUniversalTime():yyyy-MM-dd HH:mm} UTC  {Standing(entry),-10}  {handle}{files}");
    }

    /// <summary>What finds the task, by the id that its request carries where the gateway's own never arrived; null where nothing
    /// does.</summary>
    public static TaskHandle? HandleOf(TaskEntry entry) => entry switch
    {
        { Handle: { } handle } => handle,
        { Intent.Key: { } key } => TaskHandle.ForExternalTaskId(entry.Intent.Gateway, entry.Intent.Product, key) with
        {
            Site = entry.Intent.Site,
        },
        _ => null,
    };

    private static string Standing(TaskEntry entry) => entry switch
    {
        { Outcome: TaskOutcome.NotMade } => "not made",
        { Status: { } status } => TaskText.Name(status),
        { Outcome: TaskOutcome.Made } => "made",
        _ => "may exist",
    };

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<TaskEntry> entries)
    {
        writer.WriteStartArray("tasks");
        foreach (var entry in entries)
        {
            writer.WriteStartObject();
            writer.WriteString("entry", entry.Id);
            writer.WriteString("gateway", entry.Intent.Gateway);
            writer.WriteString("product", entry.Intent.Product.Value);
            writer.WriteText("handle", HandleOf(entry)?.ToString());
            writer.WriteString("begunAt", entry.BegunAt.ToUniversalTime());
            writer.WriteString("outcome", OutcomeText.Name(entry.Outcome));
            writer.WriteText("status", entry.Status is { } status ? TaskText.Name(status) : null);
            writer.WriteBoolean("open", entry.IsOpen);
            writer.WriteBoolean("running", entry.IsOwned);
            writer.WriteText("output", entry.Intent.Path);
            writer.WriteTexts("files", entry.Files);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}

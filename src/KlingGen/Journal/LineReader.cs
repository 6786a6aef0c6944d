using System.Text;
using System.Text.Json;

namespace KlingGen.Journal;

/// <summary>Reads lines. What is no line of a known version is none, and members that are not known are passed over.</summary>
internal static class LineReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 8 };

    public static JournalLine? Read(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Options);
            return Read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static JournalLine? Read(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object
            || !line.TryGetProperty("v", out var version) || version.GetInt32() != LineWriter.Version)
        {
            return null;
        }

        return Text(line, "kind") switch
        {
            "entry" => Entry(line),
            "change" when Text(line, "id") is { } id && EntryNames.IsName(id) =>
                new JournalLine.Change(id, Generation(line), Time(line, "changed"), Update(line)),
            "end" => new JournalLine.End(),
            _ => null,
        };
    }

    private static JournalLine.Whole? Entry(JsonElement line)
    {
        if (Text(line, "id") is not { } id || !EntryNames.IsName(id) || Intent(line) is not { } intent)
        {
            return null;
        }

        var update = Update(line);
        var entry = new TaskEntry
        {
            Id = id,
            Intent = intent,
            BegunAt = Time(line, "begun"),
            ChangedAt = Time(line, "changed"),
            Outcome = update.Outcome ?? TaskOutcome.MayExist,
            Handle = update.Handle,
            Status = update.Status,
            Files = update.Files ?? [],
            IsHandedOver = update.IsHandedOver ?? false,
            IsClosed = update.IsClosed ?? false,
        };
        return new(entry, Generation(line), Flag(line, "requestFile") ?? false, Flag(line, "endedInOrder"));
    }

    private static TaskIntent? Intent(JsonElement line)
    {
        if (Text(line, "gateway") is not { Length: > 0 } gateway || Text(line, "site") is not { } site
            || Text(line, "product") is not { Length: > 0 } product || Text(line, "fingerprint") is not { Length: > 0 } fingerprint)
        {
            return null;
        }

        return new TaskIntent
        {
            Gateway = gateway,
            Site = site,
            Account = Text(line, "account") ?? "",
            Product = product,
            Request = Text(line, "request") is { } request ? Encoding.UTF8.GetBytes(request) : default,
            Fingerprint = fingerprint,
            Key = Text(line, "key"),
            IsKeyGenerated = Flag(line, "keyGenerated") ?? false,
            Path = Text(line, "path"),
        };
    }

    private static TaskUpdate Update(JsonElement line) => new()
    {
        Outcome = Enum.TryParse<TaskOutcome>(Text(line, "outcome"), out var outcome) && Enum.IsDefined(outcome) ? outcome : null,
        Handle = TaskHandle.TryParse(Text(line, "handle"), out var handle) ? handle : null,
        Status = Enum.TryParse<VideoTaskStatus>(Text(line, "status"), out var status) && Enum.IsDefined(status) ? status : null,
        Files = line.TryGetProperty("files", out var files) && files.ValueKind == JsonValueKind.Array
            ? [.. files.EnumerateArray().Where(static file => file.ValueKind == JsonValueKind.String)
                .Select(static file => file.GetString()!)]
            : null,
        IsHandedOver = Flag(line, "handedOver"),
        IsClosed = Flag(line, "closed"),
    };

    private static int Generation(JsonElement line) =>
        line.TryGetProperty("generation", out var value) ? Math.Max(0, value.GetInt32()) : throw new FormatException("No generation.");

    private static DateTimeOffset Time(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) ? value.GetDateTimeOffset() : throw new FormatException("No time.");

    private static string? Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool? Flag(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : null;
}

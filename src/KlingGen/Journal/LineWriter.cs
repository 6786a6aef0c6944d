using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KlingGen.Journal;

/// <summary>Writes lines as JSON, one object a line.</summary>
internal static class LineWriter
{
    public const int Version = 1;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(IBufferWriter<byte> output, JournalLine line)
    {
        using (var writer = new Utf8JsonWriter(output, Options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("v", Version);
            WriteMembers(writer, line);
            writer.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void WriteMembers(Utf8JsonWriter writer, JournalLine line)
    {
        switch (line)
        {
            case JournalLine.Whole whole:
                writer.WriteString("kind", "entry");
                WriteEntry(writer, whole);
                break;
            case JournalLine.Change change:
                writer.WriteString("kind", "change");
                writer.WriteString("id", change.Id);
                writer.WriteNumber("generation", change.Generation);
                writer.WriteString("changed", change.At.ToUniversalTime());
                WriteUpdate(writer, change.Update);
                break;
            default:
                writer.WriteString("kind", "end");
                break;
        }
    }

    private static void WriteEntry(Utf8JsonWriter writer, JournalLine.Whole line)
    {
        var entry = line.Entry;
        writer.WriteString("id", entry.Id);
        writer.WriteNumber("generation", line.Generation);
        writer.WriteString("begun", entry.BegunAt.ToUniversalTime());
        writer.WriteString("changed", entry.ChangedAt.ToUniversalTime());
        WriteIntent(writer, entry.Intent);
        if (line.HasRequestFile)
        {
            writer.WriteBoolean("requestFile", true);
        }
        else if (!entry.Intent.Request.IsEmpty)
        {
            // As text, so that it comes back byte for byte and its depth is not the line's.
            writer.WriteString("request", entry.Intent.Request.Span);
        }

        WriteUpdate(writer, new TaskUpdate
        {
            Outcome = entry.Outcome,
            Handle = entry.Handle,
            Status = entry.Status,
            Files = entry.Files.Count > 0 ? entry.Files : null,
            IsHandedOver = entry.IsHandedOver ? true : null,
            IsClosed = entry.IsClosed ? true : null,
        });
        WriteFlag(writer, "endedInOrder", line.EndedInOrder);
    }

    private static void WriteIntent(Utf8JsonWriter writer, TaskIntent intent)
    {
        writer.WriteString("gateway", intent.Gateway);
        writer.WriteString("site", intent.Site);
        WriteText(writer, "account", intent.Account.Length > 0 ? intent.Account : null);
        writer.WriteString("product", intent.Product.Value);
        writer.WriteString("fingerprint", intent.Fingerprint);
        WriteText(writer, "key", intent.Key);
        WriteFlag(writer, "keyGenerated", intent.IsKeyGenerated ? true : null);
        WriteText(writer, "path", intent.Path);
    }

    private static void WriteUpdate(Utf8JsonWriter writer, TaskUpdate update)
    {
        WriteText(writer, "outcome", update.Outcome?.ToString());
        WriteText(writer, "handle", update.Handle?.ToString());
        WriteText(writer, "status", update.Status?.ToString());
        WriteFlag(writer, "handedOver", update.IsHandedOver);
        WriteFlag(writer, "closed", update.IsClosed);
        if (update.Files is not null)
        {
            writer.WriteStartArray("files");
            foreach (var file in update.Files)
            {
                writer.WriteStringValue(file);
            }

            writer.WriteEndArray();
        }
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteFlag(Utf8JsonWriter writer, string name, bool? value)
    {
        if (value is { } flag)
        {
            writer.WriteBoolean(name, flag);
        }
    }
}

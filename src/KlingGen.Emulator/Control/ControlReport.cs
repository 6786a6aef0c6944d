using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using KlingGen.Emulator.Faults;

namespace KlingGen.Emulator.Control;

/// <summary>Writes what a test may want to know of an emulator.</summary>
internal static class ControlReport
{
    private const int LongestBody = 4000;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    /// <param name="state">The emulator.</param>
    /// <param name="withBooks">Whether the tasks and requests are told, one by one.</param>
    public static byte[] Of(EmulatorState state, bool withBooks) => Write(writer =>
    {
        WriteSettings(writer, state);
        WriteFaults(writer, state.Faults);
        WriteTotals(writer, state.Totals);
        if (withBooks)
        {
            WriteAll(writer, "tasks", state.Tasks, WriteTask);
            WriteAll(writer, "requests", state.Log.All, WriteRequest);
        }
    });

    public static byte[] Of(ControlException exception) => Write(writer =>
    {
        writer.WriteStartObject("error");
        writer.WriteString("at", exception.At);
        writer.WriteString("message", exception.Message);
        WriteAll(writer, "allowed", exception.Allowed, static (each, name) => each.WriteStringValue(name));
        if (exception.Nearest is { } nearest)
        {
            writer.WriteString("nearest", nearest);
        }

        writer.WriteEndObject();
    });

    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        // So that a terminal's prompt begins on a line of its own.
        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    private static void WriteSettings(Utf8JsonWriter writer, EmulatorState state)
    {
        writer.WriteStartObject("gateways");
        foreach (var gateway in state.Gateways)
        {
            writer.WriteString(gateway.Name, state.AddressOf(gateway).OriginalString);
        }

        writer.WriteEndObject();
        writer.WriteStartObject("clock");
        writer.WriteString("now", state.Clock.GetUtcNow());
        writer.WriteBoolean("stopped", state.Clock.IsStopped);
        writer.WriteEndObject();
        writer.WriteStartObject("limits");
        WriteNumber(writer, "maxConcurrentTasks", state.Limits.MaxConcurrentTasks);
        WriteNumber(writer, "requestsPerSecond", state.Limits.RequestsPerSecond);
        writer.WriteEndObject();
        writer.WriteStartObject("pace");
        writer.WriteNumber("queued", state.Pace.Queued.TotalSeconds);
        writer.WriteNumber("processing", state.Pace.Processing.TotalSeconds);
        writer.WriteEndObject();
        writer.WriteBoolean("asksForOneKey", state.ApiKey is not null);
        writer.WriteBoolean("signsCallbacks", state.Signature is not null);
    }

    private static void WriteFaults(Utf8JsonWriter writer, EmulatorFaults faults)
    {
        WriteAll(writer, "faults", faults.Pending, static (each, pending) =>
        {
            WriteFault(each, pending.Fault, () => WriteNumber(each, "left", pending.Left));
        });
        if (faults.Random is not { } random)
        {
            writer.WriteNull("random");
            return;
        }

        writer.WriteStartObject("random");
        writer.WriteNumber("rate", random.Rate);
        writer.WriteNumber("seed", random.Seed);
        WriteAll(writer, "faults", random.Kinds, static (each, fault) => WriteFault(each, fault));
        writer.WriteEndObject();
    }

    private static void WriteFault(Utf8JsonWriter writer, Fault fault, Action? more = null)
    {
        writer.WriteStartObject();
        writer.WriteString("fault", fault.Name);
        writer.WriteString("on", Word(fault.Target.ToString()));
        writer.WriteString("gateway", fault.Gateway);
        more?.Invoke();
        writer.WriteEndObject();
    }

    private static void WriteTotals(Utf8JsonWriter writer, EmulatorTotals totals)
    {
        writer.WriteStartObject("totals");
        writer.WriteNumber("requests", totals.Requests);
        writer.WriteNumber("tasks", totals.Tasks);
        foreach (var (state, count) in totals.TasksByState)
        {
            writer.WriteNumber(Word(state.ToString()), count);
        }

        writer.WriteNumber("cost", totals.Cost);
        writer.WriteEndObject();
    }

    private static void WriteTask(Utf8JsonWriter writer, BookedTask task)
    {
        writer.WriteStartObject();
        writer.WriteString("id", task.Id);
        writer.WriteString("gateway", task.Gateway);
        writer.WriteString("product", task.Product);
        writer.WriteString("model", task.Model);
        writer.WriteString("account", task.Account);
        writer.WriteString("externalId", task.ExternalId);
        writer.WriteString("createdAt", task.CreatedAt);
        writer.WriteString("state", Word(task.State.ToString()));
        writer.WriteNumber("cost", task.Cost);
        writer.WritePropertyName("request");
        writer.WriteRawValue(task.Request);
        writer.WriteEndObject();
    }

    private static void WriteRequest(Utf8JsonWriter writer, RecordedRequest request)
    {
        writer.WriteStartObject();
        writer.WriteString("receivedAt", request.ReceivedAt);
        writer.WriteString("gateway", request.Gateway);
        writer.WriteString("method", request.Method);
        writer.WriteString("path", request.Path);
        writer.WriteString("query", request.Query);
        WriteNumber(writer, "status", request.StatusCode);
        var body = request.Body;
        writer.WriteString("body", body.Length <= LongestBody ? body : $"{body[..LongestBody]}… ({body.Length} characters)");
        writer.WriteEndObject();
    }

    private static void WriteAll<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            write(writer, item);
        }

        writer.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, int? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static string Word(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

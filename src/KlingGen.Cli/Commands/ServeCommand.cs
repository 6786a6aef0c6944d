using System.CommandLine;
using System.Net.Sockets;
using System.Text.Json;
using KlingGen.Cli.CommandLine;
using KlingGen.Cli.Output;
using KlingGen.Emulator;

namespace KlingGen.Cli.Commands;

/// <summary><c>klinggen serve</c></summary>
internal sealed class ServeCommand : ToolCommand
{
    /// <summary>Of the time that a task takes, it waits one part of so many.</summary>
    private const int QueuedShare = 5;

    private readonly Option<int?> _port = Values.Number("--port", "N", "The port [default: any that is free]", least: 0, most: 65535);
    private readonly Option<TimeSpan?> _pace =
        Values.Time("--pace", "TIME", "How long a task takes, such as 1s or 2m [default: 3 seconds]");

    private readonly Option<bool> _json = Values.Switch("--json", "Print the addresses, and then each request, as one JSON object a line");

    public ServeCommand(Terminal terminal)
        : base("serve", "Runs a Kling gateway on 127.0.0.1 that speaks every dialect, until it is interrupted", terminal)
    {
        Add(_port);
        Add(_pace);
        Add(_json);
    }

    protected override async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var json = result.GetValue(_json);
        var log = new RequestLog(Terminal, json);
        var options = new EmulatorOptions
        {
            Port = result.GetValue(_port) ?? 0,
            Pace = result.GetValue(_pace) is { } time
                ? new EmulatorPace(time / QueuedShare, time - (time / QueuedShare))
                : EmulatorPace.Interactive,
            RequestCompleted = log.Print,
        };
        var emulator = await StartAsync(options, cancellationToken).ConfigureAwait(false);
        await using (emulator.ConfigureAwait(false))
        {
            PrintAddresses(emulator, options.Gateway, json);
            var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var registration = cancellationToken.Register(stopped.SetResult);
            await using (registration.ConfigureAwait(false))
            {
                await stopped.Task.ConfigureAwait(false);
            }
        }

        return ExitCode.Done;
    }

    private static async Task<KlingEmulator> StartAsync(EmulatorOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await KlingEmulator.StartAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            throw ToolException.Failed($"The port {options.Port} of 127.0.0.1 is taken; choose another with --port.", exception);
        }
        catch (SocketException exception)
        {
            throw ToolException.Failed($"The port {options.Port} of 127.0.0.1 cannot be opened: {Sentences.Reason(exception)}.", exception);
        }
    }

    private void PrintAddresses(KlingEmulator emulator, string root, bool json)
    {
        KeyValuePair<string, Uri>[] addresses =
            [KeyValuePair.Create(root, emulator.BaseAddress), .. emulator.Addresses.Where(entry => entry.Key != root)];
        if (json)
        {
            Terminal.Print(JsonLine.Of(writer =>
            {
                writer.WriteStartObject("addresses");
                foreach (var (gateway, address) in addresses)
                {
                    writer.WriteString(gateway, address.OriginalString);
                }

                writer.WriteEndObject();
                writer.WriteString("control", emulator.ControlAddress.OriginalString);
            }));
            return;
        }

        var width = addresses.Max(static entry => entry.Key.Length);
        foreach (var (gateway, address) in addresses)
        {
            Terminal.Print($"--gateway {gateway.PadRight(width)} --base-url {address.OriginalString}");
        }

        Terminal.Say("Any key is let in. Prompts with [fail:REASON] fail, those with [stuck] never end. Ctrl-C ends the emulator.");
        Terminal.Say($"Faults, limits, clock and books: {emulator.ControlAddress.OriginalString}");
    }

    /// <summary>Prints each request as it is answered: for a person on standard error, as JSON on standard output.</summary>
    private sealed class RequestLog(Terminal terminal, bool json)
    {
        private readonly Lock _lock = new();

        public void Print(RecordedRequest request)
        {
            var line = json ? JsonLine.Of(writer => Write(writer, request)) : request.ToString();
            lock (_lock)
            {
                if (json)
                {
                    terminal.Print(line);
                    return;
                }

                terminal.Say(line);
                if (request.Body.Length > 0)
                {
                    terminal.Say("  " + Shortened(request.Body));
                }
            }
        }

        private static void Write(Utf8JsonWriter writer, RecordedRequest request)
        {
            writer.WriteString("receivedAt", request.ReceivedAt);
            writer.WriteText("gateway", request.Gateway);
            writer.WriteString("method", request.Method);
            writer.WriteString("path", request.Path);
            writer.WriteString("query", request.Query);
            if (request.StatusCode is { } status)
            {
                writer.WriteNumber("status", status);
            }

            WriteBody(writer, request.Body);
        }

        private static void WriteBody(Utf8JsonWriter writer, string body)
        {
            writer.WritePropertyName("body");
            try
            {
                using var document = JsonDocument.Parse(body.Length == 0 ? "null" : body);
                document.RootElement.WriteTo(writer);
            }
            catch (JsonException)
            {
                writer.WriteStringValue(body);
            }
        }

        // An image in Base64 would fill the screen.
        private static string Shortened(string body) => body.Length <= 4000 ? body : $"{body[..4000]}… ({body.Length} characters)";
    }
}

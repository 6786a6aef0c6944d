using System.Text.Json;
using KlingGen.Emulator.Callbacks;

namespace KlingGen.Emulator.Control;

/// <summary>Reads commands. A command is understood as a whole or not at all.</summary>
internal sealed class ControlReader(EmulatorState state)
{
    private static readonly string[] Members =
        ["reset", "key", "callbackSecret", "limits", "pace", "clear", "faults", "random", "clock"];

    private readonly FaultReader _faults = new(state.Faults.Gateways);

    /// <exception cref="ControlException">It is no command.</exception>
    public ControlCommand Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return Read(new ControlMembers(document.RootElement, "", "a command", Members));
        }
        catch (JsonException exception)
        {
            var place = $"line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}";
            throw new ControlException("", $"The body is no JSON: see {place}. Send an object such as {{\"faults\":[{{\"code\":1302}}]}}.");
        }
        catch (InvalidOperationException)
        {
            throw new ControlException("", "A text holds half a surrogate pair or is no UTF-8; give such bodies as bodyBase64.");
        }
    }

    private ControlCommand Read(ControlMembers members)
    {
        var command = new ControlCommand();
        if (members.Flag("reset"))
        {
            command.Add(static state => state.Reset());
        }

        ReadSecrets(members, command);
        ReadLimits(members, command);
        ReadPace(members, command);
        if (members.Flag("clear"))
        {
            command.Add(static state => state.Faults.Clear());
        }

        Fault[] faults = [.. members.Items("faults").Select(entry => _faults.Read(entry.Item, entry.At))];
        command.Add(state => state.Faults.Enqueue(faults));
        ReadRandom(members, command);
        ReadClock(members, command);
        return command;
    }

    private static void ReadSecrets(ControlMembers members, ControlCommand command)
    {
        if (members.Has("key"))
        {
            var key = members.IsNull("key") ? null : members.Text("key");
            command.Add(state => state.ApiKey = key);
        }

        if (!members.Has("callbackSecret"))
        {
            return;
        }

        var secret = members.IsNull("callbackSecret") ? null : members.Text("callbackSecret");
        if (secret is not null && !IsWebhookSecret(secret))
        {
            throw new ControlException(
                members.PointerTo("callbackSecret"), "\"callbackSecret\" must be null, or \"whsec_\" and the key in Base64.");
        }

        command.Add(state => state.WebhookSecret = secret);
    }

    private static bool IsWebhookSecret(string text)
    {
        try
        {
            KlingWebhookSecret.Parse(text);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static void ReadLimits(ControlMembers members, ControlCommand command)
    {
        if (members.Value("limits") is not { } value)
        {
            return;
        }

        var limits = new ControlMembers(value, members.PointerTo("limits"), "limits", ["maxConcurrentTasks", "requestsPerSecond"]);
        if (limits.Has("maxConcurrentTasks"))
        {
            var most = limits.IsNull("maxConcurrentTasks") ? null : limits.Whole("maxConcurrentTasks", 1);
            command.Add(state => state.Limits.MaxConcurrentTasks = most);
        }

        if (limits.Has("requestsPerSecond"))
        {
            var most = limits.IsNull("requestsPerSecond") ? null : limits.Whole("requestsPerSecond", 1);
            command.Add(state => state.Limits.RequestsPerSecond = most);
        }
    }

    private static void ReadPace(ControlMembers members, ControlCommand command)
    {
        if (members.Value("pace") is { } value)
        {
            var pace = new ControlMembers(value, members.PointerTo("pace"), "a pace", ["queued", "processing"]);
            var (queued, processing) = (pace.Duration("queued"), pace.Duration("processing"));
            command.Add(state => state.Pace = new EmulatorPace(queued ?? state.Pace.Queued, processing ?? state.Pace.Processing));
        }
    }

    private void ReadRandom(ControlMembers members, ControlCommand command)
    {
        if (members.Value("random") is not { } value)
        {
            return;
        }

        var random = new ControlMembers(value, members.PointerTo("random"), "random faults", ["rate", "seed", "faults"]);
        var rate = random.Number("rate", 0, 1) ?? throw random.Missing("rate", "the share of calls that fail, from 0 to 1");
        var seed = random.Whole("seed", int.MinValue) ?? 0;
        Fault[] kinds = [.. random.Items("faults").Select(entry => _faults.Read(entry.Item, entry.At))];
        command.Add(state => state.Faults.AtRandom(rate, seed, kinds));
    }

    private static void ReadClock(ControlMembers members, ControlCommand command)
    {
        if (members.Value("clock") is not { } value)
        {
            return;
        }

        var clock = new ControlMembers(value, members.PointerTo("clock"), "the clock", ["stopped", "advance"]);
        if (clock.Has("stopped"))
        {
            Action<EmulatorState> step = clock.Flag("stopped") ? static state => state.Clock.Stop() : static state => state.Clock.Start();
            command.Add(step);
        }

        if (clock.Duration("advance") is { } time)
        {
            command.Add(state => state.Clock.Advance(time));
        }
    }
}

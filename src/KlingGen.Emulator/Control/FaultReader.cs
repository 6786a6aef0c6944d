using System.Text.Json;

namespace KlingGen.Emulator.Control;

/// <summary>Reads faults of commands.</summary>
/// <param name="gateways">The names of the gateways that are spoken.</param>
internal sealed class FaultReader(IReadOnlyList<string> gateways)
{
    private const int DeepestNesting = 8;

    private static readonly Dictionary<string, FaultTarget> Targets = new()
    {
        ["any"] = FaultTarget.Any,
        ["create"] = FaultTarget.Create,
        ["query"] = FaultTarget.Query,
        ["list"] = FaultTarget.List,
        ["download"] = FaultTarget.Download,
        ["content"] = FaultTarget.Content,
        ["media"] = FaultTarget.Media,
        ["callback"] = FaultTarget.Callback,
    };

    /// <summary>Members that every fault takes.</summary>
    private static readonly string[] CommonMembers = ["kind", "on", "gateway", "times", "after", "and"];

    /// <summary>Members that tell the kind where it is not named.</summary>
    private static readonly (string Member, string Kind)[] TellingMembers =
    [
        ("code", "code"), ("drift", "drift"), ("encoding", "encoded"), ("location", "redirect"), ("body", "answer"),
        ("bodyBase64", "answer"), ("json", "answer"), ("headers", "answer"), ("contentType", "answer"), ("difference", "wrongLength"),
        ("delay", "slow"), ("status", "status"),
    ];

    private static readonly string[] Names = [.. FaultKinds.All.Select(static kind => kind.Name)];

    /// <param name="value">An object, or the name of a kind as a text.</param>
    /// <param name="at">Where it stands.</param>
    /// <exception cref="ControlException">It is no fault.</exception>
    public Fault Read(JsonElement value, string at) => Read(value, at, DeepestNesting);

    private Fault Read(JsonElement value, string at, int nesting)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            var named = KindOf(value.GetString()!, at);
            using var empty = JsonDocument.Parse("{}");
            return named.Read(new ControlMembers(empty.RootElement.Clone(), at, "a fault"));
        }

        var kind = KindOf(new ControlMembers(value, at, "a fault"));
        var members = new ControlMembers(value, at, $"the fault \"{kind.Name}\"", [.. kind.Members, .. CommonMembers]);
        try
        {
            return ReadCommon(members, kind.Read(members), nesting);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw new ControlException(at, exception.Message.Split(" (Parameter", 2)[0]);
        }
    }

    private Fault ReadCommon(ControlMembers members, Fault fault, int nesting)
    {
        if (members.Value("and") is { } other)
        {
            fault = nesting > 0
                ? fault.And(Read(other, members.PointerTo("and"), nesting - 1))
                : throw new ControlException(members.At, $"Faults can be nested {DeepestNesting} deep at most.");
        }

        fault = members.Flag("after") ? fault.AfterCarryingOut() : fault;
        fault = members.Word("on", "kind of call", Targets) is { } target ? fault.On(target) : fault;
        if (members.Text("gateway") is { } gateway)
        {
            fault = gateways.Contains(gateway)
                ? fault.At(gateway)
                : throw ControlException.Unknown(members.PointerTo("gateway"), "gateway", gateway, gateways);
        }

        return members.Value("times") is { ValueKind: JsonValueKind.String } always && always.ValueEquals("always")
            ? fault.Always()
            : fault.Times(Times(members));
    }

    private static int Times(ControlMembers members) => members.Value("times") switch
    {
        null => 1,
        { ValueKind: JsonValueKind.Number } => members.Whole("times", 1) ?? 1,
        { } other => throw members.Wrong("times", other, "a whole number from 1 up, or \"always\""),
    };

    private static FaultKind KindOf(ControlMembers members)
    {
        if (members.Text("kind") is { } name)
        {
            return KindOf(name, members.PointerTo("kind"));
        }

        var told = Array.Find(TellingMembers, telling => members.Has(telling.Member)).Kind
            ?? throw new ControlException(members.At, $"\"kind\" is missing. There are {string.Join(", ", Names)}.", Names);
        return KindOf(told, members.At);
    }

    private static FaultKind KindOf(string name, string at) =>
        FaultKinds.All.FirstOrDefault(kind => kind.Name == name) ?? throw ControlException.Unknown(at, "kind of fault", name, Names);
}

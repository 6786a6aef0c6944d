using System.Text.Json.Nodes;

namespace KlingGen.Emulator.Control;

/// <summary>The changes of <see cref="ShapeDrift"/> as commands name them.</summary>
internal static class DriftWords
{
    private const string StatusWord = "statusWord";

    private static readonly Dictionary<string, Action<JsonObject>> Changes = new()
    {
        ["codeAsWord"] = ShapeDrift.CodeAsWord,
        ["codeAsHttpStatus"] = ShapeDrift.CodeAsHttpStatus,
        ["flat"] = ShapeDrift.Flat,
        ["timesInSeconds"] = ShapeDrift.TimesInSeconds,
        ["timesAsText"] = ShapeDrift.TimesAsText,
        ["durationsOfTheOtherKind"] = ShapeDrift.DurationsOfTheOtherKind,
        ["progressAsPercentage"] = ShapeDrift.ProgressAsPercentage,
    };

    private static readonly string[] Words = [.. Changes.Keys, StatusWord];

    public static Fault Read(ControlMembers fault)
    {
        var name = fault.Text("drift") ?? throw fault.Missing("drift", string.Join(", ", Words));
        if (name == StatusWord)
        {
            return Fault.Drift(ShapeDrift.StatusWord(fault.Text("word") ?? throw fault.Missing("word", "the word for the status")));
        }

        return Changes.TryGetValue(name, out var change)
            ? Fault.Drift(change)
            : throw ControlException.Unknown(fault.PointerTo("drift"), "drift", name, Words);
    }
}

using KlingGen.ContractTests.Equivalence;

namespace KlingGen.ContractTests.Rules;

/// <summary>What is wrong with a request: what stops it, and that together with what only warns.</summary>
internal sealed record Verdicts(string Errors, string All)
{
    public static IEnumerable<Verdicts> Of(AjvFindings?[] errors, AjvFindings?[] all) => errors.Zip(all, static (some, every) => new Verdicts(Text(some?.Told), Text(every?.Told)));

    /// <summary>The verdict that a case expects, but for what is hand-written and no document says.</summary>
    public static Verdicts Of(string expected)
    {
        var parts = expected == "valid" ? [""] : (" " + expected).Split(" warns ", 2);
        var (errors, warnings) = (Listed(parts[0]), parts.Length == 1 ? [] : Listed(parts[1]));
        return new(Text(errors), Text(errors.Concat(warnings)));
    }

    private static IEnumerable<string> Listed(string text) =>
        text.Split(", ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(static found => !found.EndsWith(":multiShot", StringComparison.Ordinal) && !found.StartsWith("/metadata/ext_info:", StringComparison.Ordinal));

    /// <summary>Of a value of the wrong type the emitted code tells no more than that.</summary>
    private static string Text(IEnumerable<string>? told)
    {
        var all = (told ?? []).ToHashSet(StringComparer.Ordinal);
        return string.Join(", ", all.Where(found => found.EndsWith(":type", StringComparison.Ordinal) || !all.Contains(found[..found.LastIndexOf(':')] + ":type")).Order(StringComparer.Ordinal));
    }
}

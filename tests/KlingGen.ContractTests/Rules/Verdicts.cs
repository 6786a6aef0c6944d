using KlingGen.ContractTests.Equivalence;

namespace KlingGen.ContractTests.Rules;

/// <summary>What is wrong with a request by a document: what stops it, and that together with what only warns.</summary>
internal sealed record Verdicts(string Errors, string All)
{
    public static Verdicts Of(AjvFindings? errors, AjvFindings? all) => new(Text(errors?.Told ?? []), Text(all?.Told ?? []));

    /// <summary>The verdict that a case expects, but for the hand-written rules, which no document says.</summary>
    public static Verdicts Of(string expected)
    {
        var parts = expected == "valid" ? [""] : (" " + expected).Split(" warns ", 2);
        var (errors, warnings) = (Listed(parts[0]), parts.Length == 1 ? [] : Listed(parts[1]));
        return new(Text(errors), Text(errors.Concat(warnings)));
    }

    /// <summary>Whether both say the same. Where a value could not be read, only the places of errors count: the emitted code names what it
    /// could not read by the type alone, and has no doubts about it.</summary>
    public bool IsLike(Verdicts other) =>
        this == other || (Errors.Contains(":type", StringComparison.Ordinal) && Places(Errors) == Places(other.Errors));

    private static IEnumerable<string> Listed(string text) =>
        text.Split(", ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(static found => !found.EndsWith(":multiShot", StringComparison.Ordinal) && found is not ("/metadata/ext_info:contentMediaType" or "/metadata/ext_info:required" or "/metadata/ext_info:minItems" or "/metadata/ext_info:maxItems"));

    private static string Places(string found) => string.Join(", ", found.Split(", ").Select(static one => one[..one.LastIndexOf(':')]));

    /// <summary>ajv repeats a document's sentence for each member that is missing; the emitted code does not.</summary>
    private static string Text(IEnumerable<string> told) => string.Join(", ", told.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}

using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>What a person reads of a broken condition where the document has no sentence of its own.</summary>
internal static class ConditionText
{
    public static string AnyOf(EquatableArray<AssertionGroup> branches) => Of(branches) is { } known
        ? "At least one must hold: " + known + "."
        : $"Must fit at least one of the {branches.Count} alternatives that the document gives.";

    public static string OneOf(EquatableArray<AssertionGroup> branches) => Of(branches) is { } known
        ? "Exactly one must hold: " + known + "."
        : $"Must fit exactly one of the {branches.Count} alternatives that the document gives.";

    public static string Not(EquatableArray<Assertion> rules) => Of(rules) is { } known
        ? "Must not be so: " + known + "."
        : "Must not fit what the document excludes here.";

    private static string? Of(EquatableArray<AssertionGroup> branches)
    {
        var texts = branches.Select(static branch => Of(branch.Assertions)).ToList();
        return texts.Contains(null) ? null : string.Join("; ", texts);
    }

    private static string? Of(EquatableArray<Assertion> rules)
    {
        var texts = rules.Select(Of).ToList();
        return texts.Count == 0 || texts.Contains(null) ? null : string.Join(" and ", texts);
    }

    private static string? Of(Assertion rule) => rule switch
    {
        RequiredAssertion required => string.Join(" and ", required.Members.Select(static member => $"\"{member.JsonName}\" is there")),
        PropertyAssertion { Assertions.Count: 1 } property when property.Assertions[0] is NeverAssertion =>
            $"\"{property.Member.JsonName}\" is left out",
        PropertyAssertion { Assertions.Count: 1 } property when property.Assertions[0] is EnumAssertion fixedTo =>
            $"\"{property.Member.JsonName}\" is {string.Join(" or ", fixedTo.Values)}",
        EnumAssertion fixedTo => string.Join(" or ", fixedTo.Values),
        _ => null,
    };
}

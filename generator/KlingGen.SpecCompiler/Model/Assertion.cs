using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Model;

/// <summary>One rule of JSON Schema about a value, in the order of the document.
/// It holds for values of kinds that it does not speak of.</summary>
internal abstract record Assertion
{
    /// <summary>The sentence that a person reads instead of the built-in one (<c>x-error-message</c>).</summary>
    public string? Message { get; init; }

    /// <summary>Whether the rule warns instead of refusing (<c>x-severity: warning</c>).</summary>
    public bool IsWarning { get; init; }
}

/// <summary>A limit that one operand tells.</summary>
/// <param name="Operand">As the document writes it.</param>
internal sealed record LimitAssertion(LimitKeyword Keyword, string Operand) : Assertion;

/// <param name="Values">The allowed values as JSON text. One value from <c>const</c> has <paramref name="IsConst"/>.</param>
internal sealed record EnumAssertion(EquatableArray<string> Values, bool IsConst) : Assertion;

/// <summary><c>type</c>, where the C# type does not already decide it.</summary>
internal sealed record TypeAssertion(JsonKinds Kinds) : Assertion;

/// <summary>A boolean schema <c>false</c>: the value must be absent.</summary>
internal sealed record NeverAssertion : Assertion;

/// <summary><c>required</c>, where the member's own <see cref="PropertyModel.Required"/> does not already say it (conditions,
/// rule sets).</summary>
internal sealed record RequiredAssertion(EquatableArray<MemberRef> Members) : Assertion;

internal sealed record DependentRequiredAssertion(MemberRef Trigger, EquatableArray<MemberRef> Members) : Assertion;

internal sealed record DependentSchemaAssertion(MemberRef Trigger, EquatableArray<Assertion> Assertions) : Assertion;

/// <summary>One entry of <c>properties</c>, where it adds rules to a member that is typed elsewhere.</summary>
internal sealed record PropertyAssertion(MemberRef Member, EquatableArray<Assertion> Assertions) : Assertion;

internal sealed record PropertyNamesAssertion(EquatableArray<Assertion> Assertions) : Assertion;

/// <summary><c>additionalProperties</c> (with what <c>properties</c> and <c>patternProperties</c> beside it take),
/// where the type does not already say it.</summary>
internal sealed record AdditionalPropertiesAssertion(
    EquatableArray<string> Names,
    EquatableArray<string> Patterns,
    EquatableArray<Assertion> Assertions) : Assertion;

internal sealed record PatternPropertiesAssertion(string Pattern, EquatableArray<Assertion> Assertions) : Assertion;

/// <summary><c>items</c> after the first <paramref name="Skip"/>, where the type does not already say it.</summary>
internal sealed record ItemsAssertion(int Skip, EquatableArray<Assertion> Assertions) : Assertion;

internal sealed record PrefixItemAssertion(int Index, EquatableArray<Assertion> Assertions) : Assertion;

/// <summary><c>unevaluatedProperties</c>: the rules of members that nothing around them speaks of.</summary>
/// <param name="Uncertain">The members of the C# type that something speaks of only sometimes, or never.</param>
/// <param name="AdditionalName">For a record: the C# name of its additional properties.</param>
internal sealed record UnevaluatedPropertiesAssertion(
    EquatableArray<Evaluation> Evaluated,
    EquatableArray<Assertion> Assertions,
    EquatableArray<MemberRef> Uncertain,
    string? AdditionalName) : Assertion;

/// <summary><c>unevaluatedItems</c>: the rules of items that nothing around them speaks of.</summary>
internal sealed record UnevaluatedItemsAssertion(EquatableArray<Evaluation> Evaluated, EquatableArray<Assertion> Assertions) : Assertion;

internal sealed record ContainsAssertion(EquatableArray<Assertion> Assertions, int Minimum, int? Maximum) : Assertion;

internal sealed record AllOfAssertion(EquatableArray<Assertion> Assertions) : Assertion;

internal sealed record AnyOfAssertion(EquatableArray<AssertionGroup> Branches) : Assertion;

internal sealed record OneOfAssertion(EquatableArray<AssertionGroup> Branches) : Assertion;

internal sealed record NotAssertion(EquatableArray<Assertion> Assertions) : Assertion;

internal sealed record IfAssertion(
    EquatableArray<Assertion> Condition,
    EquatableArray<Assertion> Then,
    EquatableArray<Assertion> Else) : Assertion;

/// <summary>The rules of one branch, which hold together.</summary>
internal sealed record AssertionGroup(EquatableArray<Assertion> Assertions);

/// <summary>What a schema speaks of in an object or array.</summary>
/// <param name="When">The conditions under which it does, all of them.</param>
/// <param name="IsAll">Whether it speaks of every member.</param>
/// <param name="Items">How many items, from the first on.</param>
/// <param name="Contains">The rules of further items that it speaks of; null for none.</param>
internal sealed record Evaluation(
    EquatableArray<EvaluationGuard> When,
    EquatableArray<string> Names,
    EquatableArray<string> Patterns,
    bool IsAll,
    int Items,
    EquatableArray<Assertion>? Contains);

internal sealed record EvaluationGuard(EquatableArray<Assertion> Condition, bool Holds);

/// <summary>A member as a rule sees it. Without a C# name it lives among the additional properties.</summary>
/// <param name="Name">The C# name, or null when the type does not have the member.</param>
/// <param name="Type">The C# type of the value, <see cref="TypeRef.Json"/> when the type does not have the member.</param>
/// <param name="Required">As in <see cref="PropertyModel.Required"/>: it decides how presence is seen.</param>
/// <param name="Nullable">As in <see cref="PropertyModel.Nullable"/>.</param>
internal sealed record MemberRef(string JsonName, string? Name, TypeRef Type, bool Required, bool Nullable);

using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Rules;

/// <summary>One schema whose keywords become rules over a type.</summary>
/// <param name="Schema">The schema as it stands.</param>
/// <param name="Around">What it says together with the schemas that it is merged with.</param>
/// <param name="Type">The C# type of the value.</param>
/// <param name="Kinds">The kinds of value that the type may hold.</param>
/// <param name="Typed">The union that the type is itself, so that it says what this one does.</param>
/// <param name="Found">Takes the rules.</param>
internal sealed record RuleScope(
    Schema Schema,
    NormalizedSchema Around,
    TypeRef Type,
    JsonKinds Kinds,
    RuleCoverage Coverage,
    RuleVoice Voice,
    UnionPart? Typed,
    List<Assertion> Found)
{
    /// <summary>Whether all that is said becomes rules.</summary>
    public bool IsWhole => Coverage == RuleCoverage.Whole;

    /// <summary>Whether the C# type says nothing of the JSON type, so that the rules must: several schemas share it.</summary>
    public bool IsUntyped => Type == TypeRef.Json;

    /// <summary>The type of the items, where the value is a list.</summary>
    public TypeRef Item => Type is ListRef list ? list.Item : TypeRef.Json;

    /// <summary>The type of members that have no C# name, where the value is an object.</summary>
    public TypeRef Value => Type is MapRef map ? map.Value : TypeRef.Json;

    public void Add(Assertion assertion) => Found.Add(Voice.Say(assertion));

    /// <summary>Adds a rule that holds others, where it holds any.</summary>
    public void Add(EquatableArray<Assertion> inner, Func<EquatableArray<Assertion>, Assertion> make)
    {
        if (inner.Count > 0)
        {
            Add(make(inner));
        }
    }

    /// <summary>The coverage of a schema inside this one, over a type of its own.</summary>
    public RuleCoverage CoverageOver(TypeRef type, bool alone = true) =>
        IsWhole || (alone && type == TypeRef.Json) ? RuleCoverage.Whole : RuleCoverage.BeyondType;
}

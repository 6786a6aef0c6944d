using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Operations;

/// <summary>Makes the models of cases by which a value is told from others: those of unions, and those of a document's webhooks.</summary>
internal sealed class UnionCases(DocumentTypes types)
{
    /// <param name="case">The case.</param>
    /// <param name="rules">The limits of its value.</param>
    /// <param name="isChosenByMembers">Whether the types of its members tell it from others.</param>
    public UnionCaseModel Bind(BoundCase @case, EquatableArray<Assertion> rules, bool isChosenByMembers) => new()
    {
        Name = @case.Name,
        Type = @case.Type,
        Kinds = @case.Kinds,
        DiscriminatorValues = @case.DiscriminatorValues.ToEquatableArray(),
        RequiredMembers = types.Cases.Required(@case).ToEquatableArray(),
        KnownMembers = types.Cases.Known(@case).ToEquatableArray(),
        Constants = types.Cases.Constants(@case).ToEquatableArray(),
        Assertions = rules,
        IsDefault = @case.IsDefault,
        Types = isChosenByMembers ? types.Cases.Types(@case).ToEquatableArray() : default,
        OtherTypes = isChosenByMembers ? types.Cases.OtherTypes(@case) : JsonKinds.Any,
    };
}

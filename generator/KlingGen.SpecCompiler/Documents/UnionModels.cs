using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.Operations;
using KlingGen.SpecCompiler.Rules;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Documents;

/// <summary>Makes the models of unions.</summary>
internal sealed class UnionModels(DocumentTypes types, RuleBinder rules, UnionCases cases)
{
    public UnionModel Bind(TypeDeclaration declaration, DocumentationModel prose)
    {
        // Where it does not lead to all of the objects, members tell them apart.
        var isWhole = declaration.Cases.TrueForAll(
            static @case => !@case.IsObject || @case.DiscriminatorValues.Count > 0 || @case.IsDefault);
        var discriminator = isWhole ? declaration.Normalized.Discriminator?.Name : null;
        var isChosenByMembers = discriminator is null && declaration.Cases.Count(static @case => @case.IsObject) > 1;
        var order = types.CaseOrder.Of(declaration.Cases);
        var bound = declaration.Cases.ConvertAll(@case => cases.Bind(@case, rules.OfCase(declaration, @case), isChosenByMembers) with
        {
            Overlaps = discriminator is null && types.Overlaps.Exist(declaration, @case),
            Priority = order.IndexOf(@case),
            Label = types.Labels.Of(@case),
            Title = CaseLabels.TitleOf(@case),
        });
        return new UnionModel(
            declaration.Name,
            prose,
            CaseMembers.TellingApart(bound).ToEquatableArray(),
            discriminator,
            declaration.Mode,
            rules.OfUnion(declaration));
    }
}

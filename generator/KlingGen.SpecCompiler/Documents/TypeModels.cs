using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Operations;
using KlingGen.SpecCompiler.Operations.Protocol;
using KlingGen.SpecCompiler.Rules;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Documents;

/// <summary>Makes the model of each declared type.</summary>
internal sealed class TypeModels(
    DocumentTypes types,
    RuleBinder rules,
    VideoRequests requests,
    UnionCases cases,
    IReadOnlyList<Schema> components)
{
    private readonly ObjectModels _objects = new(types, rules, requests, cases, components);
    private readonly UnionModels _unions = new(types, rules, cases);

    public TypeModel Bind(TypeDeclaration declaration)
    {
        var prose = Documentation.Of([declaration.Schema, .. declaration.Normalized.Parts], declaration.Schema);
        return declaration.Reference.Kind switch
        {
            ModelKind.Object => _objects.Bind(declaration, prose),
            ModelKind.Enum => EnumModels.Bind(declaration, prose),
            _ => _unions.Bind(declaration, prose),
        };
    }
}

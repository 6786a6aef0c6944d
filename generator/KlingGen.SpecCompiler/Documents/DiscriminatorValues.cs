using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Documents;

/// <summary>Tells objects the values by which the unions and bases of their document choose them.</summary>
internal static class DiscriminatorValues
{
    /// <param name="models">The types of the document.</param>
    /// <param name="namespace">The namespace of the document's types.</param>
    public static List<TypeModel> Assign(List<TypeModel> models, string @namespace)
    {
        var own = models.SelectMany(Chosen).Where(one => one.Type.Namespace.Length == 0 || one.Type.Namespace == @namespace);
        var values = own.ToLookup(static one => one.Type.Name + "/" + one.Member, static one => one.Value);
        return values.Count == 0 ? models : models.ConvertAll(model => model is ObjectModel found ? Assign(found, values) : model);
    }

    private static TypeModel Assign(ObjectModel model, ILookup<string, string> values)
    {
        PropertyModel Told(PropertyModel property)
        {
            var chosen = values[model.Name + "/" + property.JsonName].Distinct().Take(2).ToList();
            return chosen.Count == 1 && property.Type is PrimitiveRef { Kind: PrimitiveKind.String } or ModelRef { Kind: ModelKind.Enum }
                ? property with { OnlyText = chosen[0] }
                : property;
        }

        return model.Properties.Any(property => values.Contains(model.Name + "/" + property.JsonName))
            ? model with { Properties = model.Properties.Select(Told).ToEquatableArray() }
            : model;
    }

    private static IEnumerable<(ModelRef Type, string Member, string Value)> Chosen(TypeModel model) => model switch
    {
        UnionModel { Discriminator: { } name } union =>
            from @case in union.Cases
            where @case.Type is ModelRef { Kind: ModelKind.Object }
            from value in @case.DiscriminatorValues
            select ((ModelRef)@case.Type, name, value),
        ObjectModel { Hierarchy: { Discriminator: { } name } hierarchy } =>
            hierarchy.Derived.Select(derived => (derived.Type, name, derived.Value)),
        _ => [],
    };
}

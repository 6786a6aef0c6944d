using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Types;

/// <summary>A case of a union.</summary>
/// <param name="Schemas">The schemas that the case's value must meet.</param>
/// <param name="DiscriminatorValues">Chosen by these values of the discriminator.</param>
/// <param name="IsDefault">Chosen where the discriminator has no value that is known.</param>
internal sealed record BoundCase(
    string Name,
    TypeRef Type,
    JsonKinds Kinds,
    NormalizedSchema Normalized,
    IReadOnlyList<Schema> Schemas,
    IReadOnlyList<string> DiscriminatorValues,
    bool IsDefault = false)
{
    public bool IsObject => (Kinds & JsonKinds.Object) != 0;
}

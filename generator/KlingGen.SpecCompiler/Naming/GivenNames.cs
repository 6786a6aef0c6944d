using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Naming;

/// <summary>The names that a document's own declarations made before, as another document asks for them.</summary>
internal sealed class GivenNames(DeclaredNames declared) : DocumentNames(declared.Input)
{
    private readonly AskedTypes _asked = new();

    public override string? ComponentName(Schema schema) => declared.ComponentName(schema.Identity);

    public override string? TypeName(Schema schema, ModelKind kind, string name) =>
        declared.TypeName(schema.Origin, kind, name, _asked.Next(schema, kind, name));
}

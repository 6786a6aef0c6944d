using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Naming;

/// <summary>The names that a document's own declarations made before, as another document asks for them.</summary>
internal sealed class GivenNames(DeclaredNames declared) : DocumentNames(declared.Input)
{
    private readonly Dictionary<(SpecIdentity Schema, ModelKind Kind, string Asked), int> _asked = [];

    public override string? ComponentName(Schema schema) => declared.ComponentName(schema.Identity);

    public override string? TypeName(Schema schema, ModelKind kind, string name)
    {
        // Several types may be made of one schema under one name, in the order of its cases.
        var key = (schema.Origin, kind, name);
        var count = _asked.TryGetValue(key, out var known) ? known : 0;
        _asked[key] = count + 1;
        return declared.TypeName(schema.Origin, kind, name, count);
    }
}

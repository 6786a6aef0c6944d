using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Naming;

/// <summary>Counts how often a type was asked for: several may be made of one schema under one name, in the order of its cases.</summary>
internal sealed class AskedTypes
{
    private readonly Dictionary<(SpecIdentity Schema, ModelKind Kind, string Asked), int> _asked = [];

    /// <summary>Which one it is, counted from 0.</summary>
    public int Next(Schema schema, ModelKind kind, string name)
    {
        var key = (schema.Origin, kind, name);
        var count = _asked.TryGetValue(key, out var known) ? known : 0;
        _asked[key] = count + 1;
        return count;
    }
}

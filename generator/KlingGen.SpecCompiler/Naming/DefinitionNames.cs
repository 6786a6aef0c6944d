using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Naming;

/// <summary>Makes the names that schemas have among the definitions of a bundled one.</summary>
internal sealed class DefinitionNames
{
    private readonly NameScope _names = new("Schema");

    /// <summary>The last name on the way to a schema, in ASCII.</summary>
    public string Take(Schema schema)
    {
        var segments = JsonPointer.Segments(schema.Pointer);
        var last = segments.Length == 0 ? "" : CSharpName.Pascal(segments[segments.Length - 1]);
        return _names.Take(last.All(static character => character < '\u0080') ? last : "");
    }
}

using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Operations.Protocol.Bundling;

/// <summary>One schema whose keywords are written.</summary>
/// <param name="Schema">The schema as it stands.</param>
/// <param name="Type">The C# type of the value that it speaks of.</param>
/// <param name="Written">Takes the keywords.</param>
/// <param name="IsRefined">Whether the schema is the parent of the one that is written, which does not inherit its list of
/// refinements.</param>
internal sealed record BundledScope(Schema Schema, TypeRef Type, BundledSchema Written, bool IsRefined)
{
    /// <summary>The type of the items, where the value is a list.</summary>
    public TypeRef Item => Type is ListRef list ? list.Item : TypeRef.Json;

    /// <summary>The type of members without names of their own, where the value is an object.</summary>
    public TypeRef Value => Type is MapRef map ? map.Value : TypeRef.Json;
}

using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Types;

/// <summary>A schema's C# type, and whether null is one of its values.</summary>
internal readonly record struct BoundSchema(TypeRef Type, bool Nullable)
{
    public static readonly BoundSchema Json = new(TypeRef.Json, false);
}

using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Types;

/// <summary>A member of an object.</summary>
/// <param name="Schemas">All the schemas that speak of the member.</param>
internal sealed record BoundProperty(MemberRef Member, IReadOnlyList<Schema> Schemas);

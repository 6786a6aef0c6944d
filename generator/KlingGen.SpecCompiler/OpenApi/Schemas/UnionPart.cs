namespace KlingGen.SpecCompiler.OpenApi.Schemas;

/// <summary>One <c>oneOf</c> or <c>anyOf</c>.</summary>
/// <param name="Owner">The schema object that it stands in.</param>
/// <param name="IsOneOf">Whether just one branch must hold.</param>
internal sealed record UnionPart(Schema Owner, bool IsOneOf, IReadOnlyList<Schema> Branches);

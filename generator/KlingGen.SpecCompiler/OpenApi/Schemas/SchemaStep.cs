namespace KlingGen.SpecCompiler.OpenApi.Schemas;

/// <summary>A step from a schema down to one inside it.</summary>
/// <param name="Name">The member's name, or the title of a branch.</param>
/// <param name="Number">The number of an item or a branch, counted from 1; null where it is no such number.</param>
internal sealed record SchemaStep(SchemaStepKind Kind, string? Name = null, int? Number = null);

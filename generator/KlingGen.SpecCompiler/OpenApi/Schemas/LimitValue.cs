namespace KlingGen.SpecCompiler.OpenApi.Schemas;

/// <summary>A limit of a schema.</summary>
/// <param name="Keyword">What it counts as, in the newest version's words.</param>
/// <param name="Operand">As the document writes it.</param>
internal readonly record struct LimitValue(LimitKeyword Keyword, string Operand);

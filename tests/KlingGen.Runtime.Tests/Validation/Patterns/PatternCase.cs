namespace KlingGen.Runtime.Tests.Validation.Patterns;

/// <summary>A pattern, and texts to try it on.</summary>
internal sealed record PatternCase(string Pattern, IReadOnlyList<string> Texts);

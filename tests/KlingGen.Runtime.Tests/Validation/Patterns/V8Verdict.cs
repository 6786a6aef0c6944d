namespace KlingGen.Runtime.Tests.Validation.Patterns;

/// <summary>What V8 says of a pattern.</summary>
/// <param name="IsUnicode">Whether it takes the pattern with the <c>u</c> flag.</param>
/// <param name="Matches">Whether each text matches; null where it does not take the pattern at all.</param>
/// <param name="IsSlow">Whether it gave up, because it went on for too long.</param>
internal sealed record V8Verdict(bool IsUnicode, bool[]? Matches, bool IsSlow);

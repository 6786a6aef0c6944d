namespace KlingGen.Benchmarks;

/// <summary>One line of the report.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">What it came to, in the unit.</param>
/// <param name="Budget">What it may come to; null where nobody has said.</param>
/// <param name="Unit">A ratio, nanoseconds, bytes or milliseconds.</param>
/// <param name="Note">What else there is to say of it.</param>
internal sealed record Result(string Name, double Value, double? Budget, string Unit, string? Note = null);

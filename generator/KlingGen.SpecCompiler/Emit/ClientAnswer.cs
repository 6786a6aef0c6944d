namespace KlingGen.SpecCompiler.Emit;

/// <summary>What a method returns.</summary>
/// <param name="Type">The C# type of the answer's value, or null when there is none.</param>
/// <param name="Table">The expression that says how each status is read.</param>
/// <param name="Text">What the document says of the answer.</param>
internal sealed record ClientAnswer(string? Type, string Table, string? Text);

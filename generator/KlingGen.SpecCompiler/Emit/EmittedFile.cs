namespace KlingGen.SpecCompiler.Emit;

/// <summary>A C# file.</summary>
/// <param name="HintName">Its name, unique in a compilation, ending in <c>.g.cs</c>.</param>
/// <param name="Text">Its text.</param>
public sealed record EmittedFile(string HintName, string Text);

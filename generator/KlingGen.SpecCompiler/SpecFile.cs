namespace KlingGen.SpecCompiler;

/// <summary>The text of one document.</summary>
/// <param name="Path">Its path with forward slashes; relative <c>$ref</c>s of other documents resolve to it.</param>
/// <param name="Text">YAML or JSON.</param>
public sealed record SpecFile(string Path, string Text);

namespace KlingGen.SpecCompiler.Diagnostics;

/// <summary>What a diagnostic is about, by which its place is found again after lines were added above.</summary>
/// <param name="Pointer">A JSON pointer into the document.</param>
/// <param name="IsKey">Whether it is about the key, and not about the value.</param>
internal readonly record struct SpecAnchor(string Pointer, bool IsKey);

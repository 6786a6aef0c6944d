namespace KlingGen.SpecCompiler.Documents;

/// <summary>A type of a document that one before it emits.</summary>
/// <param name="Path">The document.</param>
internal readonly record struct SharedType(string Path, string Name);

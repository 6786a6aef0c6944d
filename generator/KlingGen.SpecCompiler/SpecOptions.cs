namespace KlingGen.SpecCompiler;

/// <summary>What the project says about one document.</summary>
/// <param name="Namespace">The namespace of all that is emitted.</param>
/// <param name="Client">The client class's name; null for one made of the file's name.
/// A document without <c>paths</c> makes no client.</param>
public sealed record SpecOptions(string Namespace, string? Client);

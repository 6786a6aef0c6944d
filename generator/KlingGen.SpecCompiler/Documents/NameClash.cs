namespace KlingGen.SpecCompiler.Documents;

/// <summary>A name that two documents give to what is not the same.</summary>
/// <param name="First">The document that has it.</param>
/// <param name="FirstPlace">Where that names it, as a JSON pointer; null where no place does.</param>
/// <param name="Second">The one of which nothing is emitted.</param>
/// <param name="SecondPlace">Where that names it.</param>
internal sealed record NameClash(string Namespace, string Name, string First, string? FirstPlace, string Second, string? SecondPlace);

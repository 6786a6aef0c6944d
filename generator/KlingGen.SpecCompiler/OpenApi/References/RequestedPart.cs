namespace KlingGen.SpecCompiler.OpenApi.References;

/// <summary>A place of a document that others refer to.</summary>
/// <param name="Pointer">The place.</param>
/// <param name="Kind">What it is to those who refer to it.</param>
internal readonly record struct RequestedPart(string Pointer, PartKind Kind);

namespace KlingGen.SpecCompiler.OpenApi.References;

/// <summary>A part of a document that others refer to as a whole or in part: a component, a path, or what else stands at its top.</summary>
/// <param name="Pointer">Where it stands.</param>
/// <param name="Content">What it says, wherever it stands in the text.</param>
/// <param name="References">What it refers to: the path of a document, and a place there.</param>
internal sealed record DocumentPart(string Pointer, ContentHash Content, IReadOnlyList<(string Path, string Fragment)> References);

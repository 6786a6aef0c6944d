using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;

namespace KlingGen.SpecCompiler.Binding;

/// <summary>What a document becomes, seen by itself.</summary>
/// <param name="Path">The document's path, as in <see cref="SpecDocument.Path"/>.</param>
/// <param name="Others">The paths of the documents that it refers to, directly or not.</param>
/// <param name="Model">Null when the document was refused: an error says why.</param>
internal sealed record BindingResult(string Path, EquatableArray<string> Others, DocumentModel? Model, EquatableArray<SpecDiagnostic> Diagnostics);

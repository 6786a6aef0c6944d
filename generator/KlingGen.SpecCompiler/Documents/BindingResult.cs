using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.Documents;

/// <summary>What a document becomes, seen by itself.</summary>
/// <param name="Path">The document's path, as in <see cref="SpecDocument.Path"/>.</param>
/// <param name="Referred">The paths of the documents that it refers to itself.</param>
/// <param name="Model">Null when the document was refused: an error says why.</param>
internal sealed record BindingResult(
    string Path, EquatableArray<string> Referred, DocumentModel? Model, EquatableArray<SpecDiagnostic> Diagnostics);

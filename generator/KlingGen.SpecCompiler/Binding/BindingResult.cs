using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Binding;

/// <param name="Model">Null when the document's text could not be read.</param>
internal sealed record BindingResult(DocumentModel? Model, EquatableArray<SpecDiagnostic> Diagnostics);

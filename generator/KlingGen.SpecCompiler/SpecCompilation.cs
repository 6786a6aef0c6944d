using KlingGen.SpecCompiler.Binding;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Emit;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;

namespace KlingGen.SpecCompiler;

/// <summary>The whole road from documents to C#, for callers that do not build step by step.</summary>
public sealed class SpecCompilation
{
    private SpecCompilation(IReadOnlyList<EmittedFile> files, IReadOnlyList<SpecDiagnostic> diagnostics)
    {
        Files = files;
        Diagnostics = diagnostics;
    }

    /// <summary>The C# files, by document.</summary>
    public IReadOnlyList<EmittedFile> Files { get; }

    /// <summary>What was found in the documents.</summary>
    public IReadOnlyList<SpecDiagnostic> Diagnostics { get; }

    /// <summary>Compiles a document with all that it refers to.</summary>
    /// <param name="path">The document's path.</param>
    /// <param name="read">Gives the text at a path, or null when there is no such file.</param>
    /// <param name="options">The namespace for all documents; the client name is that of the first alone.</param>
    /// <param name="cancellationToken">Cancels the compilation.</param>
    public static SpecCompilation Compile(string path, Func<string, string?> read, SpecOptions options, CancellationToken cancellationToken)
    {
        var documents = new List<(SpecDocument, SpecOptions)>();
        var pending = new Queue<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        pending.Enqueue(ReferencePath.Normalize(path));
        while (pending.Count > 0)
        {
            var next = pending.Dequeue();
            if (!seen.Add(next) || read(next) is not { } text)
            {
                continue;
            }

            var document = SpecDocument.Parse(new SpecFile(next, text), cancellationToken);
            documents.Add((document, documents.Count == 0 ? options : options with { Client = null }));
            foreach (var reference in document.References)
            {
                pending.Enqueue(reference);
            }
        }

        var files = new List<EmittedFile>();
        var diagnostics = new List<SpecDiagnostic>();
        var models = new List<(SpecDocument, DocumentModel)>();
        foreach (var linked in Linker.Link(documents))
        {
            var bound = Binder.Bind(linked, cancellationToken);
            diagnostics.AddRange(bound.Diagnostics);
            if (bound.Model is { } model)
            {
                models.Add((linked.Root.Document, model));
                files.AddRange(Emitter.Emit(model, cancellationToken));
            }
        }

        diagnostics.AddRange(NameClashes.Find(models));

        return new SpecCompilation(files, diagnostics);
    }
}

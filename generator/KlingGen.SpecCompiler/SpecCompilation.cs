using KlingGen.SpecCompiler.Documents;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Emit;
using KlingGen.SpecCompiler.OpenApi.References;

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

    /// <summary>The diagnostics of the documents.</summary>
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
            documents.Add((document, documents.Count == 0 ? options : options.OfPart()));
            foreach (var reference in document.ReferredDocuments.Where(static reference => !IsProse(reference)))
            {
                pending.Enqueue(reference);
            }
        }

        return Compile(documents, cancellationToken);
    }

    /// <summary>Whether a file is a description that was put aside, as some tools let a <c>$ref</c> say;
    /// it is Markdown and no document.</summary>
    private static bool IsProse(string path) => path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    private static SpecCompilation Compile(List<(SpecDocument, SpecOptions)> documents, CancellationToken cancellationToken)
    {
        var bound = Declarer.Declare(documents, cancellationToken)
            .Select(declared => (declared.Input.Document, Result: DocumentBinder.Bind(declared, cancellationToken)))
            .ToList();
        var results = bound.ConvertAll(static item => item.Result);
        var plan = EmissionPlan.Of(results);
        var files = new List<EmittedFile>();
        var diagnostics = new List<SpecDiagnostic>();
        foreach (var (_, result) in bound)
        {
            diagnostics.AddRange(result.Diagnostics);
            if (plan.Emitted(result) is { } model)
            {
                files.AddRange(Emitter.Emit(model, cancellationToken));
                if (model.Gateway is { } gateway)
                {
                    files.Add(GatewayEmitter.Emit(gateway));
                }
            }
        }

        files.AddRange(GatewayListEmitter.Emit(GatewayLists.Of(results, plan)));
        diagnostics.AddRange(SideBySideDiagnostics.Of(bound));

        // Gateways tell what is wrong in documents that they share.
        return new SpecCompilation(files, [.. diagnostics.Distinct(SpecDiagnosticComparer.Instance)]);
    }
}

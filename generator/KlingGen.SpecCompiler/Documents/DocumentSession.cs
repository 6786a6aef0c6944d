using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Views;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Documents;

/// <summary>The names and types of documents that are declared together, most often of one. Of all other documents it knows the names that
/// these have made, and binds of them what its own documents lead to.</summary>
internal sealed class DocumentSession
{
    private readonly DocumentSet _documents;
    private readonly Dictionary<SpecDocument, DocumentNames> _names = [];
    private readonly HashSet<SpecDocument> _own;

    private DocumentSession(IReadOnlyList<SpecInput> group, DocumentSet documents)
    {
        _documents = documents;
        _own = [.. group.Select(static input => input.Document)];
        Context = new SpecContext(FindDocument, Diagnostics);
        Types = new DocumentTypes(Context, NamesOf, group[0].Document);
    }

    /// <summary>What was found out so far.</summary>
    public DiagnosticBag Diagnostics { get; } = new();

    public SpecContext Context { get; }

    public DocumentTypes Types { get; }

    /// <summary>Declares all types of some documents.</summary>
    public static DocumentSession Declare(IReadOnlyList<SpecInput> group, DocumentSet documents, CancellationToken cancellationToken)
    {
        var session = new DocumentSession(group, documents);
        foreach (var input in group)
        {
            session.NamesOf(input.Document);
        }

        foreach (var input in group)
        {
            session.BindMembers(input.Document, cancellationToken);
        }

        foreach (var input in group)
        {
            session.NameServices(input);
        }

        return session;
    }

    /// <summary>A context that reads the same documents and tells somebody else what is wrong.</summary>
    public SpecContext ContextFor(DiagnosticBag diagnostics) => new(FindDocument, diagnostics);

    /// <summary>The names that were made for one of the session's documents.</summary>
    public DeclaredNames DeclaredIn(SpecInput input) => OwnNamesOf(input).Declared();

    public OwnNames OwnNamesOf(SpecInput input) => (OwnNames)NamesOf(input.Document);

    private SpecDocument? FindDocument(string path) => _documents.Find(path)?.Document;

    /// <summary>A document's names; of an own document, after all of its schemas were declared.</summary>
    private DocumentNames NamesOf(SpecDocument document)
    {
        if (_names.TryGetValue(document, out var known))
        {
            return known;
        }

        if (!_own.Contains(document))
        {
            return _names[document] = new GivenNames(_documents.NamesOf(document)!);
        }

        var input = _documents.Of(document);
        var root = SpecRoot.Of(document, Context);
        var names = new OwnNames(input, root, _documents.SpelledIn(input.Options.Namespace));
        _names[document] = names;
        if (root is not null)
        {
            new SchemaDeclarer(root, names, Types).Run();
        }

        return names;
    }

    private void NameServices(SpecInput input)
    {
        if (SpecRoot.Of(input.Document, Context) is { } root)
        {
            OwnNamesOf(input).NameServices(root);
        }
    }

    /// <summary>Binds the members of objects, which finds further types, which line up behind.</summary>
    private void BindMembers(SpecDocument document, CancellationToken cancellationToken)
    {
        var declared = Types.DeclaredIn(document);
        for (var i = 0; i < declared.Count && !Types.Limit.IsExceeded; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (declared[i].Reference.Kind == ModelKind.Object)
            {
                Types.PropertiesOf(declared[i]);
            }
        }
    }
}

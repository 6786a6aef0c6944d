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
    private readonly DeclaredNames? _before;

    private DocumentSession(IReadOnlyList<SpecInput> group, DocumentSet documents, DeclaredNames? before)
    {
        _documents = documents;
        _before = before;
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
        var session = new DocumentSession(group, documents, null);
        session.Run(group, cancellationToken);
        return session;
    }

    /// <summary>Declares all types of a document once more, each by the name that it got, perhaps together with other documents.</summary>
    public static DocumentSession DeclareAgain(DeclaredNames names, DocumentSet documents, CancellationToken cancellationToken)
    {
        var session = new DocumentSession([names.Input], documents, names);
        session.Run([names.Input], cancellationToken);
        return session;
    }

    /// <summary>A context that reads the same documents and tells somebody else what is wrong.</summary>
    public SpecContext ContextFor(DiagnosticBag diagnostics) => new(FindDocument, diagnostics);

    /// <summary>The names that were made for one of the session's documents.</summary>
    public DeclaredNames DeclaredIn(SpecInput input) => OwnNamesOf(input).Declared();

    public OwnNames OwnNamesOf(SpecInput input) => (OwnNames)NamesOf(input.Document);

    private SpecDocument? FindDocument(string path) => _documents.Find(path)?.Document;

    private void Run(IReadOnlyList<SpecInput> group, CancellationToken cancellationToken)
    {
        foreach (var input in group)
        {
            NamesOf(input.Document);
        }

        BindMembers(group, cancellationToken);
        foreach (var input in group)
        {
            DeclareMissing(input, cancellationToken);
        }

        foreach (var input in group)
        {
            NameServices(input);
        }
    }

    /// <summary>Declares what only another document of the group led to.</summary>
    private void DeclareMissing(SpecInput input, CancellationToken cancellationToken)
    {
        var names = OwnNamesOf(input);
        foreach (var type in names.Missing.ToList())
        {
            // Those before it may have led to it.
            if (!names.Has(type)
                && Context.SchemaAt(input.Document, type.Pointer) is { } schema && schema.Identity.Equals(type.Schema))
            {
                Types.Bind(schema, type.Asked);
                BindMembers([input], cancellationToken);
            }
        }
    }

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
        var names = new OwnNames(input, root, _documents.SpelledIn(input.Options.Namespace), _before);
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

    /// <summary>Binds the members of objects, which finds further types, which line up behind, in whichever of the documents.</summary>
    private void BindMembers(IReadOnlyList<SpecInput> group, CancellationToken cancellationToken)
    {
        var bound = new int[group.Count];
        bool isMore;
        do
        {
            isMore = false;
            for (var i = 0; i < bound.Length; i++)
            {
                var declared = Types.DeclaredIn(group[i].Document);
                for (; bound[i] < declared.Count && !Types.Limit.IsExceeded; bound[i]++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    isMore = true;
                    if (declared[bound[i]].Reference.Kind == ModelKind.Object)
                    {
                        Types.PropertiesOf(declared[bound[i]]);
                    }
                }
            }
        }
        while (isMore && bound.Length > 1);
    }
}

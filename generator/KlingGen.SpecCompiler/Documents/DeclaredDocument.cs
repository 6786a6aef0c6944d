using KlingGen.SpecCompiler.Naming;

namespace KlingGen.SpecCompiler.Documents;

/// <summary>A document whose types have their names, ready to be bound. It is equal to another when it comes from the same parse, has the
/// same names, and when all that it refers to means the same, wherever that stands: so an edit elsewhere does not bind it again. What
/// binding needs of other documents it keeps until then and no longer, as it may outlive them.</summary>
internal sealed class DeclaredDocument : IEquatable<DeclaredDocument>
{
    private readonly object _binding = new();
    private readonly ContentHash _around;

    /// <summary>The names that its namespace spells out, to which those give way that are made while it is bound.</summary>
    private readonly NamespaceNames _spelled;

    private DocumentSet? _documents;
    private DocumentSession? _session;
    private BindingResult? _result;

    /// <param name="names">Its declarations.</param>
    /// <param name="documents">All documents.</param>
    /// <param name="around">What it refers to in others.</param>
    /// <param name="session">The session that declared it and nothing else, with which binding can go on; null where there is none.</param>
    public DeclaredDocument(DeclaredNames names, DocumentSet documents, ContentHash around, DocumentSession? session)
    {
        Names = names;
        _documents = documents;
        _spelled = documents.SpelledIn(Input.Options.Namespace);
        _around = around;
        _session = session;
    }

    public SpecInput Input => Names.Input;

    public DeclaredNames Names { get; }

    /// <summary>Whether it was bound, so that it keeps no other document.</summary>
    public bool IsBound => Volatile.Read(ref _result) is not null;

    /// <summary>What it is bound to, the same whoever asks.</summary>
    /// <param name="bind">Binds it with a session that has declared it.</param>
    public BindingResult Bound(Func<DocumentSession, BindingResult> bind, CancellationToken cancellationToken)
    {
        // Several snapshots of a project may be compiled at once.
        lock (_binding)
        {
            if (_result is { } known)
            {
                return known;
            }

            // Binding adds to a session, and may be cancelled.
            var session = _session ?? DocumentSession.DeclareAgain(Names, _documents!, cancellationToken);
            _session = null;
            var result = bind(session);
            Volatile.Write(ref _result, result);
            _documents = null;
            return result;
        }
    }

    public bool Equals(DeclaredDocument? other) =>
        other is not null
            && (ReferenceEquals(this, other)
                || (Input.Equals(other.Input)
                    && _around == other._around
                    && Names.Equals(other.Names)
                    && (!Input.Document.IsMoreThanSchemas || _spelled.Equals(other._spelled))));

    public override bool Equals(object? obj) => Equals(obj as DeclaredDocument);

    public override int GetHashCode() => Input.GetHashCode();
}

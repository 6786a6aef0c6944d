using KlingGen.SpecCompiler.Naming;

namespace KlingGen.SpecCompiler.Documents;

/// <summary>A document whose types have their names, ready to be bound. It is equal to another when it comes from the same parse, has the
/// same names, and when all that it refers to means the same, wherever that stands: so an edit elsewhere does not bind it again.</summary>
internal sealed class DeclaredDocument : IEquatable<DeclaredDocument>
{
    private readonly ContentHash _before;
    private readonly ContentHash _around;
    private readonly IReadOnlyList<SpecInput> _group;
    private DocumentSession? _session;

    /// <param name="names">Its declarations.</param>
    /// <param name="documents">All documents.</param>
    /// <param name="group">The documents that were declared together, which lead to each other.</param>
    /// <param name="before">What it refers to in documents that do not lead back to it.</param>
    /// <param name="around">What it refers to in all others.</param>
    /// <param name="session">The session that declared it and nothing else, with which binding can go on; null where there is none.</param>
    public DeclaredDocument(
        DeclaredNames names,
        DocumentSet documents,
        IReadOnlyList<SpecInput> group,
        ContentHash before,
        ContentHash around,
        DocumentSession? session)
    {
        Names = names;
        Documents = documents;
        _group = group;
        _before = before;
        _around = around;
        _session = session;
    }

    public SpecInput Input => Names.Input;

    public DeclaredNames Names { get; }

    public DocumentSet Documents { get; }

    /// <summary>The names that its namespace spells out, to which those give way that are made while it is bound.</summary>
    private NamespaceNames Spelled => Documents.SpelledIn(Input.Options.Namespace);

    /// <summary>A session that has declared the document. It is used once: binding adds to it.</summary>
    public DocumentSession TakeSession(CancellationToken cancellationToken) =>
        Interlocked.Exchange(ref _session, null) ?? DocumentSession.DeclareAgain(Names, Documents, cancellationToken);

    /// <summary>Whether it would get the same names again.</summary>
    /// <param name="input">What the project says of it now.</param>
    /// <param name="group">The documents that would be declared together with it now: their names depend on each other.</param>
    /// <param name="before">What it refers to now in documents that do not lead back to it.</param>
    /// <param name="spelled">The names that the namespace spells out now.</param>
    public bool IsStill(SpecInput input, IReadOnlyList<SpecInput> group, ContentHash before, NamespaceNames spelled) =>
        Input.Equals(input) && _group.SequenceEqual(group) && _before == before && spelled.Equals(Spelled);

    public bool Equals(DeclaredDocument? other) =>
        other is not null
            && (ReferenceEquals(this, other)
                || (Input.Equals(other.Input)
                    && _around == other._around
                    && Names.Equals(other.Names)
                    && (!Input.Document.IsMoreThanSchemas || Spelled.Equals(other.Spelled))));

    public override bool Equals(object? obj) => Equals(obj as DeclaredDocument);

    public override int GetHashCode() => Input.GetHashCode();
}

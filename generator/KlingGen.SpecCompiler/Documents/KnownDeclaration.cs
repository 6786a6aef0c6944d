using KlingGen.SpecCompiler.Naming;

namespace KlingGen.SpecCompiler.Documents;

/// <summary>A declared document, as long as somebody has it, and what it depends on.</summary>
/// <param name="declared">The document.</param>
/// <param name="group">The documents that were declared together, which lead to each other: their names depend on each other.</param>
/// <param name="before">What it refers to in documents that do not lead back to it.</param>
/// <param name="spelled">The names that its namespace spells out.</param>
internal sealed class KnownDeclaration(
    DeclaredDocument declared, IEnumerable<SpecInput> group, ContentHash before, NamespaceNames spelled)
{
    private readonly WeakReference<DeclaredDocument> _declared = new(declared);
    private readonly List<KnownInput> _group = [.. group.Select(static input => new KnownInput(input))];

    public DeclaredDocument? Declared => _declared.TryGetTarget(out var declared) ? declared : null;

    /// <summary>Whether the document would get the same names again.</summary>
    /// <param name="now">The documents that would be declared together now.</param>
    /// <param name="nowBefore">What it refers to now in documents that do not lead back to it.</param>
    /// <param name="nowSpelled">The names that the namespace spells out now.</param>
    public bool IsStill(IReadOnlyList<SpecInput> now, ContentHash nowBefore, NamespaceNames nowSpelled) =>
        before == nowBefore
        && spelled.Equals(nowSpelled)
        && _group.Count == now.Count
        && _group.Zip(now, static (known, input) => known.Is(input)).All(static isSame => isSame);
}

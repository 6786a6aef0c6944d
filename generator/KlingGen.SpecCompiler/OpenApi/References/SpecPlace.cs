namespace KlingGen.SpecCompiler.OpenApi.References;

/// <summary>A place in a document. Most places are only passed through, so that one is spelled out as a JSON pointer when somebody
/// asks.</summary>
internal sealed class SpecPlace : IEquatable<SpecPlace>
{
    private readonly SpecPlace? _parent;
    private readonly string? _name;
    private readonly int _index;
    private string? _pointer;

    public SpecPlace(string pointer) => _pointer = pointer;

    private SpecPlace(SpecPlace parent, string? name, int index)
    {
        _parent = parent;
        _name = name;
        _index = index;
    }

    public string Pointer =>
        _pointer ??= _name is null ? JsonPointer.Append(_parent!.Pointer, _index) : JsonPointer.Append(_parent!.Pointer, _name);

    public SpecPlace Of(string name) => new(this, name, 0);

    public SpecPlace Of(int index) => new(this, null, index);

    public bool Equals(SpecPlace? other) => other is not null && (ReferenceEquals(this, other) || Pointer == other.Pointer);

    public override bool Equals(object? obj) => Equals(obj as SpecPlace);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Pointer);
}

using System.ComponentModel;
using KlingGen.Runtime.Validation;

namespace KlingGen.Runtime.Serialization;

/// <summary>A case of a union: what its values are, and what they are called in messages.</summary>
/// <param name="number">The number of the case in its union.</param>
/// <param name="types">The JSON types that its values have.</param>
/// <param name="label">What a value of it is, for people, such as <c>a whole number</c>.</param>
/// <param name="table">What tells its objects from those of other cases; null where nothing need.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UnionCase(int number, JsonTypes types, string label, ObjectCase? table = null)
{
    /// <summary>The values of the discriminator that name the case.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Whether it is the case of an object whose discriminator names none.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Whether a value of it may fit another case as well.</summary>
    public bool Overlaps { get; init; }

    /// <summary>What the document calls it; null where it has no title.</summary>
    public string? Title { get; init; }

    internal int Number => number;

    internal JsonTypes Types => types;

    internal string Label => label;

    internal ObjectCase? Object => table;
}

using System.Collections;
using System.Text.Json;
using KlingGen.Runtime.Serialization;

namespace KlingGen.Runtime;

/// <summary>The members of an object that its document does not name: kept as they were read, and written back. Those of one object
/// are its own: what is added to a copy, the original does not have.</summary>
public readonly struct AdditionalProperties : IReadOnlyDictionary<string, JsonElement>, IEquatable<AdditionalProperties>
{
    private readonly ApiRecord? _owner;
    private readonly KeptMembers<JsonElement>? _apart;

    /// <summary>Makes an empty set of members that can be filled: <c>new() { ["name"] = element }</c>.</summary>
    public AdditionalProperties() => _apart = new KeptMembers<JsonElement>();

    internal AdditionalProperties(ApiRecord owner) => _owner = owner;

    /// <summary>How many members there are.</summary>
    public int Count => Members.Count;

    /// <summary>The members' names.</summary>
    public IEnumerable<string> Keys => Members.Keys;

    /// <summary>The members' values.</summary>
    public IEnumerable<JsonElement> Values => Members.Values;

    /// <summary>Members that the document does name, but whose values do not fit: of another format, out of range, or null where that is
    /// not allowed. They read as absent, and are written back as they are until the member is set. Empty for most objects.</summary>
    public IReadOnlyDictionary<string, JsonElement> Unread => KeptMembers.UnreadOf(Kept);

    internal KeptMembers<JsonElement>? Kept => _owner is null ? _apart : _owner.Kept as KeptMembers<JsonElement>;

    private Dictionary<string, JsonElement> Members => KeptMembers<JsonElement>.MembersOf(Kept);

    /// <summary>The value of a member.</summary>
    /// <param name="key">The member's name.</param>
    /// <exception cref="KeyNotFoundException">There is no such member.</exception>
    /// <exception cref="InvalidOperationException">A member is set on the default value, which is nobody's;
    /// begin with <c>new AdditionalProperties()</c>.</exception>
    public JsonElement this[string key]
    {
        get => Members[key];
        init => Own().Set(key, value);
    }

    /// <summary>Whether two hold the same members with equal values, in any order.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(AdditionalProperties left, AdditionalProperties right) => left.Equals(right);

    /// <summary>Whether two differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(AdditionalProperties left, AdditionalProperties right) => !left.Equals(right);

    /// <summary>Adds a member, to the object whose members these are.</summary>
    /// <param name="key">The member's name.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentException">There is such a member.</exception>
    /// <exception cref="InvalidOperationException">A member is added to the default value, which is nobody's;
    /// begin with <c>new AdditionalProperties()</c>.</exception>
    public void Add(string key, JsonElement value) => Own().Add(key, value);

    /// <inheritdoc />
    public bool ContainsKey(string key) => Members.ContainsKey(key);

    /// <inheritdoc />
    public bool TryGetValue(string key, out JsonElement value) => Members.TryGetValue(key, out value);

    /// <summary>Enumerates the members in the order in which they were read or added.</summary>
    public Dictionary<string, JsonElement>.Enumerator GetEnumerator() => Members.GetEnumerator();

    IEnumerator<KeyValuePair<string, JsonElement>> IEnumerable<KeyValuePair<string, JsonElement>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc />
    public bool Equals(AdditionalProperties other) => KeptMembers<JsonElement>.AreEqual<JsonElementCodec>(Kept, other.Kept);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is AdditionalProperties other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => KeptMembers<JsonElement>.Hash(Kept);

    private KeptMembers<JsonElement> Own() =>
        _owner is not null ? KeptMembers<JsonElement>.Of(_owner) : _apart ?? throw KeptMembers.IsNobodys();
}

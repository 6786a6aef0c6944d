using System.Collections;
using System.Text.Json;
using KlingGen.Runtime.Serialization;

namespace KlingGen.Runtime;

/// <summary>The members of an object that its document does not name: kept as they were read, and written back.
/// The default is none and costs nothing.</summary>
public readonly struct AdditionalProperties : IReadOnlyDictionary<string, JsonElement>, IEquatable<AdditionalProperties>
{
    private readonly Dictionary<string, JsonElement>? _members;

    /// <summary>Makes an empty set of members that can be filled: <c>new() { ["name"] = element }</c>.</summary>
    public AdditionalProperties() => _members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);

    private AdditionalProperties(Dictionary<string, JsonElement> members) => _members = members;

    /// <summary>How many members there are.</summary>
    public int Count => _members?.Count ?? 0;

    /// <summary>The members' names.</summary>
    public IEnumerable<string> Keys => Members.Keys;

    /// <summary>The members' values.</summary>
    public IEnumerable<JsonElement> Values => Members.Values;

    private Dictionary<string, JsonElement> Members => _members ?? AdditionalProperties<JsonElement>.s_none;

    /// <summary>The value of a member.</summary>
    /// <param name="key">The member's name.</param>
    /// <exception cref="KeyNotFoundException">There is no such member.</exception>
    /// <exception cref="InvalidOperationException">A member is set on the default value, which is shared by all;
    /// begin with <c>new AdditionalProperties()</c>.</exception>
    public JsonElement this[string key]
    {
        get => Members[key];
        init => (_members ?? throw AdditionalProperties<JsonElement>.IsShared())[key] = value;
    }

    /// <summary>Whether two hold the same members with equal values, in any order.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(AdditionalProperties left, AdditionalProperties right) => left.Equals(right);

    /// <summary>Whether two differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(AdditionalProperties left, AdditionalProperties right) => !left.Equals(right);

    /// <summary>Adds a member.</summary>
    /// <param name="key">The member's name.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="InvalidOperationException">A member is added to the default value, which is shared by all;
    /// begin with <c>new AdditionalProperties()</c>.</exception>
    public void Add(string key, JsonElement value) => (_members ?? throw AdditionalProperties<JsonElement>.IsShared()).Add(key, value);

    /// <inheritdoc />
    public bool ContainsKey(string key) => _members is not null && _members.ContainsKey(key);

    /// <inheritdoc />
    public bool TryGetValue(string key, out JsonElement value)
    {
        value = default;
        return _members is not null && _members.TryGetValue(key, out value);
    }

    /// <summary>Enumerates the members in the order in which they were read or added.</summary>
    public Dictionary<string, JsonElement>.Enumerator GetEnumerator() => Members.GetEnumerator();

    IEnumerator<KeyValuePair<string, JsonElement>> IEnumerable<KeyValuePair<string, JsonElement>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Writes the members into the object that is being written.</summary>
    /// <param name="writer">Stands inside an object.</param>
    public void Write(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (_members is null)
        {
            return;
        }

        foreach (var (name, value) in _members)
        {
            writer.WritePropertyName(name);
            JsonElementCodec.Write(writer, value);
        }
    }

    /// <inheritdoc />
    public bool Equals(AdditionalProperties other)
    {
        if (ReferenceEquals(_members, other._members) || (Count == 0 && other.Count == 0))
        {
            return true;
        }

        if (Count != other.Count)
        {
            return false;
        }

        foreach (var (name, value) in Members)
        {
            if (!other.TryGetValue(name, out var found) || !JsonEquality.AreEqual(value, found))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is AdditionalProperties other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = Count;
        foreach (var (name, _) in Members)
        {
            hash ^= name.GetHashCode(StringComparison.Ordinal);
        }

        return hash;
    }

    internal AdditionalProperties With(string name, JsonElement value)
    {
        var members = _members ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        members[name] = value;
        return new AdditionalProperties(members);
    }
}

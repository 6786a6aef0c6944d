using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using KlingGen.Runtime.Serialization;

namespace KlingGen.Runtime;

/// <summary>The members of an object that its document does not name, but gives a type. Those of one object are its own: what is
/// added to a copy, the original does not have.</summary>
/// <typeparam name="T">The type of the members' values.</typeparam>
public readonly struct AdditionalProperties<T> : IReadOnlyDictionary<string, T>, IEquatable<AdditionalProperties<T>>
{
    private readonly ApiObject? _owner;
    private readonly KeptMembers<T>? _apart;

    /// <summary>Makes an empty set of members that can be filled: <c>new() { ["name"] = value }</c>.</summary>
    public AdditionalProperties() => _apart = new KeptMembers<T>();

    internal AdditionalProperties(ApiObject owner) => _owner = owner;

    /// <summary>How many members there are.</summary>
    public int Count => Members.Count;

    /// <summary>The members' names.</summary>
    public IEnumerable<string> Keys => Members.Keys;

    /// <summary>The members' values.</summary>
    public IEnumerable<T> Values => Members.Values;

    /// <inheritdoc cref="AdditionalProperties.Unread" />
    public IReadOnlyDictionary<string, JsonElement> Unread => KeptMembers.UnreadOf(Kept);

    internal KeptMembers<T>? Kept => _owner is null ? _apart : _owner.Kept as KeptMembers<T>;

    private Dictionary<string, T> Members => KeptMembers<T>.MembersOf(Kept);

    /// <summary>The value of a member.</summary>
    /// <param name="key">The member's name.</param>
    /// <exception cref="KeyNotFoundException">There is no such member.</exception>
    /// <exception cref="InvalidOperationException">A member is set on the default value, which is nobody's;
    /// begin with <c>new()</c>.</exception>
    public T this[string key]
    {
        get => Members[key];
        init => Own().Set(key, value);
    }

    /// <summary>Whether two hold the same members with equal values, in any order.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(AdditionalProperties<T> left, AdditionalProperties<T> right) => left.Equals(right);

    /// <summary>Whether two differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(AdditionalProperties<T> left, AdditionalProperties<T> right) => !left.Equals(right);

    /// <summary>Adds a member, to the object whose members these are.</summary>
    /// <param name="key">The member's name.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentException">There is such a member.</exception>
    /// <exception cref="InvalidOperationException">A member is added to the default value, which is nobody's;
    /// begin with <c>new()</c>.</exception>
    public void Add(string key, T value) => Own().Add(key, value);

    /// <inheritdoc />
    public bool ContainsKey(string key) => Members.ContainsKey(key);

    /// <inheritdoc />
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => Members.TryGetValue(key, out value);

    /// <summary>Enumerates the members in the order in which they were read or added.</summary>
    public Dictionary<string, T>.Enumerator GetEnumerator() => Members.GetEnumerator();

    IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc />
    public bool Equals(AdditionalProperties<T> other)
    {
        if (Count != other.Count)
        {
            return false;
        }

        foreach (var (name, value) in Members)
        {
            if (!other.TryGetValue(name, out var found) || !EqualityComparer<T>.Default.Equals(value, found))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is AdditionalProperties<T> other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => KeptMembers<T>.Hash(Kept);

    private KeptMembers<T> Own() => _owner is not null ? KeptMembers<T>.Of(_owner) : _apart ?? throw KeptMembers.IsNobodys();
}

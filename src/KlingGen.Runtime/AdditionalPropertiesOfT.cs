using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using KlingGen.Runtime.Serialization;

namespace KlingGen.Runtime;

/// <summary>The members of an object that its document does not name, but gives a type. The default is none and costs nothing.</summary>
/// <typeparam name="T">The type of the members' values.</typeparam>
public readonly struct AdditionalProperties<T> : IReadOnlyDictionary<string, T>, IEquatable<AdditionalProperties<T>>
{
    internal static readonly Dictionary<string, T> s_none = [];

    private readonly Dictionary<string, T>? _members;

    /// <summary>Makes an empty set of members that can be filled: <c>new() { ["name"] = value }</c>.</summary>
    public AdditionalProperties() => _members = new Dictionary<string, T>(StringComparer.Ordinal);

    private AdditionalProperties(Dictionary<string, T> members) => _members = members;

    /// <summary>How many members there are.</summary>
    public int Count => _members?.Count ?? 0;

    /// <summary>The members' names.</summary>
    public IEnumerable<string> Keys => Members.Keys;

    /// <summary>The members' values.</summary>
    public IEnumerable<T> Values => Members.Values;

    private Dictionary<string, T> Members => _members ?? s_none;

    /// <summary>The value of a member.</summary>
    /// <param name="key">The member's name.</param>
    /// <exception cref="KeyNotFoundException">There is no such member.</exception>
    /// <exception cref="InvalidOperationException">A member is set on the default value, which is shared by all;
    /// begin with <c>new()</c>.</exception>
    public T this[string key]
    {
        get => Members[key];
        init => (_members ?? throw IsShared())[key] = value;
    }

    /// <summary>Whether two hold the same members with equal values, in any order.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(AdditionalProperties<T> left, AdditionalProperties<T> right) => left.Equals(right);

    /// <summary>Whether two differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(AdditionalProperties<T> left, AdditionalProperties<T> right) => !left.Equals(right);

    /// <summary>Adds a member.</summary>
    /// <param name="key">The member's name.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="InvalidOperationException">A member is added to the default value, which is shared by all;
    /// begin with <c>new()</c>.</exception>
    public void Add(string key, T value) => (_members ?? throw IsShared()).Add(key, value);

    /// <inheritdoc />
    public bool ContainsKey(string key) => _members is not null && _members.ContainsKey(key);

    /// <inheritdoc />
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        return _members is not null && _members.TryGetValue(key, out value);
    }

    /// <summary>Enumerates the members in the order in which they were read or added.</summary>
    public Dictionary<string, T>.Enumerator GetEnumerator() => Members.GetEnumerator();

    IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Writes the members into the object that is being written.</summary>
    /// <typeparam name="TCodec">How values are written.</typeparam>
    /// <param name="writer">Stands inside an object.</param>
    public void Write<TCodec>(Utf8JsonWriter writer)
        where TCodec : IJsonCodec<T>
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (_members is null)
        {
            return;
        }

        foreach (var (name, value) in _members)
        {
            writer.WritePropertyName(name);
            TCodec.Write(writer, value);
        }
    }

    /// <summary>The value of a member as JSON.</summary>
    /// <typeparam name="TCodec">How values are written.</typeparam>
    /// <param name="key">The member's name.</param>
    /// <param name="value">Its value.</param>
    public bool TryGetJson<TCodec>(string key, out JsonElement value)
        where TCodec : IJsonCodec<T>
    {
        var isFound = TryGetValue(key, out var found);
        value = isFound ? RawJson.Of<T, TCodec>(found!) : default;
        return isFound;
    }

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
    public override int GetHashCode()
    {
        var hash = Count;
        foreach (var (name, _) in Members)
        {
            hash ^= name.GetHashCode(StringComparison.Ordinal);
        }

        return hash;
    }

    internal static InvalidOperationException IsShared() =>
        new("These additional properties are shared by all objects that have none: begin with new() to add some.");

    internal AdditionalProperties<T> With(string name, T value)
    {
        var members = _members ?? new Dictionary<string, T>(StringComparer.Ordinal);
        members[name] = value;
        return new AdditionalProperties<T>(members);
    }
}

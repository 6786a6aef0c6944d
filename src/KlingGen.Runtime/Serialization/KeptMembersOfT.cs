using System.Runtime.InteropServices;
using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>What an object holds beyond the members that are set.</summary>
/// <typeparam name="T">The type of the members that the document does not name.</typeparam>
internal sealed class KeptMembers<T> : KeptMembers
{
    private static readonly Dictionary<string, T> s_none = [];

    private Dictionary<string, T>? _members;

    /// <summary>Whether someone else has the same dictionary, so that a change begins with a copy.</summary>
    private bool _isShared;

    /// <summary>The members that the document does not name.</summary>
    public Dictionary<string, T> Members => _members ?? s_none;

    /// <summary>The members that the document does not name, if there are any.</summary>
    public static Dictionary<string, T> MembersOf(KeptMembers? kept) => (kept as KeptMembers<T>)?.Members ?? s_none;

    /// <summary>What an object keeps, if only from now on.</summary>
    public static KeptMembers<T> Of(ApiObject owner)
    {
        if (owner.Kept is not KeptMembers<T> kept)
        {
            owner.Kept = kept = new KeptMembers<T>();
        }

        return kept;
    }

    /// <summary>Members of someone else, beside those that a holder could not read.</summary>
    public static KeptMembers? Beside(KeptMembers? holder, KeptMembers<T>? members)
    {
        var shared = members?.Share();
        if (holder?.Unread is { } unread)
        {
            (shared ??= new KeptMembers<T>()).Unread = unread;
        }
        else if (shared is not null)
        {
            shared.Unread = null;
        }

        return shared;
    }

    public static bool AreEqual<TCodec>(KeptMembers? left, KeptMembers? right)
        where TCodec : IJsonCodec<T>
    {
        var (members, others) = (MembersOf(left), MembersOf(right));
        if (ReferenceEquals(members, others))
        {
            return true;
        }

        if (members.Count != others.Count)
        {
            return false;
        }

        foreach (var (name, value) in members)
        {
            if (!others.TryGetValue(name, out var found) || !TCodec.AreEqual(value, found))
            {
                return false;
            }
        }

        return true;
    }

    public static int Hash(KeptMembers? kept)
    {
        var members = MembersOf(kept);
        var hash = members.Count;
        foreach (var (name, _) in members)
        {
            // In any order.
            hash ^= name.GetHashCode(StringComparison.Ordinal);
        }

        return hash;
    }

    public override KeptMembers<T> Share()
    {
        _isShared = _members is not null;
        return new KeptMembers<T> { _members = _members, _isShared = _isShared, IsChanged = IsChanged, Unread = Unread };
    }

    /// <summary>Adds what was read; of members of one name the last counts.</summary>
    public void Read(string name, T value) => (_members ??= new Dictionary<string, T>(StringComparer.Ordinal))[name] = value;

    public void Set(string name, T value) => Own()[name] = value;

    public void Add(string name, T value) => Own().Add(name, value);

    /// <summary>Writes what no member that is set takes the place of.</summary>
    public void Write<TCodec>(Utf8JsonWriter writer, MemberNames names)
        where TCodec : IJsonCodec<T>
    {
        foreach (var (name, value) in Members)
        {
            if (!IsChanged || !names.IsWritten(name))
            {
                writer.WritePropertyName(name);
                TCodec.Write(writer, value);
            }
        }

        foreach (var member in Unread is null ? default : CollectionsMarshal.AsSpan(Unread))
        {
            if (!names.IsWritten(member.Name) && !Members.ContainsKey(member.Name))
            {
                writer.WritePropertyName(member.Name);
                member.Value.WriteTo(writer);
            }
        }
    }

    private Dictionary<string, T> Own()
    {
        if (_isShared || _members is null)
        {
            _members = new Dictionary<string, T>(Members, StringComparer.Ordinal);
            _isShared = false;
        }

        IsChanged = true;
        return _members;
    }
}

using System.Collections.ObjectModel;
using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>What an object holds beyond the members that are set: those that its document does not name, and those that could not be
/// read as their type.</summary>
internal abstract class KeptMembers
{
    /// <summary>Members that could not be read; null for none. Only reading adds to them.</summary>
    public List<UnreadMember>? Unread { get; private protected set; }

    /// <summary>Whether a member may be among them that is set by now.</summary>
    public bool MayBeSet => Unread is not null || IsChanged;

    /// <summary>Whether a caller has added members.</summary>
    protected bool IsChanged { get; set; }

    /// <summary>The same members for a second holder: neither sees what the other adds.</summary>
    public abstract KeptMembers Share();

    /// <summary>Adds a member that could not be read; of members of one name the last counts.</summary>
    public void Keep(UnreadMember member)
    {
        Unread ??= new List<UnreadMember>(capacity: 1);
        Unread.RemoveAll(other => other.Name == member.Name);
        Unread.Add(member);
    }

    public static IReadOnlyDictionary<string, JsonElement> UnreadOf(KeptMembers? kept) => kept?.Unread is { } unread
        ? unread.ToDictionary(static member => member.Name, static member => member.Value, StringComparer.Ordinal)
        : ReadOnlyDictionary<string, JsonElement>.Empty;

    public static InvalidOperationException IsNobodys() =>
        new("These additional properties belong to no object: begin with new() to add some.");

    /// <summary>Whether two objects hold the same members that could not be read.</summary>
    public static bool HaveSameUnread(KeptMembers? left, KeptMembers? right)
    {
        var (ones, others) = (left?.Unread, right?.Unread);
        return ReferenceEquals(ones, others)
            || (ones is not null && ones.Count == others?.Count && ones.TrueForAll(others.Contains));
    }
}

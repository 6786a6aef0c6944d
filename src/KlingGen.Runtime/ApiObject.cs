using System.ComponentModel;
using System.Text.Json;
using KlingGen.Runtime.Serialization;

namespace KlingGen.Runtime;

/// <summary>What all generated records are, whatever their document says of further members.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public abstract record ApiObject
{
    private protected ApiObject()
    {
    }

    /// <summary>Copies a record: what one of the two adds later, the other does not have.</summary>
    /// <param name="original">The record.</param>
    protected ApiObject(ApiObject original) => Kept = original?.Kept?.Share();

    /// <summary>Members beyond those that are set; null, mostly, when there are none.</summary>
    internal KeptMembers? Kept { get; set; }

    /// <summary>The record's JSON, with long texts cut.</summary>
    public sealed override string ToString() => DisplayText.Of((IApiValue)this);

    /// <summary>Whether both hold the same members with equal values, in any order.</summary>
    /// <param name="other">The other.</param>
    public virtual bool Equals(ApiObject? other) =>
        other is not null && EqualityContract == other.EqualityContract && KeptMembers.HaveSameUnread(Kept, other.Kept);

    /// <inheritdoc />
    public override int GetHashCode() => EqualityContract.GetHashCode();

    /// <summary>The value of a member that the type's document does not name.</summary>
    internal abstract bool TryGetAdditional(string name, out JsonElement value);

    /// <summary>Writes what is kept, but no member that is written already.</summary>
    internal abstract void WriteKept(KeptMembers kept, Utf8JsonWriter writer, MemberNames names);

    /// <summary>Keeps a member that cannot be read as its type.</summary>
    internal abstract void Keep(UnreadMember member);

    /// <summary>The members that could not be read and are not set by now.</summary>
    internal IEnumerable<UnreadMember> UnreadNow()
    {
        var written = RawJson.Of((IApiValue)this);
        return Kept!.Unread!.Where(member => !written.TryGetProperty(member.Name, out var value) || member.IsKeptAs(value));
    }
}

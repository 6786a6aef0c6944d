using System.ComponentModel;
using System.Text.Json;
using KlingGen.Runtime.Serialization;

namespace KlingGen.Runtime;

/// <summary>What generated records are whose further members are any JSON.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public abstract record ApiRecord : ApiObject
{
    /// <summary>Makes a record without further members.</summary>
    protected ApiRecord()
    {
    }

    /// <summary>Members that the document does not name: kept, and written back.</summary>
    public AdditionalProperties AdditionalProperties
    {
        get => new(this);
        init => Kept = KeptMembers<JsonElement>.Beside(Kept, value.Kept);
    }

    /// <inheritdoc />
    public virtual bool Equals(ApiRecord? other) =>
        base.Equals(other) && KeptMembers<JsonElement>.AreEqual<JsonElementCodec>(Kept, other!.Kept);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), KeptMembers<JsonElement>.Hash(Kept));

    internal override bool TryGetAdditional(string name, out JsonElement value)
    {
        value = default;
        return Kept is KeptMembers<JsonElement> kept && kept.Members.TryGetValue(name, out value);
    }

    internal override void WriteKept(KeptMembers kept, Utf8JsonWriter writer, MemberNames names) =>
        ((KeptMembers<JsonElement>)kept).Write<JsonElementCodec>(writer, names);

    internal override void Keep(UnreadMember member) => KeptMembers<JsonElement>.Of(this).Keep(member);
}

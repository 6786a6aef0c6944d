using System.ComponentModel;
using System.Text.Json;
using KlingGen.Runtime.Serialization;

namespace KlingGen.Runtime;

/// <summary>What generated records are whose further members have a type.</summary>
/// <typeparam name="T">The type of the members' values.</typeparam>
/// <typeparam name="TCodec">How they are read and written.</typeparam>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public abstract record ApiRecord<T, TCodec> : ApiObject
    where TCodec : IJsonCodec<T>
{
    /// <summary>Makes a record without further members.</summary>
    protected ApiRecord()
    {
    }

    /// <summary>Members that the document does not name: kept, and written back.</summary>
    public AdditionalProperties<T> AdditionalProperties
    {
        get => new(this);
        init => Kept = KeptMembers<T>.Beside(Kept, value.Kept);
    }

    /// <inheritdoc />
    public virtual bool Equals(ApiRecord<T, TCodec>? other) => base.Equals(other) && KeptMembers<T>.AreEqual<TCodec>(Kept, other!.Kept);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), KeptMembers<T>.Hash(Kept));

    internal override bool TryGetAdditional(string name, out JsonElement value)
    {
        if (Kept is KeptMembers<T> kept && kept.Members.TryGetValue(name, out var found))
        {
            value = RawJson.Of<T, TCodec>(found);
            return true;
        }

        value = default;
        return false;
    }

    internal override void WriteKept(KeptMembers kept, Utf8JsonWriter writer, MemberNames names) =>
        ((KeptMembers<T>)kept).Write<TCodec>(writer, names);

    internal override void Keep(UnreadMember member) => KeptMembers<T>.Of(this).Keep(member);
}

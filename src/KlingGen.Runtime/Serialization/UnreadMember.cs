using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>A member whose value is not what its place asks for, though of the right JSON type: kept as it was read, until the member
/// is set.</summary>
internal abstract class UnreadMember(string name, JsonElement value) : IEquatable<UnreadMember>
{
    public string Name { get; } = name;

    public JsonElement Value { get; } = value;

    /// <summary>Says what is wrong with the value.</summary>
    public abstract void Validate(ref ValidationContext context);

    /// <summary>Whether a value is this one, to the letter.</summary>
    public bool IsKeptAs(JsonElement value) => value.GetRawText() == Value.GetRawText();

    public bool Equals(UnreadMember? other) =>
        other is not null && Name == other.Name && (ReferenceEquals(this, other) || JsonEquality.AreEqual(Value, other.Value));

    public override bool Equals(object? obj) => Equals(obj as UnreadMember);

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}

using System.ComponentModel;

namespace KlingGen.Runtime.Serialization;

/// <summary>A member's list in its object: equal to another one with equal content.</summary>
/// <typeparam name="T">The type of an item.</typeparam>
/// <typeparam name="TCodec">How items are compared.</typeparam>
/// <param name="value">The value; null when absent.</param>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public readonly struct ListValue<T, TCodec>(IReadOnlyList<T>? value) : IEquatable<ListValue<T, TCodec>>
    where TCodec : IJsonCodec<T>
{
    /// <summary>The value; null when absent.</summary>
    public IReadOnlyList<T>? Value { get; } = value;

    /// <summary>Checks the value against the rules that its type carries.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="mark">Where the member's reports begin; moved behind them.</param>
    /// <param name="context">Where broken rules are reported.</param>
    public void Validate(string name, ref int mark, ref ValidationContext context) =>
        Member.Validate<IReadOnlyList<T>, ListCodec<T, TCodec>>(Value, name, ref mark, ref context);

    /// <summary>Whether two are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(ListValue<T, TCodec> left, ListValue<T, TCodec> right) => left.Equals(right);

    /// <summary>Whether two differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(ListValue<T, TCodec> left, ListValue<T, TCodec> right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(ListValue<T, TCodec> other) =>
        NullableReferenceCodec<IReadOnlyList<T>, ListCodec<T, TCodec>>.AreEqual(Value, other.Value);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is ListValue<T, TCodec> other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => NullableReferenceCodec<IReadOnlyList<T>, ListCodec<T, TCodec>>.Hash(Value);
}

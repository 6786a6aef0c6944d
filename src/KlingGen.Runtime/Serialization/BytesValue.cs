using System.ComponentModel;

namespace KlingGen.Runtime.Serialization;

/// <summary>A member's bytes in its object: equal to another one with equal content.</summary>
/// <param name="value">The value; null when absent.</param>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public readonly struct BytesValue(byte[]? value) : IEquatable<BytesValue>
{
    /// <summary>The value; null when absent.</summary>
    public byte[]? Value { get; } = value;

    /// <summary>Whether two are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(BytesValue left, BytesValue right) => left.Equals(right);

    /// <summary>Whether two differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(BytesValue left, BytesValue right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(BytesValue other) => NullableReferenceCodec<byte[], BytesCodec>.AreEqual(Value, other.Value);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is BytesValue other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => NullableReferenceCodec<byte[], BytesCodec>.Hash(Value);
}

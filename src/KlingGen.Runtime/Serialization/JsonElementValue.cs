using System.ComponentModel;
using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>A member's JSON in its object: equal to another one with equal content.</summary>
/// <param name="value">The value; null when absent.</param>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public readonly struct JsonElementValue(JsonElement? value) : IEquatable<JsonElementValue>
{
    /// <summary>The value; null when absent.</summary>
    public JsonElement? Value { get; } = value;

    /// <summary>Whether two are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(JsonElementValue left, JsonElementValue right) => left.Equals(right);

    /// <summary>Whether two differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(JsonElementValue left, JsonElementValue right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(JsonElementValue other) => NullableCodec<JsonElement, JsonElementCodec>.AreEqual(Value, other.Value);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is JsonElementValue other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => NullableCodec<JsonElement, JsonElementCodec>.Hash(Value);
}

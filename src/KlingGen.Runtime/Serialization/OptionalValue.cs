using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace KlingGen.Runtime.Serialization;

/// <summary>A member that may be absent, null or present in its object: equal to another one with equal content.</summary>
/// <typeparam name="T">The type of the value, null included.</typeparam>
/// <typeparam name="TCodec">How values are compared.</typeparam>
/// <param name="optional">The member.</param>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public readonly struct OptionalValue<T, TCodec>(Optional<T> optional) : IEquatable<OptionalValue<T, TCodec>>
    where TCodec : IJsonCodec<T>
{
    /// <summary>Makes a value that is present.</summary>
    /// <param name="value">The value, which may be null.</param>
    public OptionalValue(T value)
        : this(new Optional<T>(value))
    {
    }

    /// <summary>The member.</summary>
    public Optional<T> Optional { get; } = optional;

    /// <summary>Whether the member is there, if only as null.</summary>
    public bool IsPresent => Optional.IsPresent;

    /// <summary>The value; the default of its type when the member is absent.</summary>
    [MaybeNull]
    public T Value => Optional.Value;

    /// <summary>Takes a member.</summary>
    /// <param name="optional">The member.</param>
    public static implicit operator OptionalValue<T, TCodec>(Optional<T> optional) => new(optional);

    /// <summary>Gives the member.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Optional<T>(OptionalValue<T, TCodec> value) => value.Optional;

    /// <summary>Whether two are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(OptionalValue<T, TCodec> left, OptionalValue<T, TCodec> right) => left.Equals(right);

    /// <summary>Whether two differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(OptionalValue<T, TCodec> left, OptionalValue<T, TCodec> right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(OptionalValue<T, TCodec> other) => IsPresent == other.IsPresent && TCodec.AreEqual(Value!, other.Value!);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is OptionalValue<T, TCodec> other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => IsPresent ? HashCode.Combine(1, TCodec.Hash(Value!)) : 0;
}

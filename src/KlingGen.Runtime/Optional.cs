using System.Diagnostics.CodeAnalysis;

namespace KlingGen.Runtime;

/// <summary>The value of a member that may be absent, null, or present: <c>Optional&lt;string?&gt;</c>. The default is absent.</summary>
/// <typeparam name="T">The type of the value; nullable, where null is a value.</typeparam>
public readonly struct Optional<T> : IEquatable<Optional<T>>
{
    /// <summary>Makes a value that is present.</summary>
    /// <param name="value">The value, which may be null.</param>
    public Optional(T value)
    {
        Value = value;
        IsPresent = true;
    }

    /// <summary>Whether the member is there, if only as null.</summary>
    public bool IsPresent { get; }

    /// <summary>Whether the member is there with the value null.</summary>
    public bool IsNull => IsPresent && Value is null;

    /// <summary>The value; the default of its type when the member is absent.</summary>
    [MaybeNull]
    public T Value { get; }

    /// <summary>Makes a value that is present.</summary>
    /// <param name="value">The value, which may be null.</param>
    public static implicit operator Optional<T>(T value) => new(value);

    /// <summary>Whether two are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Optional<T> left, Optional<T> right) => left.Equals(right);

    /// <summary>Whether two differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Optional<T> left, Optional<T> right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(Optional<T> other) => IsPresent == other.IsPresent && EqualityComparer<T>.Default.Equals(Value, other.Value);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Optional<T> other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => IsPresent ? HashCode.Combine(1, Value) : 0;

    /// <inheritdoc />
    public override string ToString() => !IsPresent ? "(absent)" : Value?.ToString() ?? "null";
}

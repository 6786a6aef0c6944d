using System.ComponentModel;
using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>How values of a type are read, written and checked: given as type parameters, codecs nest without code of their own.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public interface IJsonCodec<T>
{
    /// <summary>Reads a value.</summary>
    /// <param name="reader">Stands on the value's first token; afterwards on its last.</param>
    static abstract T Read(ref Utf8JsonReader reader);

    /// <summary>Writes a value.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="value">The value.</param>
    static abstract void Write(Utf8JsonWriter writer, T value);

    /// <summary>Checks a value against the rules that its type carries.</summary>
    /// <param name="value">The value.</param>
    /// <param name="context">Where broken rules are reported.</param>
    static abstract void Validate(T value, ref ValidationContext context);

    /// <summary>Reads a value at once, if that is how its type is mostly written.</summary>
    /// <param name="reader">Stands on the value, where it stays.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether the value was read; if not, <see cref="Read"/> may still do.</returns>
    static virtual bool TryRead(ref Utf8JsonReader reader, out T value)
    {
        value = default!;
        return false;
    }

    /// <summary>Whether two values are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    static virtual bool AreEqual(T left, T right) => EqualityComparer<T>.Default.Equals(left, right);

    /// <summary>A hash code that equal values share.</summary>
    /// <param name="value">The value.</param>
    static virtual int Hash(T value) => value is null ? 0 : value.GetHashCode();
}

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
}

using System.Text.Json;

namespace KlingGen.Runtime;

/// <summary>A type that a document describes: it reads and writes itself as JSON, and knows the document's rules.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IApiModel<TSelf> : IApiValue
    where TSelf : IApiModel<TSelf>
{
    /// <summary>Reads one value.</summary>
    /// <param name="reader">Stands on the value's first token; afterwards on its last.</param>
    /// <exception cref="ApiJsonException">A value has the wrong JSON type.</exception>
    static abstract TSelf Read(ref Utf8JsonReader reader);
}

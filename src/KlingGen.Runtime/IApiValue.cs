using System.Text.Json;

namespace KlingGen.Runtime;

/// <summary>A value of a type that a document describes, whichever type it is.</summary>
public interface IApiValue
{
    /// <summary>Writes the value.</summary>
    /// <param name="writer">Where the value is written.</param>
    void Write(Utf8JsonWriter writer);

    /// <summary>Checks the value against the rules of its document.</summary>
    /// <param name="context">Where broken rules are reported.</param>
    void Validate(ref ValidationContext context);
}

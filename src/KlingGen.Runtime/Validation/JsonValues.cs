using System.Text.Json;

namespace KlingGen.Runtime.Validation;

/// <summary>The values of an <c>enum</c> or <c>const</c> that are not all strings or numbers of one type.</summary>
public sealed class JsonValues
{
    private readonly string _json;
    private JsonElement[]? _values;

    /// <summary>Makes a list of values.</summary>
    /// <param name="json">The values as a JSON array.</param>
    public JsonValues(string json) => _json = json;

    /// <summary>Whether a value is one of these.</summary>
    /// <param name="value">The value.</param>
    public bool Contains(JsonView value)
    {
        foreach (var known in _values ??= Parse())
        {
            if (value.IsEqualTo(known))
            {
                return true;
            }
        }

        return false;
    }

    private JsonElement[] Parse()
    {
        using var document = JsonDocument.Parse(_json);
        return document.RootElement.Clone().EnumerateArray().ToArray();
    }
}

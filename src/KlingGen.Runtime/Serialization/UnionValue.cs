using System.ComponentModel;
using System.Text.Json;
using KlingGen.Runtime.Validation;

namespace KlingGen.Runtime.Serialization;

/// <summary>Values of a union's cases that know themselves what they are: generated types, strings and JSON.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public static class UnionValue
{
    /// <summary>Writes a value.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="value">The value; null for none.</param>
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case IApiValue model:
                model.Write(writer);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            default:
                JsonElementCodec.Write(writer, Json(value));
                break;
        }
    }

    /// <summary>Checks a value against the rules that its type carries.</summary>
    /// <param name="value">The value; null for none.</param>
    /// <param name="context">Where broken rules are reported.</param>
    public static void Validate(object? value, ref ValidationContext context)
    {
        switch (value)
        {
            case IApiValue model:
                context.Model(model);
                break;
            case string text:
                context.Text(text);
                break;
        }
    }

    /// <summary>A value as JSON Schema sees it.</summary>
    /// <param name="value">The value; null for none.</param>
    public static JsonView View(object? value) => value switch
    {
        IApiUnion union => union.View(),
        IApiValue model => RawJson.Of(model),
        string text => text,
        _ => Json(value),
    };

    private static JsonElement Json(object? value) => value switch
    {
        RawJson raw => raw.Element,
        JsonElement element => element,
        _ => default,
    };
}

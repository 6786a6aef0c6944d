using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using KlingGen.Runtime.Serialization;

namespace KlingGen.Runtime.Validation;

/// <summary>A value as JSON Schema sees it, for rules about values whose C# type does not say what JSON they are.</summary>
public readonly struct JsonView
{
    private readonly string? _text;
    private readonly JsonElement _element;
    private readonly JsonNumber _number;

    private JsonView(JsonValueKind kind, string? text = null, JsonNumber number = default, JsonElement element = default)
    {
        Kind = kind;
        _text = text;
        _number = number;
        _element = element;
    }

    /// <summary>The kind of JSON value; undefined when there is none.</summary>
    public JsonValueKind Kind { get; }

    /// <summary>A JSON value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator JsonView(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => new(JsonValueKind.String, value.GetString()),
        JsonValueKind.Number => new(JsonValueKind.Number, number: JsonNumber.Of(value)),
        _ => new(value.ValueKind, element: value),
    };

    /// <summary>A string.</summary>
    /// <param name="value">The string.</param>
    public static implicit operator JsonView(string? value) => new(value is null ? JsonValueKind.Undefined : JsonValueKind.String, value);

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator JsonView(long value) => new(JsonValueKind.Number, number: new JsonNumber((decimal)value));

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator JsonView(double value) => new(JsonValueKind.Number, number: new JsonNumber(value));

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator JsonView(decimal value) => new(JsonValueKind.Number, number: new JsonNumber(value));

    /// <summary>A boolean.</summary>
    /// <param name="value">The boolean.</param>
    public static implicit operator JsonView(bool value) => new(value ? JsonValueKind.True : JsonValueKind.False);

    /// <summary>A union's value.</summary>
    /// <typeparam name="T">The union.</typeparam>
    /// <param name="value">The value.</param>
    public static JsonView Of<T>(T value)
        where T : IApiUnion => value.View();

    /// <summary>Any value, by way of its JSON.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="value">The value.</param>
    public static JsonView Of<T, TCodec>(T value)
        where TCodec : IJsonCodec<T> => RawJson.Of<T, TCodec>(value);

    /// <summary>Whether the value is a string.</summary>
    /// <param name="value">The string.</param>
    public bool IsString([NotNullWhen(true)] out string? value)
    {
        value = _text;
        return Kind == JsonValueKind.String;
    }

    /// <summary>Whether the value is a number.</summary>
    /// <param name="value">The number.</param>
    public bool IsNumber(out JsonNumber value)
    {
        value = _number;
        return Kind == JsonValueKind.Number;
    }

    /// <summary>Whether the value is an array.</summary>
    /// <param name="value">The array.</param>
    public bool IsArray(out JsonElement value)
    {
        value = _element;
        return Kind == JsonValueKind.Array;
    }

    /// <summary>Whether the value is an object.</summary>
    /// <param name="value">The object.</param>
    public bool IsObject(out JsonElement value)
    {
        value = _element;
        return Kind == JsonValueKind.Object;
    }

    /// <summary>Whether the value is of one of some types.</summary>
    /// <param name="kinds">The types.</param>
    public bool IsOf(JsonTypes kinds) => Kind switch
    {
        JsonValueKind.Null => (kinds & JsonTypes.Null) != 0,
        JsonValueKind.True or JsonValueKind.False => (kinds & JsonTypes.Boolean) != 0,
        JsonValueKind.Number => (kinds & (_number.IsInteger ? JsonTypes.Integer : JsonTypes.Fraction)) != 0,
        JsonValueKind.String => (kinds & JsonTypes.String) != 0,
        JsonValueKind.Array => (kinds & JsonTypes.Array) != 0,
        JsonValueKind.Object => (kinds & JsonTypes.Object) != 0,
        _ => true,
    };

    internal bool IsEqualTo(JsonElement other) => Kind == other.ValueKind && Kind switch
    {
        JsonValueKind.String => other.ValueEquals(_text),
        JsonValueKind.Number => _number.CompareTo(JsonNumber.Of(other)) == 0,
        JsonValueKind.Array or JsonValueKind.Object => JsonEquality.AreEqual(_element, other),
        _ => true,
    };
}

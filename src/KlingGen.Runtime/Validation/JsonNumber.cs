using System.Text.Json;

namespace KlingGen.Runtime.Validation;

/// <summary>A number whose C# type is not known: exact where a decimal holds it.</summary>
public readonly struct JsonNumber
{
    private readonly decimal _exact;
    private readonly bool _isExact;

    /// <summary>Makes a number.</summary>
    /// <param name="value">The number.</param>
    public JsonNumber(decimal value)
    {
        _exact = value;
        _isExact = true;
        Approximate = (double)value;
    }

    /// <summary>Makes a number.</summary>
    /// <param name="value">The number.</param>
    public JsonNumber(double value)
    {
        Approximate = value;
        _isExact = Multiples.TryGetDecimal(value, out _exact);
    }

    /// <summary>Makes a number that is written with the digits of 32 bits: 0.1 is 0.1, not 0.10000000149011612.</summary>
    /// <param name="value">The number.</param>
    public JsonNumber(float value)
        : this(Multiples.Widen(value))
    {
    }

    private JsonNumber(JsonElement element)
    {
        _isExact = element.TryGetDecimal(out _exact);
        Approximate = element.GetDouble();
    }

    /// <summary>The nearest number of 64 bits.</summary>
    public double Approximate { get; }

    /// <summary>Whether the number is whole.</summary>
    public bool IsInteger => _isExact ? decimal.IsInteger(_exact) : double.IsInteger(Approximate);

    /// <summary>The exact value, where a decimal holds it.</summary>
    /// <param name="value">The value.</param>
    public bool TryGetDecimal(out decimal value)
    {
        value = _exact;
        return _isExact;
    }

    /// <inheritdoc />
    public override string ToString() => _isExact ? JsonText.Of(_exact) : JsonText.Of(Approximate);

    internal static JsonNumber Of(JsonElement element) => new(element);

    internal int CompareTo(JsonNumber other) =>
        _isExact && other._isExact ? _exact.CompareTo(other._exact) : Approximate.CompareTo(other.Approximate);
}

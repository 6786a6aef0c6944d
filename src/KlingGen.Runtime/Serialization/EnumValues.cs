using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>The known values of an enum of strings. A value that is known is not allocated again when it is read.</summary>
public sealed class EnumValues
{
    /// <summary>With more values than this a set is asked, with fewer the list is walked.</summary>
    private const int MaxWalked = 16;

    private readonly string[] _values;
    private readonly NameTable _table;
    private readonly HashSet<string>? _set;

    /// <summary>Makes a table.</summary>
    /// <param name="values">The values, in the order of the document.</param>
    public EnumValues(params string[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _values = values;
        _table = new NameTable(values);
        _set = values.Length > MaxWalked ? new HashSet<string>(values, StringComparer.Ordinal) : null;
    }

    /// <summary>Reads a value, known or not.</summary>
    /// <param name="reader">Stands on the value.</param>
    public string Read(ref Utf8JsonReader reader)
    {
        if (reader is { TokenType: JsonTokenType.String or JsonTokenType.PropertyName, HasValueSequence: false, ValueIsEscaped: false })
        {
            var index = _table.Find(reader.ValueSpan, -1);
            return index >= 0 ? _values[index] : reader.GetString()!;
        }

        return reader.TokenType == JsonTokenType.PropertyName ? reader.GetString()! : StringCodec.Read(ref reader);
    }

    /// <summary>Whether a value is known.</summary>
    /// <param name="value">The value.</param>
    public bool Contains(string? value)
    {
        if (value is null)
        {
            return false;
        }

        foreach (var known in _values)
        {
            if (ReferenceEquals(known, value))
            {
                return true;
            }
        }

        return _set?.Contains(value) ?? Array.IndexOf(_values, value) >= 0;
    }

    /// <summary>The values as a list of the enum's own type.</summary>
    /// <typeparam name="T">The enum's type.</typeparam>
    /// <param name="convert">Makes an enum of a value.</param>
    public IReadOnlyList<T> ToList<T>(Converter<string, T> convert) => Array.AsReadOnly(Array.ConvertAll(_values, convert));

    /// <summary>Reports a value that is not known.</summary>
    /// <param name="value">The value; null reports nothing.</param>
    /// <param name="context">Where it is reported.</param>
    public void Validate(string? value, ref ValidationContext context)
    {
        if (value is not null && !Contains(value))
        {
            context.UnknownValue(value, _values);
        }
    }
}

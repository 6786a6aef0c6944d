using System.Globalization;
using System.Text.Json;
using KlingGen.Runtime.Serialization;
using KlingGen.Runtime.Validation;

namespace KlingGen.Runtime.Http;

/// <summary>The value of a parameter or a form's field as OpenAPI sees it: absent, a text, a list or an object.</summary>
public sealed class ParameterValue
{
    private ParameterValue(
        string? text,
        IReadOnlyList<ParameterValue>? items,
        IReadOnlyList<KeyValuePair<string, ParameterValue>>? members,
        bool isLiteral = false,
        ValidationError? fault = null)
    {
        Fault = fault ?? FaultIn(items, members);
        Text = text;
        IsLiteral = isLiteral;
        Items = items;
        Members = members;
    }

    internal static ParameterValue Absent { get; } = new(text: null, items: null, members: null);

    internal string? Text { get; }

    /// <summary>What is wrong with the value, where nothing can say it.</summary>
    internal ValidationError? Fault { get; }

    /// <summary>Whether the text is a number or a boolean, which JSON writes without quotes.</summary>
    internal bool IsLiteral { get; }

    internal IReadOnlyList<ParameterValue>? Items { get; }

    internal IReadOnlyList<KeyValuePair<string, ParameterValue>>? Members { get; }

    internal bool IsAbsent => Text is null && Items is null && Members is null;

    /// <summary>A text.</summary>
    /// <param name="value">The text; null leaves the parameter out.</param>
    public static implicit operator ParameterValue(string? value) => Of(value);

    /// <summary>A boolean, <c>true</c> or <c>false</c>.</summary>
    /// <param name="value">The value; null leaves the parameter out.</param>
    public static implicit operator ParameterValue(bool? value) => Literal(value switch { true => "true", false => "false", null => null });

    /// <summary>A whole number.</summary>
    /// <param name="value">The value; null leaves the parameter out.</param>
    public static implicit operator ParameterValue(int? value) => Literal(value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>A whole number.</summary>
    /// <param name="value">The value; null leaves the parameter out.</param>
    public static implicit operator ParameterValue(long? value) => Literal(value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>A number.</summary>
    /// <param name="value">The value; null leaves the parameter out.</param>
    public static implicit operator ParameterValue(float? value) => value switch
    {
        null => Absent,
        { } number when float.IsFinite(number) => Literal(number.ToString("R", CultureInfo.InvariantCulture)),
        { } number => Faulty(number.ToString(CultureInfo.InvariantCulture), "", Unwritable.Number(number)),
    };

    /// <summary>A number.</summary>
    /// <param name="value">The value; null leaves the parameter out.</param>
    public static implicit operator ParameterValue(double? value) => value switch
    {
        null => Absent,
        { } number when double.IsFinite(number) => Literal(number.ToString("R", CultureInfo.InvariantCulture)),
        { } number => Faulty(number.ToString(CultureInfo.InvariantCulture), "", Unwritable.Number(number)),
    };

    /// <summary>A number.</summary>
    /// <param name="value">The value; null leaves the parameter out.</param>
    public static implicit operator ParameterValue(decimal? value) => Literal(value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>A moment, after RFC 3339.</summary>
    /// <param name="value">The value; null leaves the parameter out.</param>
    public static implicit operator ParameterValue(DateTimeOffset? value) => Of(value is not { } moment
        ? null
        : moment.Offset == TimeSpan.Zero
            ? moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)
            : moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture));

    /// <summary>A date, <c>2026-11-21</c>.</summary>
    /// <param name="value">The value; null leaves the parameter out.</param>
    public static implicit operator ParameterValue(DateOnly? value) => Of(value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>A time of day, <c>09:30:00</c>.</summary>
    /// <param name="value">The value; null leaves the parameter out.</param>
    public static implicit operator ParameterValue(TimeOnly? value) =>
        Of(value?.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));

    /// <summary>A UUID.</summary>
    /// <param name="value">The value; null leaves the parameter out.</param>
    public static implicit operator ParameterValue(Guid? value) => Of(value?.ToString());

    /// <summary>An address, as it was written.</summary>
    /// <param name="value">The value; null leaves the parameter out.</param>
    public static implicit operator ParameterValue(Uri? value) => Of(value?.OriginalString);

    /// <summary>Bytes, in Base64.</summary>
    /// <param name="value">The value; null leaves the parameter out.</param>
    public static implicit operator ParameterValue(byte[]? value) => Of(value is null ? null : Convert.ToBase64String(value));

    /// <summary>Any JSON value; JSON null leaves the parameter out.</summary>
    /// <param name="value">The value; null leaves the parameter out.</param>
    public static implicit operator ParameterValue(JsonElement? value) => value is { } element ? FromJson(element) : Absent;

    /// <summary>A list.</summary>
    /// <typeparam name="T">The type of an item.</typeparam>
    /// <param name="items">The items; null leaves the parameter out.</param>
    /// <param name="convert">Makes a value of an item.</param>
    public static ParameterValue List<T>(IEnumerable<T>? items, Func<T, ParameterValue> convert)
    {
        ArgumentNullException.ThrowIfNull(convert);
        if (items is null)
        {
            return Absent;
        }

        var values = new List<ParameterValue>();
        foreach (var item in items)
        {
            values.Add(convert(item));
        }

        return new(text: null, values, members: null);
    }

    /// <summary>An object whose members are all of one type.</summary>
    /// <typeparam name="T">The type of a member's value.</typeparam>
    /// <param name="members">The members; null leaves the parameter out.</param>
    /// <param name="convert">Makes a value of a member's.</param>
    public static ParameterValue Map<T>(IEnumerable<KeyValuePair<string, T>>? members, Func<T, ParameterValue> convert)
    {
        ArgumentNullException.ThrowIfNull(convert);
        if (members is null)
        {
            return Absent;
        }

        var values = new List<KeyValuePair<string, ParameterValue>>();
        foreach (var (name, value) in members)
        {
            values.Add(new(name, convert(value)));
        }

        return new(text: null, items: null, values);
    }

    /// <summary>A generated type, by way of its JSON.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="model">The value; null leaves the parameter out.</param>
    public static ParameterValue Model<T>(T? model)
        where T : class, IApiModel<T> => model is null ? Absent : OfJson(model);

    /// <summary>A generated enum or union, by way of its JSON.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="model">The value; null leaves the parameter out.</param>
    public static ParameterValue Model<T>(T? model)
        where T : struct, IApiModel<T> => model is { } value ? OfJson(value) : Absent;

    /// <summary>A value written as JSON whatever its style, as the document's <c>content</c> asks.</summary>
    /// <param name="value">The value; an absent one stays absent.</param>
    public static ParameterValue Json(ParameterValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.IsAbsent || value.Fault is not null ? value : Of(ParameterJson.Write(value));
    }

    private static ParameterValue OfJson<T>(T model)
        where T : IApiModel<T>
    {
        try
        {
            using var document = JsonDocument.Parse(ApiJson.ToUtf8Bytes(model));
            return FromJson(document.RootElement);
        }
        catch (ApiJsonException exception)
        {
            return Faulty("", exception.InstanceLocation, exception.Reason);
        }
    }

    internal static ParameterValue FromJson(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new List<KeyValuePair<string, ParameterValue>>();
                foreach (var member in element.EnumerateObject())
                {
                    members.Add(new(member.Name, FromJson(member.Value)));
                }

                return new(text: null, items: null, members);
            case JsonValueKind.Array:
                var items = new List<ParameterValue>(element.GetArrayLength());
                foreach (var item in element.EnumerateArray())
                {
                    items.Add(FromJson(item));
                }

                return new(text: null, items, members: null);
            case JsonValueKind.String:
                return Of(element.GetString());
            case JsonValueKind.Undefined or JsonValueKind.Null:
                return Absent;
            default:
                return Literal(element.GetRawText());
        }
    }

    private static ParameterValue Literal(string? text) => text is null ? Absent : new(text, items: null, members: null, isLiteral: true);

    private static ParameterValue Of(string? text) => text is null ? Absent
        : WellFormedText.Is(text) ? new(text, items: null, members: null)
        : Faulty(text, "", Unwritable.Text);

    private static ParameterValue Faulty(string text, string location, string message) => new(
        text, items: null, members: null, fault: new() { InstanceLocation = location, Keyword = "type", Message = message });

    private static ValidationError? FaultIn(
        IReadOnlyList<ParameterValue>? items, IReadOnlyList<KeyValuePair<string, ParameterValue>>? members)
    {
        for (var i = 0; i < items?.Count; i++)
        {
            if (items[i].Fault is { } fault)
            {
                return fault.Within(i.ToString(CultureInfo.InvariantCulture));
            }
        }

        for (var i = 0; i < members?.Count; i++)
        {
            var (name, value) = members[i];
            if (value.Fault is { } fault)
            {
                return fault.Within(name);
            }

            if (!WellFormedText.Is(name))
            {
                return new ValidationError { InstanceLocation = "/" + name, Keyword = "type", Message = Unwritable.Text };
            }
        }

        return null;
    }
}

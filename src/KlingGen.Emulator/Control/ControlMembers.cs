using System.Text.Json;

namespace KlingGen.Emulator.Control;

/// <summary>An object of a command, whose members must be known and of the right kind.</summary>
internal sealed class ControlMembers
{
    private readonly JsonElement _object;
    private readonly string _at;

    /// <param name="value">The object.</param>
    /// <param name="at">Where it stands, as a JSON pointer.</param>
    /// <param name="what">What its members are of, such as "a command".</param>
    /// <param name="allowed">The names of its members.</param>
    /// <exception cref="ControlException">It is no object, or has another member.</exception>
    public ControlMembers(JsonElement value, string at, string what, IReadOnlyList<string> allowed)
        : this(value, at, what)
    {
        foreach (var member in value.EnumerateObject())
        {
            if (!allowed.Contains(member.Name))
            {
                throw ControlException.Unknown(PointerTo(member.Name), $"member of {what}", member.Name, allowed);
            }
        }
    }

    /// <exception cref="ControlException">It is no object.</exception>
    public ControlMembers(JsonElement value, string at, string what)
    {
        _object = value.ValueKind == JsonValueKind.Object
            ? value
            : throw new ControlException(at, $"{Capital(what)} must be an object, but is {Words(value)}.");
        _at = at;
    }

    public string At => _at;

    public bool Has(string name) => _object.TryGetProperty(name, out _);

    public bool IsNull(string name) => _object.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Null;

    public JsonElement? Value(string name) => _object.TryGetProperty(name, out var value) ? value : null;

    public string? Text(string name) => Value(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { } other => throw Wrong(name, other, "a text"),
    };

    /// <summary>A text, or a whole number as text.</summary>
    public string? Code(string name) =>
        Value(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var code) ? code.ToString() : Text(name);

    public bool Flag(string name) => Value(name) switch
    {
        null or { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.True } => true,
        { } other => throw Wrong(name, other, "true or false"),
    };

    public int? Whole(string name, int least, int most = int.MaxValue) => Value(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var whole) && whole >= least && whole <= most => whole,
        { } other => throw Wrong(name, other, $"a whole number from {least} {(most == int.MaxValue ? "up" : $"to {most}")}"),
    };

    public double? Number(string name, double least, double most) => Value(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var found) && found >= least && found <= most => found,
        { } other => throw Wrong(name, other, $"a number from {least} to {most}"),
    };

    public TimeSpan? Duration(string name)
    {
        TimeSpan time;
        return Value(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } text when DurationText.TryParse(text.GetString()!, out time) => time,
            { ValueKind: JsonValueKind.Number } number when DurationText.TryRead(number.GetDouble(), out time) => time,
            { } other => throw Wrong(name, other, DurationText.Expected),
        };
    }

    /// <summary>One of several words.</summary>
    public T? Word<T>(string name, string what, IReadOnlyDictionary<string, T> words)
        where T : struct =>
        Text(name) is not { } word ? null
        : words.TryGetValue(word, out var meaning) ? meaning
        : throw ControlException.Unknown(PointerTo(name), what, word, [.. words.Keys]);

    /// <summary>The items of a list; none where there is no list.</summary>
    public IReadOnlyList<(JsonElement Item, string At)> Items(string name) => Value(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } items =>
            [.. items.EnumerateArray().Select((item, index) => (item, $"{PointerTo(name)}/{index}"))],
        { } other => throw Wrong(name, other, "a list"),
    };

    public string PointerTo(string name) =>
        $"{_at}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    public ControlException Missing(string name, string what) => new(_at, $"\"{name}\" is missing: {what}.", [name]);

    public ControlException Wrong(string name, JsonElement found, string expected) =>
        new(PointerTo(name), $"\"{name}\" must be {expected}, but is {Words(found)}.");

    private static string Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => value.GetRawText() is { Length: <= 60 } text ? text : "a long text",
        JsonValueKind.Undefined => "missing",
        _ => value.GetRawText(),
    };

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}

using System.ComponentModel;
using System.Text;
using System.Text.Json;
using KlingGen.Runtime.Validation;

namespace KlingGen.Runtime.Serialization;

/// <summary>The cases of a union, and which of them a value is. A value that cannot be read as a case is not of it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UnionCases
{
    /// <summary>The number of a value that fits no case.</summary>
    internal const int Raw = -1;

    private readonly UnionCase[] _cases;
    private readonly UnionCase[] _strings;
    private readonly UnionCase[] _numbers;
    private readonly UnionCase[] _booleans;
    private readonly UnionCase[] _arrays;
    private readonly UnionCase[] _objects;
    private readonly ObjectCases? _table;
    private readonly Dictionary<string, UnionCase[]>? _named;
    private readonly UnionCase[] _others = [];

    /// <summary>Makes a table.</summary>
    /// <param name="keyword">The keyword of JSON Schema that makes the union.</param>
    /// <param name="discriminator">The member that names the case of an object; null where none does.</param>
    /// <param name="cases">The cases, those first that take less.</param>
    public UnionCases(string keyword, string? discriminator, params UnionCase[] cases)
    {
        ArgumentNullException.ThrowIfNull(keyword);
        ArgumentNullException.ThrowIfNull(cases);
        Keyword = keyword;
        Discriminator = discriminator;
        _cases = cases;
        _strings = Of(JsonTypes.String);
        _numbers = Of(JsonTypes.Integer | JsonTypes.Fraction);
        _booleans = Of(JsonTypes.Boolean);
        _arrays = Of(JsonTypes.Array);
        _objects = Of(JsonTypes.Object);
        if (_objects.Length > 0 && Array.TrueForAll(_objects, static @case => @case.Object is not null))
        {
            _table = new ObjectCases(Array.ConvertAll(_objects, static @case => @case.Object!));
        }

        if (discriminator is not null && Array.Exists(_objects, static @case => @case.Values.Count > 0 || @case.IsDefault))
        {
            _named = new(StringComparer.Ordinal);
            foreach (var @case in _objects)
            {
                foreach (var value in @case.Values)
                {
                    _named.TryAdd(value, [@case]);
                }
            }

            _others = Array.FindAll(_objects, static @case => @case.IsDefault);
        }
    }

    internal string Keyword { get; }

    /// <summary>The member that names the case of an object.</summary>
    internal string? Discriminator { get; }

    internal bool IsNamed => _named is not null;

    internal IReadOnlyList<UnionCase> All => _cases;

    internal IReadOnlyList<UnionCase> Objects => _objects;

    /// <summary>Reads a value: as the first case that it can be read as, and of those that may overlap as one whose rules it keeps.
    /// One that fits none is kept as it is.</summary>
    /// <typeparam name="T">The union.</typeparam>
    /// <param name="reader">Stands on the value's first token; afterwards on its last.</param>
    public T Read<T>(ref Utf8JsonReader reader)
        where T : struct, IApiCases<T>
    {
        var cases = Of(reader);
        return (cases.Length == 1 ? CaseCodec<T>.TryRead(cases[0].Number, ref reader, out var value)
            : cases.Length > 1 ? TryEach(cases, ref reader, out value)
            : Nothing(out value)) ? value : T.ReadCase(Raw, ref reader);
    }

    /// <summary>Checks a value that may fit several cases.</summary>
    /// <typeparam name="T">The union.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="number">The number of the case that it was read as.</param>
    /// <param name="context">Where broken rules are reported.</param>
    public void Validate<T>(T value, int number, ref ValidationContext context)
        where T : struct, IApiModel<T>, IApiCases<T>
    {
        if (!MayOverlap(number))
        {
            value.ValidateCase(ref context);
        }
        else if (Keyword == "anyOf")
        {
            ValidateAny(value, number, ref context);
        }
        else
        {
            ValidateOne(value, number, ref context);
        }
    }

    /// <summary>Says what is wrong with a value that fits no case.</summary>
    /// <typeparam name="T">The union.</typeparam>
    /// <param name="value">The value, as it was read.</param>
    /// <param name="context">Where broken rules are reported.</param>
    public void Explain<T>(object? value, ref ValidationContext context)
        where T : struct, IApiCases<T>
    {
        if (value is not RawJson raw)
        {
            return;
        }

        if (context.IsProbe)
        {
            context.Condition(false, Keyword, "");
            return;
        }

        new UnionExplanation(this).Add<T>(Encoding.UTF8.GetBytes(raw.Element.GetRawText()), ref context);
    }

    /// <summary>The only case that a value can be meant to be; null where there are several or none.</summary>
    internal UnionCase? Meant(in Utf8JsonReader reader)
    {
        var cases = Of(reader);
        if (cases.Length == 1 || _table is null || reader.TokenType != JsonTokenType.StartObject)
        {
            return cases.Length == 1 ? cases[0] : null;
        }

        var tried = default(CasesTried);
        var first = _table.Choose(reader, tried, out var fit);
        if (first < 0)
        {
            return null;
        }

        tried.Add(first);
        return _table.Choose(reader, tried, out var next) < 0 || next > fit ? _objects[first] : null;
    }

    // What is inside is checked as few times as can be: unions inside unions multiply them.
    private void ValidateAny<T>(T value, int number, ref ValidationContext context)
        where T : struct, IApiModel<T>, IApiCases<T>
    {
        var holds = Holds(value);
        if (!holds && CountOthers(value, number, null) > 0)
        {
            return;
        }

        if (context.IsProbe)
        {
            context.Condition(holds, Keyword, "");
            return;
        }

        value.ValidateCase(ref context);
    }

    private void ValidateOne<T>(T value, int number, ref ValidationContext context)
        where T : struct, IApiModel<T>, IApiCases<T>
    {
        var fitting = context.IsProbe ? null : new List<UnionCase>();
        var others = CountOthers(value, number, fitting);
        if (others == 0)
        {
            value.ValidateCase(ref context);
            return;
        }

        var holds = others > 1 || Holds(value);
        if (others == 1 && holds)
        {
            fitting?.Add(Array.Find(_cases, @case => @case.Number == number)!);
        }

        context.Condition(!holds, Keyword, holds && fitting is not null ? new UnionExplanation(this).OfSeveral(fitting) : "");
    }

    private static bool Nothing<T>(out T value)
        where T : struct
    {
        value = default;
        return false;
    }

    private static bool Holds<T>(T value)
        where T : struct, IApiCases<T>
    {
        var probe = ValidationContext.Probe();
        value.ValidateCase(ref probe);
        return probe.IsValid;
    }

    /// <summary>Whether a value keeps the rules of its case, leaving aside those of objects inside it.</summary>
    private static bool HoldsByItself<T>(T value)
        where T : struct, IApiCases<T>
    {
        var probe = ValidationContext.ShallowProbe();
        value.ValidateCase(ref probe);
        return probe.IsValid;
    }

    private bool MayOverlap(int number)
    {
        foreach (var @case in _cases)
        {
            if (@case.Number == number)
            {
                return @case.Overlaps;
            }
        }

        return false;
    }

    private UnionCase[] Of(JsonTypes types) => Array.FindAll(_cases, @case => (@case.Types & types) != 0);

    /// <summary>The cases that a value may be by its JSON type and its discriminator.</summary>
    private UnionCase[] Of(in Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => _strings,
        JsonTokenType.Number => _numbers,
        JsonTokenType.True or JsonTokenType.False => _booleans,
        JsonTokenType.StartArray => _arrays,
        JsonTokenType.StartObject when _named is { } named =>
            ObjectCases.Discriminator(reader, Discriminator!) is { } value && named.TryGetValue(value, out var found) ? found : _others,
        JsonTokenType.StartObject => _objects,
        _ => [],
    };

    private bool TryEach<T>(UnionCase[] cases, ref Utf8JsonReader reader, out T value)
        where T : struct, IApiCases<T>
    {
        using var budget = TrialBudget.Enter(reader);
        var tried = default(CasesTried);
        var behind = reader;
        var isReadable = false;
        value = default;
        while (Next(cases, reader, tried) is >= 0 and var index)
        {
            var ahead = reader;
            if (CaseCodec<T>.TryRead(cases[index].Number, ref ahead, out var read))
            {
                if (!cases[index].Overlaps || HoldsByItself(read))
                {
                    value = read;
                    reader = ahead;
                    return true;
                }

                if (!isReadable)
                {
                    value = read;
                    behind = ahead;
                    isReadable = true;
                }
            }

            tried.Add(index);
            if (!TrialBudget.Spend(reader))
            {
                break;
            }
        }

        reader = behind;
        return isReadable;
    }

    private int Next(UnionCase[] cases, in Utf8JsonReader reader, in CasesTried tried)
    {
        if (_table is not null && reader.TokenType == JsonTokenType.StartObject)
        {
            return _table.Choose(reader, tried, out _);
        }

        var index = 0;
        while (index < cases.Length && tried.Contains(index))
        {
            index++;
        }

        return index < cases.Length ? index : -1;
    }

    /// <summary>How many other cases a value fits as well.</summary>
    private int CountOthers<T>(T value, int own, List<UnionCase>? found)
        where T : struct, IApiModel<T>, IApiCases<T>
    {
        var utf8 = ApiJson.ToUtf8Bytes(value);
        using var budget = TrialBudget.Enter(utf8);
        var count = 0;
        foreach (var @case in _cases)
        {
            if (@case.Number == own || !@case.Overlaps)
            {
                continue;
            }

            if (!TrialBudget.Spend(utf8.Length))
            {
                break;
            }

            var reader = new Utf8JsonReader(utf8);
            reader.Read();
            if (CaseCodec<T>.TryRead(@case.Number, ref reader, out var other) && Holds(other))
            {
                count++;
                found?.Add(@case);
            }
        }

        return count;
    }
}

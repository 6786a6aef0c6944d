using System.Globalization;
using System.Text.Json;
using KlingGen.Runtime.Validation;

namespace KlingGen.Runtime.Serialization;

/// <summary>Says in words of JSON why a value fits no case of a union.</summary>
internal sealed class UnionExplanation(UnionCases cases)
{
    /// <summary>More than this many cases are not told one by one.</summary>
    private const int MaxTold = 4;

    private static readonly string[] s_ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];

    /// <summary>Reports what is wrong: inside the value, where it can be meant to be one case only.</summary>
    public void Add<T>(byte[] utf8, ref ValidationContext context)
        where T : struct, IApiCases<T>
    {
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        if (cases.Meant(reader) is not { } meant)
        {
            var isObject = reader.TokenType == JsonTokenType.StartObject;
            if (isObject && Common<T>(utf8) is { } common)
            {
                foreach (var error in ValidationOfText.Combine(utf8, common, new ValidationResult([], [])).Errors)
                {
                    context.Add(error);
                }

                return;
            }

            context.AddError("", cases.Keyword, isObject ? OfObject<T>(reader, utf8) : OfKinds(reader));
            return;
        }

        var mismatches = new List<JsonMismatch>();
        var value = CaseCodec<T>.Collect(meant.Number, utf8, mismatches);
        if (mismatches.Exists(static mismatch => mismatch.Offset == 0))
        {
            context.AddError("", cases.Keyword, OfKinds(reader));
            return;
        }

        var rules = new ValidationContext();
        value.ValidateCase(ref rules);
        foreach (var error in ValidationOfText.Combine(utf8, mismatches, rules.AllFound()).Errors)
        {
            context.Add(error);
        }
    }

    /// <summary>Of a value that fits several cases where it must fit one.</summary>
    public string OfSeveral(IReadOnlyList<UnionCase> fitting)
    {
        var names = fitting.OrderBy(static @case => @case.Number).Select(Name).Take(MaxTold).ToList();
        if (fitting.Count > MaxTold)
        {
            names.Add("others");
        }

        return $"Must fit exactly one case, but fits several: {Join(names, "and")}.";
    }

    /// <summary>What is wrong with a value as each of the cases alike; null where they differ.</summary>
    private List<JsonMismatch>? Common<T>(byte[] utf8)
        where T : struct, IApiCases<T>
    {
        List<JsonMismatch>? common = null;
        foreach (var @case in cases.Objects.Take(MaxTold + 1))
        {
            var mismatches = new List<JsonMismatch>();
            CaseCodec<T>.Collect(@case.Number, utf8, mismatches);
            if (mismatches.Count == 0 || mismatches.Exists(static mismatch => mismatch.Offset == 0)
                || (common is not null && !common.SequenceEqual(mismatches)))
            {
                return null;
            }

            common = mismatches;
        }

        return cases.Objects.Count > MaxTold ? null : common;
    }

    private static string Join(IReadOnlyList<string> parts, string word) => parts.Count switch
    {
        0 => "",
        1 => parts[0],
        _ => string.Join(", ", parts.Take(parts.Count - 1)) + " " + word + " " + parts[^1],
    };

    /// <summary>Names or values; of many only some.</summary>
    private static string List(IEnumerable<string> parts, string word)
    {
        var all = parts.Distinct().ToList();
        return all.Count <= MaxTold + 1
            ? Join(all, word)
            : Join([.. all.Take(MaxTold), string.Create(CultureInfo.InvariantCulture, $"{all.Count - MaxTold} more")], word);
    }

    private static string MustBe(string what, string found) => $"Must be {what}, but is {found}.";

    /// <summary>The names of the members that an object has.</summary>
    private static HashSet<string> MembersOf(Utf8JsonReader reader)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            names.Add(reader.GetString()!);
            reader.Read();
            reader.Skip();
        }

        return names;
    }

    private static bool Find(ref Utf8JsonReader reader, string name)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isFound = reader.ValueTextEquals(name);
            reader.Read();
            if (isFound)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }

    private string OfKinds(Utf8JsonReader reader) =>
        MustBe(
            List(cases.All.OrderBy(static @case => @case.Number).Select(static @case => @case.Label), "or"),
            FoundValue.Describe(ref reader));

    private string OfObject<T>(Utf8JsonReader reader, byte[] utf8)
        where T : struct, IApiCases<T>
    {
        if (cases.Objects.Count == 0)
        {
            return OfKinds(reader);
        }

        var naming = cases.IsNamed ? cases.Discriminator : NamingMember();
        if (naming is not null && OfName(reader, naming) is { } sentence)
        {
            return sentence;
        }

        var reasons = new List<string>();
        var members = MembersOf(reader);
        foreach (var @case in cases.Objects.OrderBy(static @case => @case.Number).Take(MaxTold))
        {
            reasons.Add($"for {Name(@case)}, {Reason<T>(@case, members, reader, utf8)}");
        }

        var count = cases.Objects.Count;
        var rest = count > MaxTold ? string.Create(CultureInfo.InvariantCulture, $"; {count - MaxTold} more do not fit either") : "";
        var head = count switch
        {
            1 => "Does not fit",
            2 => "Fits neither case",
            _ => $"Fits none of {count.ToString(CultureInfo.InvariantCulture)} cases",
        };
        return $"{head}: {string.Join("; ", reasons)}{rest}.";
    }

    /// <summary>The member by whose fixed value each case is named.</summary>
    private string? NamingMember() => cases.Objects[0].Object?.Members
        .FirstOrDefault(name => cases.Objects.All(@case => @case.Object is { } known && ConstantsOf(known, name) is not null));

    private static JsonConstant[]? ConstantsOf(ObjectCase @case, string name) =>
        Array.IndexOf(@case.Members, name) is >= 0 and var index ? @case.Constants[index] : null;

    /// <summary>Of the member that names the case, where it is missing or names none.</summary>
    private string? OfName(Utf8JsonReader reader, string naming)
    {
        var member = FoundValue.Quote(naming);
        var values = List(
            cases.Objects.OrderBy(static @case => @case.Number).SelectMany(@case => cases.IsNamed
                ? @case.Values.Select(FoundValue.Quote)
                : ConstantsOf(@case.Object!, naming)!.Select(static constant => Show(constant))),
            "or");
        if (!Find(ref reader, naming))
        {
            return $"The member {member} is missing, which tells the cases apart: {values}.";
        }

        foreach (var @case in cases.Objects)
        {
            if (!cases.IsNamed && ObjectCases.IsAmong(ConstantsOf(@case.Object!, naming)!, ref reader))
            {
                return null;
            }
        }

        return $"The member {member} must be {values}, but is {Found(ref reader)}.";
    }

    private static string Show(JsonConstant constant) =>
        constant.Text is { } text ? FoundValue.Quote(text) : FoundValue.Shorten(System.Text.Encoding.UTF8.GetString(constant.Json));

    private static string Found(ref Utf8JsonReader reader) =>
        FoundValue.Describe(ref reader) is var found && reader.TokenType == JsonTokenType.String ? found["the string ".Length..] : found;

    private static string Reason<T>(UnionCase @case, HashSet<string> members, Utf8JsonReader reader, byte[] utf8)
        where T : struct, IApiCases<T>
    {
        if (@case.Object is { } known)
        {
            var missing = known.Members
                .Where((name, index) => known.IsRequired[index] && !members.Contains(name))
                .Select(FoundValue.Quote)
                .ToList();
            if (missing.Count > 0)
            {
                return $"{List(missing, "and")} {(missing.Count == 1 ? "is" : "are")} missing";
            }

            for (var i = 0; i < known.Members.Length; i++)
            {
                var found = reader;
                if (known.Constants[i] is { } constants && Find(ref found, known.Members[i]) && !ObjectCases.IsAmong(constants, ref found))
                {
                    return $"{FoundValue.Quote(known.Members[i])} must be {List(constants.Select(Show), "or")}";
                }
            }
        }

        var mismatches = new List<JsonMismatch>();
        CaseCodec<T>.Collect(@case.Number, utf8, mismatches);
        if (mismatches.Count == 0)
        {
            return "it breaks the rules";
        }

        var first = mismatches.MinBy(static mismatch => mismatch.Offset);
        var pointer = JsonLocations.PointerAt(utf8, first.Offset);
        var place = pointer.LastIndexOf('/') == 0 ? FoundValue.Quote(Unescape(pointer[1..])) : pointer;
        return place + " m" + first.Message[1..^1];
    }

    private static string Unescape(string segment) =>
        segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    /// <summary>A case by its title, else by the value that names it, else by its place.</summary>
    private string Name(UnionCase @case)
    {
        if (@case.Title is { } title)
        {
            return FoundValue.Quote(title);
        }

        if (@case.Values.Count > 0)
        {
            return FoundValue.Quote(@case.Values[0]);
        }

        var number = @case.Number;
        return number <= s_ordinals.Length ? "the " + s_ordinals[number - 1] : "case " + number.ToString(CultureInfo.InvariantCulture);
    }
}

using System.Globalization;
using System.Runtime.CompilerServices;
using KlingGen.Runtime.Serialization;

namespace KlingGen.Runtime;

/// <summary>
/// Collects what is wrong with a value. Nothing is allocated until a rule is broken: a value reports what is wrong relative
/// to itself, and whoever holds it puts its own name in front (<see cref="At(string, ref int)"/>).
/// </summary>
public ref partial struct ValidationContext
{
    /// <summary>Values that nest deeper are refused; no text that is read does.</summary>
    private const int MaxDepth = 2 * ApiJson.MaxDepth;

    /// <summary>More than this many are counted, not listed.</summary>
    private const int MaxListed = 500;

    private readonly bool _isProbe;
    private readonly bool _isRequest;
    private readonly bool _isShallow;
    private List<ValidationError>? _found;
    private int _failures;
    private int _depth;

    private ValidationContext(bool isProbe, bool isRequest, bool isShallow = false)
    {
        _isProbe = isProbe;
        _isRequest = isRequest;
        _isShallow = isShallow;
    }

    /// <summary>A context that only remembers whether a rule is broken, for conditions.</summary>
    public static ValidationContext Probe() => new(isProbe: true, isRequest: false);

    /// <summary>A probe that leaves objects inside the object aside.</summary>
    internal static ValidationContext ShallowProbe() => new(isProbe: true, isRequest: false, isShallow: true);

    /// <summary>A context for what a client sends, which need not carry what the server sets.</summary>
    internal static ValidationContext OfRequest() => new(isProbe: false, isRequest: true);

    /// <summary>Whether only the number of broken rules is of use.</summary>
    internal readonly bool IsProbe => _isProbe;

    /// <summary>Whether no rule is broken so far. Warnings do not count.</summary>
    public readonly bool IsValid => _failures == 0;

    /// <summary>How much was reported so far; to be handed to <see cref="At(string, ref int)"/>.</summary>
    public readonly int Mark => _found?.Count ?? 0;

    /// <summary>Puts the name of a member in front of the locations that were reported since a mark, and moves the mark.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="mark">Where the member's reports begin.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void At(string name, ref int mark)
    {
        if (_found is { } found && found.Count != mark)
        {
            Prefix(found, JsonLocations.Escape(name), ref mark);
        }
    }

    /// <summary>Puts the index of an item in front of the locations that were reported since a mark, and moves the mark.</summary>
    /// <param name="index">The item's index.</param>
    /// <param name="mark">Where the item's reports begin.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void At(int index, ref int mark)
    {
        if (_found is { } found && found.Count != mark)
        {
            Prefix(found, index.ToString(CultureInfo.InvariantCulture), ref mark);
        }
    }

    /// <summary>Reports what was found elsewhere.</summary>
    /// <param name="error">The broken rule.</param>
    /// <exception cref="ArgumentNullException"><paramref name="error"/> is null.</exception>
    public void Add(ValidationError error)
    {
        ArgumentNullException.ThrowIfNull(error);

        // A copy, because its location grows here.
        List(error with { });
    }

    /// <summary>Reports a broken rule.</summary>
    /// <param name="instanceLocation">The JSON pointer of the value relative to the one that is being checked;
    /// empty for that one itself.</param>
    /// <param name="keyword">The keyword of JSON Schema that comes nearest, such as <c>maximum</c>.</param>
    /// <param name="message">What is wrong and what to do, as a sentence.</param>
    public void AddError(string instanceLocation, string keyword, string message) =>
        List(new ValidationError { InstanceLocation = instanceLocation, Keyword = keyword, Message = message });

    /// <summary>Reports what is likely wrong, but not forbidden.</summary>
    /// <param name="instanceLocation">The JSON pointer of the value relative to the one that is being checked;
    /// empty for that one itself.</param>
    /// <param name="keyword">The keyword of JSON Schema that comes nearest.</param>
    /// <param name="message">What is likely wrong, as a sentence.</param>
    public void AddWarning(string instanceLocation, string keyword, string message) =>
        List(new ValidationError { InstanceLocation = instanceLocation, Keyword = keyword, Message = message, IsWarning = true });

    /// <summary>Checks a value of a generated type against its own rules.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="value">The value.</param>
    public void Model<T>(T value)
        where T : IApiValue
    {
        if (_isShallow && _depth > 0 && (!typeof(T).IsValueType || value is IApiUnion))
        {
            return;
        }

        if (++_depth > MaxDepth)
        {
            AddError("", "depth", "Nests more than " + MaxDepth.ToString(CultureInfo.InvariantCulture) + " levels deep.");
        }
        else
        {
            value.Validate(ref this);
        }

        _depth--;
    }

    /// <summary>What was found.</summary>
    public readonly ValidationResult ToResult() => AllFound().ToldOnce();

    /// <summary>What was found, with a report for each member that is missing, although several may say the same.</summary>
    internal readonly ValidationResult AllFound()
    {
        if (_found is not { } found)
        {
            return ValidationResult.Valid;
        }

        MergeLists(found);
        return found.Exists(static error => error.IsWarning)
            ? new ValidationResult(found.FindAll(static error => !error.IsWarning), found.FindAll(static error => error.IsWarning))
            : new ValidationResult(found, []);
    }

    /// <summary>A value that is on no list of the type is not on the shorter list of a rule set either: that is told once,
    /// in the rule set's words.</summary>
    private static void MergeLists(List<ValidationError> found)
    {
        for (var i = found.Count - 1; i > 0; i--)
        {
            var later = found[i];
            bool IsOfSameValue(ValidationError earlier) => earlier.Keyword == "enum" && earlier.InstanceLocation == later.InstanceLocation;
            if (later.Keyword != "enum" || found.FindIndex(0, i, IsOfSameValue) is not (>= 0 and var first))
            {
                continue;
            }

            found.RemoveAt(i);
            if (!later.IsWarning)
            {
                found[first] = later;
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Prefix(List<ValidationError> found, string name, ref int mark)
    {
        for (var i = mark; i < found.Count; i++)
        {
            found[i].PutInFront(name);
        }

        mark = found.Count;
    }

    private static string Count(int number, string noun) =>
        number.ToString(CultureInfo.InvariantCulture) + " " + noun + (number == 1 ? "" : "s");

    /// <summary>Whether a broken rule must be put into words; a probe only counts it.</summary>
    private bool Records(bool isWarning)
    {
        if (_isProbe && !isWarning)
        {
            _failures++;
        }

        return !_isProbe;
    }

    private void Record(string keyword, string builtIn, string? message, bool isWarning, string? missing = null) =>
        List(new ValidationError
        {
            InstanceLocation = "",
            Keyword = keyword,
            Message = message ?? builtIn,
            IsWarning = isWarning,
            MissingMember = missing,
        });

    private void List(ValidationError error)
    {
        if (!error.IsWarning)
        {
            _failures++;
        }

        // Most faulty values have one fault.
        if (!_isProbe && (_found ??= new(capacity: 1)).Count < MaxListed)
        {
            _found.Add(error);
        }
    }
}

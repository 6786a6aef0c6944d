using System.Globalization;
using System.Runtime.CompilerServices;
using KlingGen.Formats;
using KlingGen.Runtime.Serialization;
using KlingGen.Runtime.Validation;

namespace KlingGen.Runtime;

/// <content>Rules about strings.</content>
public ref partial struct ValidationContext
{
    /// <summary><c>maxLength</c>, in code points.</summary>
    /// <param name="value">The string; null, an absent one, breaks no rule.</param>
    /// <param name="limit">The most code points.</param>
    /// <param name="message">The document's own sentence.</param>
    /// <param name="warning">Whether the rule only warns.</param>
    public void MaxLength(string? value, int limit, string? message = null, bool warning = false)
    {
        if (value is not null && value.Length > limit && CodePoints.Count(value) is var length && length > limit && Records(warning))
        {
            Record("maxLength", $"Must have at most {Count(limit, "character")}, but has {length}.", message, warning);
        }
    }

    /// <summary><c>minLength</c>, in code points.</summary>
    /// <param name="value">The string; null, an absent one, breaks no rule.</param>
    /// <param name="limit">The fewest code points.</param>
    /// <param name="message">The document's own sentence.</param>
    /// <param name="warning">Whether the rule only warns.</param>
    public void MinLength(string? value, int limit, string? message = null, bool warning = false)
    {
        // A code point has at most two UTF-16 units.
        if (value is not null && value.Length / 2 < limit && (value.Length < limit || CodePoints.Count(value) < limit) && Records(warning))
        {
            var builtIn = value.Length == 0
                ? "Must not be empty."
                : $"Must have at least {Count(limit, "character")}, but {FoundValue.Quote(value)} has {CodePoints.Count(value)}.";
            Record("minLength", builtIn, message, warning);
        }
    }

    /// <summary>A string that JSON can say.</summary>
    /// <param name="value">The string; null, an absent one, breaks no rule.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Text(string? value)
    {
        if (value is not null && !WellFormedText.Is(value))
        {
            AddError("", "type", Unwritable.Text);
        }
    }

    /// <summary>A string that JSON can say, of a member.</summary>
    /// <param name="value">The string; null, an absent one, breaks no rule.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="mark">Where the member's reports begin; moved behind them.</param>
    public void Text(string? value, string name, ref int mark)
    {
        if (value is not null && !WellFormedText.Is(value))
        {
            AddError("", "type", Unwritable.Text);
            At(name, ref mark);
        }
    }

    /// <summary><c>pattern</c>.</summary>
    /// <param name="value">The string; null, an absent one, breaks no rule.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="message">The document's own sentence.</param>
    /// <param name="warning">Whether the rule only warns.</param>
    public void Pattern(string? value, JsonPattern pattern, string? message = null, bool warning = false)
    {
        if (value is not null && !pattern.IsMatch(value) && Records(warning))
        {
            Record("pattern", $"Must match the pattern {pattern}, but is {FoundValue.Quote(value)}.", message, warning);
        }
    }

    /// <summary><c>format</c>. A format that is not known holds for all strings.</summary>
    /// <param name="value">The string; null, an absent one, breaks no rule.</param>
    /// <param name="format">The format's name.</param>
    /// <param name="message">The document's own sentence.</param>
    /// <param name="warning">Whether the rule only warns.</param>
    public void Format(string? value, string format, string? message = null, bool warning = false)
    {
        if (value is not null && !TextFormats.Holds(value, format) && Records(warning))
        {
            Record("format", $"Must be {TextFormats.Describe(format)}, but is {FoundValue.Quote(value)}.", message, warning);
        }
    }

    /// <summary><c>format: uri</c> for an address that is read already: it must be absolute.</summary>
    /// <param name="value">The address.</param>
    /// <param name="message">The document's own sentence.</param>
    /// <param name="warning">Whether the rule only warns.</param>
    public void Absolute(Uri value, string? message = null, bool warning = false)
    {
        if (!value.IsAbsoluteUri && Records(warning))
        {
            Record("format", $"Must be {JsonFormats.Uri.Description}, but is {FoundValue.Quote(value.OriginalString)}.", message, warning);
        }
    }

    internal void UnknownValue(string value, string[] known)
    {
        if (!Records(isWarning: false))
        {
            return;
        }

        const int MaxNamed = 24;
        var names = string.Join(", ", known.Take(MaxNamed).Select(static name => FoundValue.Quote(name)));
        var more = known.Length > MaxNamed ? " and " + (known.Length - MaxNamed).ToString(CultureInfo.InvariantCulture) + " more" : "";
        Record("enum", $"Must be one of {names}{more}, but is {FoundValue.Quote(value)}.", message: null, isWarning: false);
    }
}

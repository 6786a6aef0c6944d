using KlingGen.Runtime.Serialization;
using KlingGen.Runtime.Validation;

namespace KlingGen.Runtime;

/// <content>Rules about numbers. The least and greatest value are inclusive unless said otherwise.</content>
public ref partial struct ValidationContext
{
    /// <summary>A number that JSON can say.</summary>
    /// <param name="value">The number; null, an absent one, breaks no rule.</param>
    public void Finite(double? value)
    {
        if (value is { } number && !double.IsFinite(number))
        {
            AddError("", "type", Unwritable.Number(number));
        }
    }

    /// <summary>A number that JSON can say, of a member.</summary>
    /// <param name="value">The number; null, an absent one, breaks no rule.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="mark">Where the member's reports begin; moved behind them.</param>
    public void Finite(double? value, string name, ref int mark)
    {
        if (value is { } number && !double.IsFinite(number))
        {
            Finite(number);
            At(name, ref mark);
        }
    }

    /// <summary><c>minimum</c> or <c>exclusiveMinimum</c>.</summary>
    /// <param name="value">The number.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="exclusive">Whether the limit itself is refused.</param>
    /// <param name="message">The document's own sentence.</param>
    /// <param name="warning">Whether the rule only warns.</param>
    public void Minimum(long value, long limit, bool exclusive = false, string? message = null, bool warning = false)
    {
        if ((exclusive ? value <= limit : value < limit) && Records(warning))
        {
            RecordMinimum(JsonText.Of(value), JsonText.Of(limit), exclusive, message, warning);
        }
    }

    /// <inheritdoc cref="Minimum(long, long, bool, string?, bool)" />
    public void Minimum(double value, double limit, bool exclusive = false, string? message = null, bool warning = false)
    {
        if ((exclusive ? value <= limit : value < limit) && Records(warning))
        {
            RecordMinimum(JsonText.Of(value), JsonText.Of(limit), exclusive, message, warning);
        }
    }

    /// <inheritdoc cref="Minimum(long, long, bool, string?, bool)" />
    public void Minimum(decimal value, decimal limit, bool exclusive = false, string? message = null, bool warning = false)
    {
        if ((exclusive ? value <= limit : value < limit) && Records(warning))
        {
            RecordMinimum(JsonText.Of(value), JsonText.Of(limit), exclusive, message, warning);
        }
    }

    /// <summary><c>maximum</c> or <c>exclusiveMaximum</c>.</summary>
    /// <param name="value">The number.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="exclusive">Whether the limit itself is refused.</param>
    /// <param name="message">The document's own sentence.</param>
    /// <param name="warning">Whether the rule only warns.</param>
    public void Maximum(long value, long limit, bool exclusive = false, string? message = null, bool warning = false)
    {
        if ((exclusive ? value >= limit : value > limit) && Records(warning))
        {
            RecordMaximum(JsonText.Of(value), JsonText.Of(limit), exclusive, message, warning);
        }
    }

    /// <inheritdoc cref="Maximum(long, long, bool, string?, bool)" />
    public void Maximum(double value, double limit, bool exclusive = false, string? message = null, bool warning = false)
    {
        if ((exclusive ? value >= limit : value > limit) && Records(warning))
        {
            RecordMaximum(JsonText.Of(value), JsonText.Of(limit), exclusive, message, warning);
        }
    }

    /// <inheritdoc cref="Maximum(long, long, bool, string?, bool)" />
    public void Maximum(decimal value, decimal limit, bool exclusive = false, string? message = null, bool warning = false)
    {
        if ((exclusive ? value >= limit : value > limit) && Records(warning))
        {
            RecordMaximum(JsonText.Of(value), JsonText.Of(limit), exclusive, message, warning);
        }
    }

    /// <summary><c>multipleOf</c>.</summary>
    /// <param name="value">The number.</param>
    /// <param name="divisor">What it must be a multiple of.</param>
    /// <param name="message">The document's own sentence.</param>
    /// <param name="warning">Whether the rule only warns.</param>
    public void MultipleOf(long value, long divisor, string? message = null, bool warning = false)
    {
        if (divisor != 0 && value % divisor != 0 && Records(warning))
        {
            RecordMultipleOf(JsonText.Of(value), JsonText.Of(divisor), message, warning);
        }
    }

    /// <inheritdoc cref="MultipleOf(long, long, string?, bool)" />
    public void MultipleOf(double value, double divisor, string? message = null, bool warning = false)
    {
        if (!Multiples.IsMultiple(value, divisor) && Records(warning))
        {
            RecordMultipleOf(JsonText.Of(value), JsonText.Of(divisor), message, warning);
        }
    }

    /// <inheritdoc cref="MultipleOf(long, long, string?, bool)" />
    public void MultipleOf(decimal value, decimal divisor, string? message = null, bool warning = false)
    {
        if (divisor != 0 && value % divisor != 0 && Records(warning))
        {
            RecordMultipleOf(JsonText.Of(value), JsonText.Of(divisor), message, warning);
        }
    }

    /// <inheritdoc cref="Minimum(long, long, bool, string?, bool)" />
    public void Minimum(JsonNumber value, JsonNumber limit, bool exclusive = false, string? message = null, bool warning = false)
    {
        if (value.CompareTo(limit) is var order && (exclusive ? order <= 0 : order < 0) && Records(warning))
        {
            RecordMinimum(value.ToString(), limit.ToString(), exclusive, message, warning);
        }
    }

    /// <inheritdoc cref="Maximum(long, long, bool, string?, bool)" />
    public void Maximum(JsonNumber value, JsonNumber limit, bool exclusive = false, string? message = null, bool warning = false)
    {
        if (value.CompareTo(limit) is var order && (exclusive ? order >= 0 : order > 0) && Records(warning))
        {
            RecordMaximum(value.ToString(), limit.ToString(), exclusive, message, warning);
        }
    }

    /// <inheritdoc cref="MultipleOf(long, long, string?, bool)" />
    public void MultipleOf(JsonNumber value, JsonNumber divisor, string? message = null, bool warning = false)
    {
        if (!Multiples.IsMultiple(value, divisor) && Records(warning))
        {
            RecordMultipleOf(value.ToString(), divisor.ToString(), message, warning);
        }
    }

    private void RecordMinimum(string value, string limit, bool exclusive, string? message, bool warning) => Record(
        exclusive ? "exclusiveMinimum" : "minimum",
        $"Must be {(exclusive ? "more than" : "at least")} {limit}, but is {value}.",
        message,
        warning);

    private void RecordMaximum(string value, string limit, bool exclusive, string? message, bool warning) => Record(
        exclusive ? "exclusiveMaximum" : "maximum",
        $"Must be {(exclusive ? "less than" : "at most")} {limit}, but is {value}.",
        message,
        warning);

    private void RecordMultipleOf(string value, string divisor, string? message, bool warning) =>
        Record("multipleOf", $"Must be a multiple of {divisor}, but is {value}.", message, warning);
}

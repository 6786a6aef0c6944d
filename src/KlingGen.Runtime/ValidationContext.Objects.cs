using System.Runtime.CompilerServices;
using KlingGen.Runtime.Validation;

namespace KlingGen.Runtime;

/// <content>Rules about objects, and rules that put others together.</content>
public ref partial struct ValidationContext
{
    /// <summary><c>required</c>: reports a member that is missing.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="message">The document's own sentence.</param>
    /// <param name="warning">Whether the rule only warns.</param>
    public void Missing(string name, string? message = null, bool warning = false)
    {
        if (Records(warning))
        {
            Record("required", $"The member \"{name}\" is missing: add it.", message, warning, missing: name);
        }
    }

    /// <summary><c>required</c>, among the rules of members.</summary>
    /// <param name="isPresent">Whether the member is there.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="mark">Where the next member's reports begin: moved behind what is reported here.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Required(bool isPresent, string name, ref int mark)
    {
        if (!isPresent)
        {
            Missing(name);
            mark = Mark;
        }
    }

    /// <summary><c>required</c> beside <c>readOnly</c>: the server sets the member, so that a request need not carry it (OpenAPI 3.0.4,
    /// "Schema Object").</summary>
    /// <param name="isPresent">Whether the member is there.</param>
    /// <param name="name">The member's name.</param>
    public void RequiredReadOnly(bool isPresent, string name) => Required(isPresent || _isRequest, name);

    /// <summary><c>required</c> beside <c>readOnly</c>, among the rules of members.</summary>
    /// <param name="isPresent">Whether the member is there.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="mark">Where the next member's reports begin: moved behind what is reported here.</param>
    public void RequiredReadOnly(bool isPresent, string name, ref int mark)
    {
        if (!_isRequest)
        {
            Required(isPresent, name, ref mark);
        }
    }

    /// <summary><c>required</c> beside <c>writeOnly</c>: no answer carries the member, so that only a request must (OpenAPI 3.0.4,
    /// "Schema Object").</summary>
    /// <param name="isPresent">Whether the member is there.</param>
    /// <param name="name">The member's name.</param>
    public void RequiredWriteOnly(bool isPresent, string name) => Required(isPresent || !_isRequest, name);

    /// <summary><c>required</c> beside <c>writeOnly</c>, among the rules of members.</summary>
    /// <param name="isPresent">Whether the member is there.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="mark">Where the next member's reports begin: moved behind what is reported here.</param>
    public void RequiredWriteOnly(bool isPresent, string name, ref int mark)
    {
        if (_isRequest)
        {
            Required(isPresent, name, ref mark);
        }
    }

    /// <summary><c>required</c>.</summary>
    /// <param name="isPresent">Whether the member is there.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="message">The document's own sentence.</param>
    /// <param name="warning">Whether the rule only warns.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Required(bool isPresent, string name, string? message = null, bool warning = false)
    {
        if (!isPresent)
        {
            Missing(name, message, warning);
        }
    }

    /// <summary><c>dependentRequired</c>.</summary>
    /// <param name="isPresent">Whether the member is there.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="trigger">The member whose presence asks for it.</param>
    /// <param name="message">The document's own sentence.</param>
    /// <param name="warning">Whether the rule only warns.</param>
    public void DependentRequired(bool isPresent, string name, string trigger, string? message = null, bool warning = false)
    {
        if (!isPresent && Records(warning))
        {
            Record("dependentRequired", $"The member \"{name}\" is missing: \"{trigger}\" needs it.", message, warning, missing: name);
        }
    }

    /// <summary>Reports members whose values could not be read as their type, in place of their absence.</summary>
    /// <param name="value">The object that keeps them.</param>
    /// <param name="start">Where the object's reports begin.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Unread(ApiObject value, int start)
    {
        if (value.Kept?.Unread is not null)
        {
            ReportUnread(value, start);
        }
    }

    /// <summary><c>minProperties</c>.</summary>
    /// <param name="count">How many members there are.</param>
    /// <param name="limit">The fewest.</param>
    /// <param name="message">The document's own sentence.</param>
    /// <param name="warning">Whether the rule only warns.</param>
    public void MinProperties(int count, int limit, string? message = null, bool warning = false)
    {
        if (count < limit && Records(warning))
        {
            Record("minProperties", $"Must have at least {Count(limit, "member")}, but has {count}.", message, warning);
        }
    }

    /// <summary><c>maxProperties</c>.</summary>
    /// <param name="count">How many members there are.</param>
    /// <param name="limit">The most.</param>
    /// <param name="message">The document's own sentence.</param>
    /// <param name="warning">Whether the rule only warns.</param>
    public void MaxProperties(int count, int limit, string? message = null, bool warning = false)
    {
        if (count > limit && Records(warning))
        {
            Record("maxProperties", $"Must have at most {Count(limit, "member")}, but has {count}.", message, warning);
        }
    }

    /// <summary><c>additionalProperties: false</c>: reports a member that is not allowed.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="message">The document's own sentence.</param>
    /// <param name="warning">Whether the rule only warns.</param>
    public void Unexpected(string name, string? message = null, bool warning = false)
    {
        if (Records(warning))
        {
            Record(
                "additionalProperties",
                $"The member {FoundValue.Quote(name)} is not known here: remove it, or mend its name.",
                message,
                warning);
        }
    }

    /// <summary><c>unevaluatedProperties: false</c>: reports a member that no part of the schema speaks of.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="message">The document's own sentence.</param>
    /// <param name="warning">Whether the rule only warns.</param>
    public void Unevaluated(string name, string? message = null, bool warning = false)
    {
        if (Records(warning))
        {
            Record(
                "unevaluatedProperties",
                $"The member {FoundValue.Quote(name)} is not known here: remove it, or mend its name.",
                message,
                warning);
        }
    }

    /// <summary><c>propertyNames</c>: reports a name that is not allowed.</summary>
    /// <param name="isValid">Whether the name is allowed.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="message">The document's own sentence.</param>
    /// <param name="warning">Whether the rule only warns.</param>
    public void PropertyName(bool isValid, string name, string? message = null, bool warning = false)
    {
        if (!isValid && Records(warning))
        {
            Record("propertyNames", $"A member must not be called {FoundValue.Quote(name)} here.", message, warning);
        }
    }

    /// <summary><c>const</c> or <c>enum</c>.</summary>
    /// <param name="isValid">Whether the value is one of those.</param>
    /// <param name="allowed">The allowed values as JSON, in words.</param>
    /// <param name="isConst">Whether the keyword is <c>const</c>.</param>
    /// <param name="message">The document's own sentence.</param>
    /// <param name="warning">Whether the rule only warns.</param>
    public void OneOfValues(bool isValid, string allowed, bool isConst = false, string? message = null, bool warning = false)
    {
        if (!isValid && Records(warning))
        {
            Record(isConst ? "const" : "enum", isConst ? $"Must be {allowed}." : $"Must be one of {allowed}.", message, warning);
        }
    }

    /// <summary><c>const</c>, or <c>enum</c> of a single string, of a member.</summary>
    /// <param name="value">The member's value; what is absent is not checked.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="mark">Where the member's reports begin; moved behind them.</param>
    /// <param name="allowed">The only allowed value, which is the same in JSON.</param>
    /// <param name="isConst">Whether the keyword is <c>const</c>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Constant(string? value, string name, ref int mark, string allowed, bool isConst = false)
    {
        if (value is not null && value != allowed)
        {
            NotConstant(name, ref mark, allowed, isConst);
        }
    }

    /// <summary><c>const</c>, or <c>enum</c> of a single string, of a member that is <c>required</c>.</summary>
    /// <inheritdoc cref="Constant(string, string, ref int, string, bool)" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RequiredConstant(string? value, string name, ref int mark, string allowed, bool isConst = false)
    {
        Required(value is not null, name, ref mark);
        Constant(value, name, ref mark, allowed, isConst);
    }

    /// <summary>A rule that is a condition as a whole: <c>anyOf</c>, <c>oneOf</c>, <c>not</c>, <c>false</c>.</summary>
    /// <param name="isValid">Whether the condition holds.</param>
    /// <param name="keyword">The keyword.</param>
    /// <param name="builtIn">What is wrong, if the document has no sentence of its own.</param>
    /// <param name="message">The document's own sentence.</param>
    /// <param name="warning">Whether the rule only warns.</param>
    public void Condition(bool isValid, string keyword, string builtIn, string? message = null, bool warning = false)
    {
        if (!isValid && Records(warning))
        {
            Record(keyword, builtIn, message, warning);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReportUnread(ApiObject value, int start)
    {
        foreach (var member in value.UnreadNow())
        {
            for (var i = Mark - 1; i >= start; i--)
            {
                if (_found![i] is { InstanceLocation: "" } missing && missing.MissingMember == member.Name)
                {
                    _found.RemoveAt(i);
                    _failures -= missing.IsWarning ? 0 : 1;
                }
            }

            var mark = Mark;
            member.Validate(ref this);
            At(member.Name, ref mark);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void NotConstant(string name, ref int mark, string allowed, bool isConst)
    {
        // A probe comes here for values that fit another case, and puts nothing into words.
        OneOfValues(false, _isProbe ? "" : $"\"{allowed}\"", isConst);
        At(name, ref mark);
    }
}

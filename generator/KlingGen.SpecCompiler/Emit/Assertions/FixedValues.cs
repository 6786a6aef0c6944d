using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.Assertions.RuleText;
using static KlingGen.SpecCompiler.Emit.CSharpText;

namespace KlingGen.SpecCompiler.Emit.Assertions;

/// <summary>The values that a rule allows one by one, as conditions.</summary>
internal static class FixedValues
{
    /// <summary>The only string that a member may be, as a C# literal, where that is its only rule and JSON escapes nothing in it;
    /// else null.</summary>
    public static string? ConstantOf(PropertyModel property) =>
        property is { Type: PrimitiveRef { Kind: PrimitiveKind.String }, Assertions.Count: 1 }
        && property.Assertions[0] is EnumAssertion { Values.Count: 1, IsConst: var isConst, Message: null, IsWarning: false } rule
        && rule.Values[0] is var value
        && value.StartsWith("\"", StringComparison.Ordinal)
        && Short(value) == value
        && Literal(value.Substring(1, value.Length - 2)) == value
            ? value + (isConst ? ", isConst: true" : "")
            : null;

    /// <summary>The only value that a member may have, as a C# expression; null where there are several, or C# has no constant for
    /// it.</summary>
    public static string? OnlyValueOf(PropertyModel property)
    {
        foreach (var rule in property.Assertions)
        {
            if (rule is EnumAssertion { Values.Count: 1, IsWarning: false } listed
                && Alternatives(listed.Values, property.Type) is { Length: > 0 } only)
            {
                return only;
            }
        }

        return property.OnlyText is { } value ? Literal(value) : null;
    }

    /// <summary>The condition that a value is one of some, as a C# pattern; null where a pattern cannot say it.</summary>
    public static string? IsAmong(EquatableArray<string> values, TypeRef type, string value) => Alternatives(values, type) switch
    {
        null => null,

        // The compiler warns of a pattern that nothing escapes.
        "" => "false",
        "true or false" or "false or true" => "true",
        var alternatives => $"{(type is ModelRef { Kind: ModelKind.Enum } ? value + ".Value" : value)} is {alternatives}",
    };

    /// <summary>Fixed values as a C# pattern: empty when none can match, null when a pattern cannot say it.</summary>
    public static string? Alternatives(EquatableArray<string> values, TypeRef type)
    {
        Func<string, string?>? literal = type switch
        {
            PrimitiveRef { Kind: PrimitiveKind.String } or ModelRef { Kind: ModelKind.Enum } =>
                static text => text.StartsWith("\"", StringComparison.Ordinal) ? Literal(JsonStringText.Unquote(text)) : null,
            PrimitiveRef { Kind: PrimitiveKind.Boolean } => static text => text is "true" or "false" ? text : null,
            PrimitiveRef { Kind: PrimitiveKind.Int64 } => NumberLiteral.Int64,
            PrimitiveRef { Kind: PrimitiveKind.Int32 } => NumberLiteral.Int32,
            PrimitiveRef { Kind: PrimitiveKind.UInt32 } => NumberLiteral.UInt32,
            PrimitiveRef { Kind: PrimitiveKind.UInt64 } => NumberLiteral.UInt64,
            PrimitiveRef { Kind: PrimitiveKind.Double } => NumberLiteral.Double,
            PrimitiveRef { Kind: PrimitiveKind.Decimal } => NumberLiteral.Decimal,
            _ => null,
        };
        return literal is null ? null : string.Join(" or ", values.Select(literal).Where(static text => text is not null).Distinct());
    }
}

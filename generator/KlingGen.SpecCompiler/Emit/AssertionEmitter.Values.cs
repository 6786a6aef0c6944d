using System.Globalization;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using static KlingGen.SpecCompiler.Emit.CSharpText;

namespace KlingGen.SpecCompiler.Emit;

/// <content>Rules about strings, numbers and fixed values.</content>
internal sealed partial class AssertionEmitter
{
    private void EmitText(LimitAssertion rule, TypeRef type, string value, string context)
    {
        string text;
        var guard = "";
        switch (type)
        {
            case PrimitiveRef { Kind: PrimitiveKind.String }:
                text = value;
                break;
            case ModelRef { Kind: ModelKind.Enum }:
                text = value + ".Value";
                break;
            case ViewRef:
            case PrimitiveRef { Kind: PrimitiveKind.DateTimeOffset or PrimitiveKind.DateOnly or PrimitiveKind.TimeOnly }:
            case PrimitiveRef { Kind: PrimitiveKind.Guid or PrimitiveKind.Uri or PrimitiveKind.Bytes }:
                text = writer.Local();
                guard = $"if ({View(type, value)}.IsString(out var {text})) ";
                break;
            default:
                return;
        }

        writer.Line(guard + Check(rule, text, Operand(rule), context));
    }

    private void EmitNumber(LimitAssertion rule, TypeRef type, string value, string context)
    {
        var limit = rule.Operand;
        var guard = "";
        string number;
        switch (type)
        {
            case PrimitiveRef { Kind: PrimitiveKind.Int32 or PrimitiveKind.Int64 } when Int64Literal(limit) is { } whole:
                (number, limit) = (value, whole);
                break;
            case PrimitiveRef { Kind: PrimitiveKind.Int32 or PrimitiveKind.Int64 or PrimitiveKind.Decimal }
                when DecimalLiteral(limit) is { } exact:
                (number, limit) = ($"(decimal){value}", exact);
                break;
            case PrimitiveRef { Kind: PrimitiveKind.Double } when DoubleLiteral(limit) is { } near:
                (number, limit) = ($"(double){value}", near);
                break;
            case PrimitiveRef { Kind: PrimitiveKind.Single } when Exact(limit) is { } exact:
                (number, limit) = ($"new {Emitter.Validation}JsonNumber({value})", exact);
                break;
            case PrimitiveRef { Kind: PrimitiveKind.Int32 or PrimitiveKind.Int64 or PrimitiveKind.Decimal } when Exact(limit) is { } exact:
                (number, limit) = ($"new {Emitter.Validation}JsonNumber((decimal){value})", exact);
                break;
            case ViewRef when Exact(limit) is { } exact:
                number = writer.Local();
                guard = $"if ({value}.IsNumber(out var {number})) ";
                limit = exact;
                break;
            default:
                return;
        }

        writer.Line(guard + Check(rule, number, limit, context));
    }

    private void EmitType(TypeAssertion rule, TypeRef type, string value, string context)
    {
        if (TypeCondition(rule.Kinds, type, value) is not { } condition)
        {
            return;
        }

        var names = Enum.GetValues(typeof(JsonKinds)).Cast<JsonKinds>()
            .Where(kind => kind is JsonKinds.Null or JsonKinds.Boolean or JsonKinds.Integer or JsonKinds.Number or JsonKinds.String
                or JsonKinds.Array or JsonKinds.Object)
            .Where(kind => (rule.Kinds & kind) == kind
                && !(kind == JsonKinds.Integer && (rule.Kinds & JsonKinds.Number) == JsonKinds.Number))
            .Select(static kind => kind.ToString().ToLowerInvariant());
        writer.Line($"{context}.Condition({condition}, \"type\", \"Must be of the type {string.Join(" or ", names)}.\"{Say(rule)});");
    }

    /// <summary>The condition that a value has one of some JSON types; null when its C# type says so already.</summary>
    private static string? TypeCondition(JsonKinds allowed, TypeRef type, string value)
    {
        if (type is ViewRef)
        {
            return $"{value}.IsOf({TypeNames.JsonTypes(allowed)})";
        }

        var isReal = type is PrimitiveRef { Kind: PrimitiveKind.Single or PrimitiveKind.Double or PrimitiveKind.Decimal };
        if (isReal && (allowed & JsonKinds.Number) == JsonKinds.Integer)
        {
            return $"({value} % 1 == 0)";
        }

        var own = type switch
        {
            PrimitiveRef { Kind: PrimitiveKind.Boolean } => JsonKinds.Boolean,
            PrimitiveRef { Kind: PrimitiveKind.Int32 or PrimitiveKind.Int64 } => JsonKinds.Integer,
            PrimitiveRef when isReal => JsonKinds.Number,
            PrimitiveRef or ModelRef { Kind: ModelKind.Enum } => JsonKinds.String,
            ListRef => JsonKinds.Array,
            _ => JsonKinds.Object,
        };
        return (own & allowed) == JsonKinds.None ? "false" : null;
    }

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

    /// <summary>The condition that a value is one of some fixed ones.</summary>
    private string IsAmong(EquatableArray<string> values, TypeRef type, string value)
    {
        if (Alternatives(values, type) is { } alternatives)
        {
            // The compiler warns of a pattern that nothing escapes.
            return alternatives switch
            {
                "" => "false",
                "true or false" or "false or true" => "true",
                _ => $"{Text(type, value)} is {alternatives}",
            };
        }

        return $"{Values(values)}.Contains({View(type, value)})";
    }

    private static string Text(TypeRef type, string value) => type is ModelRef { Kind: ModelKind.Enum } ? value + ".Value" : value;

    /// <summary>Fixed values as a C# pattern: empty when none can match, null when a pattern cannot say it.</summary>
    private static string? Alternatives(EquatableArray<string> values, TypeRef type)
    {
        Func<string, string?>? literal = type switch
        {
            PrimitiveRef { Kind: PrimitiveKind.String } or ModelRef { Kind: ModelKind.Enum } =>
                static text => text.StartsWith("\"", StringComparison.Ordinal) ? Literal(JsonStringText.Unquote(text)) : "",
            PrimitiveRef { Kind: PrimitiveKind.Boolean } => static text => text is "true" or "false" ? text : "",
            PrimitiveRef { Kind: PrimitiveKind.Int64 } => static text => Int64Literal(text) ?? "",
            PrimitiveRef { Kind: PrimitiveKind.Int32 } =>
                static text => Int64Literal(text) is { } whole
                    && int.TryParse(whole.TrimEnd('L'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
                    ? whole.TrimEnd('L')
                    : "",
            PrimitiveRef { Kind: PrimitiveKind.Double } => static text => DoubleLiteral(text) ?? "",
            PrimitiveRef { Kind: PrimitiveKind.Decimal } => static text => DecimalLiteral(text) ?? "",
            _ => null,
        };
        return literal is null ? null : string.Join(" or ", values.Select(literal).Where(static text => text!.Length > 0).Distinct());
    }

    private static string? Exact(string text) =>
        (DecimalLiteral(text) ?? DoubleLiteral(text)) is { } number ? $"new {Emitter.Validation}JsonNumber({number})" : null;

    private static string? Int64Literal(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && decimal.Truncate(number) == number
            && number is > long.MinValue and <= long.MaxValue
            ? ((long)number).ToString(CultureInfo.InvariantCulture) + "L"
            : null;

    private static string? DecimalLiteral(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && IsExact(number, text)
            ? number.ToString(CultureInfo.InvariantCulture) + "m"
            : null;

    private static string? DoubleLiteral(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && !double.IsInfinity(number)
            && !double.IsNaN(number)
            ? number.ToString("R", CultureInfo.InvariantCulture) + "d"
            : null;

    /// <summary>Whether a decimal kept what the text says: it rounds tiny numbers to zero.</summary>
    private static bool IsExact(decimal number, string text) =>
        number != 0 || (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var near) && near.Equals(0d));
}

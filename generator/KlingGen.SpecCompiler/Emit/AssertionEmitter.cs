using System.Globalization;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using static KlingGen.SpecCompiler.Emit.CSharpText;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>Rules: calls of the validation context, one a rule. What cannot be decided by the C# type is asked of a
/// <c>JsonView</c>.</summary>
internal sealed partial class AssertionEmitter(CodeWriter writer, TypeNames types)
{
    private readonly List<string> _fields = [];

    /// <summary>The statements that check a value.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="type">The type of the value.</param>
    /// <param name="value">A C# expression without effects, which is not null.</param>
    /// <param name="context">The C# name of the validation context.</param>
    public void Emit(EquatableArray<Assertion> rules, TypeRef type, string value, string context = "context")
    {
        if (rules.Count == 0)
        {
            return;
        }

        if (type is PrimitiveRef { Kind: PrimitiveKind.Json or PrimitiveKind.Stream } or ModelRef { Kind: ModelKind.Union })
        {
            var view = writer.Local();
            writer.Line($"{Emitter.Validation}JsonView {view} = {View(type, value)};");
            (type, value) = (ViewRef.Instance, view);
        }

        foreach (var rule in rules)
        {
            EmitRule(rule, type, value, context);
        }
    }

    /// <summary>The condition that a pattern is found in a text.</summary>
    public string Matches(string pattern, string value) => $"{Pattern(pattern)}.IsMatch({value})";

    /// <summary>The fields that the statements use; they belong into the same type.</summary>
    public void EmitFields()
    {
        foreach (var field in _fields)
        {
            writer.Line();
            writer.Line(field);
        }
    }

    private void EmitRule(Assertion rule, TypeRef type, string value, string context)
    {
        switch (rule)
        {
            case LimitAssertion limit:
                EmitLimit(limit, type, value, context);
                break;
            case ItemsAssertion or PrefixItemAssertion or ContainsAssertion or UnevaluatedItemsAssertion:
                EmitArray(rule, type, value, context);
                break;
            case EnumAssertion @enum:
                var allowed = @enum.IsConst ? @enum.Values[0] : string.Join(", ", @enum.Values);
                writer.Line($"{context}.OneOfValues({IsAmong(@enum.Values, type, value)}, "
                    + $"{Literal(Short(allowed))}{(@enum.IsConst ? ", isConst: true" : "")}{Say(rule)});");
                break;
            case TypeAssertion kinds:
                EmitType(kinds, type, value, context);
                break;
            case NeverAssertion:
                writer.Line($"{context}.Condition(false, \"false schema\", \"Must be left out.\"{Say(rule)});");
                break;
            case AllOfAssertion all:
                Emit(all.Assertions, type, value, context);
                break;
            case UnevaluatedPropertiesAssertion unevaluated:
                EmitUnevaluated(unevaluated, type, value, context);
                break;
            case AnyOfAssertion or OneOfAssertion or NotAssertion or IfAssertion:
                EmitCondition(rule, type, value, context);
                break;
            default:
                EmitObject(rule, type, value, context);
                break;
        }
    }

    private void EmitLimit(LimitAssertion limit, TypeRef type, string value, string context)
    {
        switch (limit.Keyword.Kinds)
        {
            case JsonKinds.String:
                EmitText(limit, type, value, context);
                break;
            case JsonKinds.Number:
                EmitNumber(limit, type, value, context);
                break;
            case JsonKinds.Array:
                EmitArray(limit, type, value, context);
                break;
            default:
                EmitObject(limit, type, value, context);
                break;
        }
    }

    /// <summary>The call that checks a limit of a value.</summary>
    /// <param name="subject">The C# expression of what is limited: the value itself, or how many it holds.</param>
    /// <param name="operand">The operand as a C# literal; null where the limit itself says all.</param>
    private static string Check(LimitAssertion limit, string subject, string? operand, string context) =>
        $"{context}.{limit.Keyword.Check}({subject}{(operand is null ? "" : ", " + operand)}{limit.Keyword.CheckOptions}{Say(limit)});";

    private string Operand(LimitAssertion limit) => limit.Keyword.Operand switch
    {
        LimitOperand.Pattern => Pattern(limit.Operand),
        LimitOperand.Text => Literal(limit.Operand),
        _ => limit.Operand,
    };

    private static string Say(Assertion rule) =>
        (rule.Message is { } message ? ", message: " + Literal(message) : "") + (rule.IsWarning ? ", warning: true" : "");

    private string Pattern(string pattern) => Field("pattern", "JsonPattern", Literal(pattern));

    private string Values(IEnumerable<string> values) => Field("values", "JsonValues", Literal("[" + string.Join(",", values) + "]"));

    private string Field(string name, string type, string argument)
    {
        var start = $"private static readonly {Emitter.Validation}{type} ";
        var end = $" = new({argument});";
        var known = _fields.Find(
            field => field.StartsWith(start, StringComparison.Ordinal) && field.EndsWith(end, StringComparison.Ordinal));
        if (known is not null)
        {
            return known.Substring(start.Length, known.Length - start.Length - end.Length);
        }

        var added = $"s_{name}{Number(_fields.Count)}";
        _fields.Add(start + added + end);
        return added;
    }

    /// <summary>The expression of a value as JSON Schema sees it.</summary>
    private string View(TypeRef type, string value) => type is ViewRef ? value : View(types, type, value);

    /// <summary>The expression of a value as JSON Schema sees it.</summary>
    public static string View(TypeNames types, TypeRef type, string value) => type switch
    {
        PrimitiveRef { Kind: PrimitiveKind.Boolean or PrimitiveKind.Int32 or PrimitiveKind.Int64 } => value,
        PrimitiveRef { Kind: PrimitiveKind.Double or PrimitiveKind.Decimal or PrimitiveKind.String } => value,
        PrimitiveRef { Kind: PrimitiveKind.Json or PrimitiveKind.Stream } => value,
        ModelRef { Kind: ModelKind.Enum } => value + ".Value",
        ModelRef { Kind: ModelKind.Union } => $"{Emitter.Validation}JsonView.Of({value})",
        _ => $"{Emitter.Validation}JsonView.Of<{types.Name(type)}, {types.Codec(type)}>({value})",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Short(string text) => text.Length <= 400 ? text : text.Substring(0, 400) + "…";

    /// <summary>A value that is at hand as a <c>JsonView</c>.</summary>
    private sealed record ViewRef : TypeRef
    {
        public static readonly ViewRef Instance = new();
    }
}

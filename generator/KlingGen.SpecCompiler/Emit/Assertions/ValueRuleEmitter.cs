using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using static KlingGen.SpecCompiler.Emit.Assertions.RuleText;
using static KlingGen.SpecCompiler.Emit.CSharpText;

namespace KlingGen.SpecCompiler.Emit.Assertions;

/// <summary>Rules about a value as a whole: which ones there are, and of which types.</summary>
internal sealed class ValueRuleEmitter(CodeWriter writer, TypeNames types, RuleFields fields)
{
    public void Enum(EnumAssertion rule, RuleTarget target)
    {
        var (type, value, context) = target;
        var condition = FixedValues.IsAmong(rule.Values, type, value)
            ?? $"{fields.Values(rule.Values)}.Contains({ViewRef.Of(types, type, value)})";
        var allowed = rule.IsConst ? rule.Values[0] : string.Join(", ", rule.Values);
        writer.Line($"{context}.OneOfValues({condition}, {Literal(Short(allowed))}{(rule.IsConst ? ", isConst: true" : "")}{Say(rule)});");
    }

    public void Type(TypeAssertion rule, RuleTarget target)
    {
        if (TypeCondition(rule.Kinds, target.Type, target.Value) is not { } condition)
        {
            return;
        }

        var names = System.Enum.GetValues(typeof(JsonKinds)).Cast<JsonKinds>()
            .Where(kind => kind is JsonKinds.Null or JsonKinds.Boolean or JsonKinds.Integer or JsonKinds.Number or JsonKinds.String
                or JsonKinds.Array or JsonKinds.Object)
            .Where(kind => (rule.Kinds & kind) == kind
                && !(kind == JsonKinds.Integer && (rule.Kinds & JsonKinds.Number) == JsonKinds.Number))
            .Select(static kind => kind.ToString().ToLowerInvariant());
        writer.Line($"{target.Context}.Condition({condition}, \"{SchemaKeywords.Type}\", "
            + $"\"Must be of the type {string.Join(" or ", names)}.\"{Say(rule)});");
    }

    public void Never(NeverAssertion rule, RuleTarget target) =>
        writer.Line($"{target.Context}.Condition(false, \"false schema\", \"Must be left out.\"{Say(rule)});");

    /// <summary>The condition that a value has one of some JSON types; null when its C# type says so already.</summary>
    private static string? TypeCondition(JsonKinds allowed, TypeRef type, string value)
    {
        if (type is ViewRef)
        {
            return $"{value}.IsOf({TypeNames.JsonTypes(allowed)})";
        }

        var isReal = type is PrimitiveRef { IsReal: true };
        if (isReal && (allowed & JsonKinds.Number) == JsonKinds.Integer)
        {
            return $"({value} % 1 == 0)";
        }

        var own = type switch
        {
            PrimitiveRef { Kind: PrimitiveKind.Boolean } => JsonKinds.Boolean,
            PrimitiveRef { IsWhole: true } => JsonKinds.Integer,
            PrimitiveRef when isReal => JsonKinds.Number,
            PrimitiveRef or ModelRef { Kind: ModelKind.Enum } => JsonKinds.String,
            ListRef => JsonKinds.Array,
            _ => JsonKinds.Object,
        };
        return (own & allowed) == JsonKinds.None ? "false" : null;
    }
}

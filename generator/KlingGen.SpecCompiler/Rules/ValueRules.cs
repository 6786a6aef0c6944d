using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Rules;

/// <summary>Rules about a value whatever it holds: its type, its limits, the values that are listed.</summary>
internal sealed class ValueRules(DocumentTypes types)
{
    public static void Type(RuleScope scope)
    {
        if ((scope.IsWhole || scope.IsUntyped)
            && scope.Schema.OwnKinds is { } allowed
            && allowed != JsonKinds.None
            && (scope.Kinds & ~allowed) != 0)
        {
            scope.Add(new TypeAssertion(allowed));
        }
    }

    public static void Limit(RuleScope scope, LimitKeyword keyword)
    {
        if (keyword == SchemaKeywords.Format && !SaysMore(scope))
        {
            return;
        }

        if (scope.Schema.LimitOf(keyword) is { } limit && (scope.Kinds & keyword.Kinds) != 0)
        {
            if (keyword.Operand == LimitOperand.Number && NumberRanges.Exceeded(scope.Type, limit.Operand) is { } name)
            {
                scope.Schema.ReportAt(keyword, SpecDescriptors.UnreachableLimit, keyword.Name, limit.Operand, name);
            }

            scope.Add(new LimitAssertion(limit.Keyword, limit.Operand));
        }
    }

    public void Enum(RuleScope scope) => Add(scope, scope.Schema.Enum ?? [], isConst: false);

    public void Const(RuleScope scope) => Add(scope, [scope.Schema.Const!], isConst: true);

    /// <summary>Whether a format says more than the C# type that was chosen by it.</summary>
    private static bool SaysMore(RuleScope scope) =>
        scope.Type is PrimitiveRef { Kind: PrimitiveKind.String or PrimitiveKind.Json } or ModelRef { Kind: ModelKind.Enum }
        && !FormatTypes.IsHeldByType(scope.Schema.Format);

    private void Add(RuleScope scope, IReadOnlyList<OpenApi.SpecValue> listed, bool isConst)
    {
        if (!scope.IsWhole && scope.Type is ModelRef { Kind: ModelKind.Enum }
            && (types.DeclarationOf(scope.Type) is not { } declaration || declaration.AnswersFor(scope.Schema)))
        {
            return;
        }

        var areTexts = (scope.Kinds & ~JsonKinds.Null) == JsonKinds.String;
        scope.Add(new EnumAssertion(listed.Select(value => areTexts ? value.JsonOfText() : value.Json).ToEquatableArray(), isConst));
    }
}

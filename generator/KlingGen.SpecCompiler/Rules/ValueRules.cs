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
        // A decimal holds whole numbers for which there is no other type.
        if ((scope.IsWhole || scope.IsUntyped || scope.Type is PrimitiveRef { Kind: PrimitiveKind.Decimal })
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
            Range(scope);
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

    /// <summary>What a format says of numbers, as far as neither the C# type nor the limits beside it do.</summary>
    private static void Range(RuleScope scope)
    {
        if (scope.Type is PrimitiveRef type
            && (type.IsWhole || type.Kind == PrimitiveKind.Decimal)
            && FormatTypes.RangeBeyond(type.Kind, scope.Schema.Format) is var (least, greatest))
        {
            Add(SchemaKeywords.Minimum, SchemaKeywords.ExclusiveMinimum, least);
            Add(SchemaKeywords.Maximum, SchemaKeywords.ExclusiveMaximum, greatest);
        }

        void Add(LimitKeyword keyword, LimitKeyword exclusive, string limit)
        {
            if (!scope.Schema.Has(keyword) && !scope.Schema.Has(exclusive))
            {
                scope.Add(new LimitAssertion(keyword, limit));
            }
        }
    }

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

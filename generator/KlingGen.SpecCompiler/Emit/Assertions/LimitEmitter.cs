using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.Assertions.RuleText;

namespace KlingGen.SpecCompiler.Emit.Assertions;

/// <summary>Limits of strings and numbers.</summary>
internal sealed class LimitEmitter(CodeWriter writer, TypeNames types, RuleFields fields)
{
    public void Text(LimitAssertion rule, RuleTarget target)
    {
        string text;
        var guard = "";
        switch (target.Type)
        {
            case PrimitiveRef { Kind: PrimitiveKind.String }:
                text = target.Value;
                break;
            case ModelRef { Kind: ModelKind.Enum }:
                text = target.Value + ".Value";
                break;
            case ViewRef:
            case PrimitiveRef { Kind: PrimitiveKind.DateTimeOffset or PrimitiveKind.DateOnly or PrimitiveKind.TimeOnly }:
            case PrimitiveRef { Kind: PrimitiveKind.Guid or PrimitiveKind.Uri or PrimitiveKind.Bytes }:
                text = writer.Local();
                guard = $"if ({ViewRef.Of(types, target.Type, target.Value)}.IsString(out var {text})) ";
                break;
            default:
                return;
        }

        writer.Line(guard + Check(rule, text, fields.Operand(rule), target.Context));
    }

    public void Number(LimitAssertion rule, RuleTarget target)
    {
        var (limit, value) = (rule.Operand, target.Value);
        var guard = "";
        string number;
        switch (target.Type)
        {
            case PrimitiveRef { IsWhole: true, Kind: not PrimitiveKind.UInt64 } when NumberLiteral.Int64(limit) is { } whole:
                (number, limit) = (value, whole);
                break;
            case PrimitiveRef { IsWhole: true } or PrimitiveRef { Kind: PrimitiveKind.Decimal }
                when NumberLiteral.Decimal(limit) is { } exact:
                (number, limit) = ($"(decimal){value}", exact);
                break;
            case PrimitiveRef { Kind: PrimitiveKind.Double } when NumberLiteral.Double(limit) is { } near:
                (number, limit) = ($"(double){value}", near);
                break;
            case PrimitiveRef { Kind: PrimitiveKind.Single } when NumberLiteral.Exact(limit) is { } exact:
                (number, limit) = ($"new {Emitter.Validation}JsonNumber({value})", exact);
                break;
            case PrimitiveRef { IsWhole: true } or PrimitiveRef { Kind: PrimitiveKind.Decimal }
                when NumberLiteral.Exact(limit) is { } exact:
                (number, limit) = ($"new {Emitter.Validation}JsonNumber((decimal){value})", exact);
                break;
            case ViewRef when NumberLiteral.Exact(limit) is { } exact:
                number = writer.Local();
                guard = $"if ({value}.IsNumber(out var {number})) ";
                limit = exact;
                break;
            default:
                return;
        }

        writer.Line(guard + Check(rule, number, limit, target.Context));
    }
}

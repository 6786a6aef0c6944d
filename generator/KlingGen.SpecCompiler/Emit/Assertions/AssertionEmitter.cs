using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Emit.Assertions;

/// <summary>Rules: calls of the validation context, one a rule. What cannot be decided by the C# type is asked of a
/// <c>JsonView</c>.</summary>
internal sealed class AssertionEmitter
{
    private readonly CodeWriter _writer;
    private readonly TypeNames _types;
    private readonly RuleFields _fields = new();
    private readonly LimitEmitter _limits;
    private readonly ValueRuleEmitter _values;
    private readonly ArrayRuleEmitter _arrays;
    private readonly ObjectRuleEmitter _objects;
    private readonly ConditionEmitter _conditions;
    private readonly UnevaluatedEmitter _unevaluated;

    public AssertionEmitter(CodeWriter writer, TypeNames types)
    {
        var members = new MemberAccess(writer, types);
        var entries = new EntryEmitter(this, writer);
        _writer = writer;
        _types = types;
        _limits = new LimitEmitter(writer, types, _fields);
        _values = new ValueRuleEmitter(writer, types, _fields);
        _conditions = new ConditionEmitter(this, writer, new ConditionExpression(members));
        _unevaluated = new UnevaluatedEmitter(this, writer, types, _fields, members, _conditions, entries);
        _arrays = new ArrayRuleEmitter(writer, types, _fields, _conditions, _unevaluated, entries);
        _objects = new ObjectRuleEmitter(this, writer, types, _fields, members, _conditions, entries);
    }

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
            var view = _writer.Local();
            _writer.Line($"{Emitter.Validation}JsonView {view} = {ViewRef.Of(_types, type, value)};");
            (type, value) = (ViewRef.Instance, view);
        }

        foreach (var rule in rules)
        {
            Emit(rule, new RuleTarget(type, value, context));
        }
    }

    /// <summary>The statements of a rule about a value whose type needs no view.</summary>
    public void Emit(Assertion rule, RuleTarget target)
    {
        switch (rule)
        {
            case LimitAssertion limit:
                EmitLimit(limit, target);
                break;
            case EnumAssertion @enum:
                _values.Enum(@enum, target);
                break;
            case TypeAssertion type:
                _values.Type(type, target);
                break;
            case NeverAssertion never:
                _values.Never(never, target);
                break;
            case ItemsAssertion or PrefixItemAssertion or ContainsAssertion or UnevaluatedItemsAssertion:
                _arrays.Emit(rule, target);
                break;
            case RequiredAssertion or DependentRequiredAssertion or DependentSchemaAssertion or PropertyAssertion:
            case PropertyNamesAssertion or PatternPropertiesAssertion or AdditionalPropertiesAssertion:
                _objects.Emit(rule, target);
                break;
            case UnevaluatedPropertiesAssertion unevaluated:
                _unevaluated.Properties(unevaluated, target);
                break;
            case AllOfAssertion all:
                Emit(all.Assertions, target.Type, target.Value, target.Context);
                break;
            case AnyOfAssertion or OneOfAssertion or NotAssertion or IfAssertion:
                _conditions.Emit(rule, target);
                break;
            default:
                throw UnknownRule.Of(rule);
        }
    }

    /// <summary>The condition that a pattern is found in a text.</summary>
    public string Matches(string pattern, string value) => _fields.Matches(pattern, value);

    /// <summary>The fields that the statements use; they belong into the same type.</summary>
    public void EmitFields() => _fields.Emit(_writer);

    private void EmitLimit(LimitAssertion limit, RuleTarget target)
    {
        switch (limit.Keyword.Kinds)
        {
            case JsonKinds.String:
                _limits.Text(limit, target);
                break;
            case JsonKinds.Number:
                _limits.Number(limit, target);
                break;
            case JsonKinds.Array:
                _arrays.Emit(limit, target);
                break;
            case JsonKinds.Object:
                _objects.Emit(limit, target);
                break;
            default:
                throw UnknownRule.Of(limit);
        }
    }
}

using KlingGen.SpecCompiler.Emit;
using KlingGen.SpecCompiler.Emit.Assertions;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Tests.Rules;

/// <summary>A rule that was read from a document is one that the emitted code keeps.</summary>
public sealed class AssertionTests
{
    private static readonly MemberRef s_member = new("size", null, TypeRef.Json, Required: false, Nullable: false);
    private static readonly EquatableArray<Assertion> s_inner = new([new LimitAssertion(SchemaKeywords.MaxLength, "3")]);
    private static readonly EquatableArray<AssertionGroup> s_branches = new([new(s_inner), new(new([new NeverAssertion()]))]);
    private static readonly TypeRef s_list = new ListRef(TypeRef.String, ItemNullable: false);
    private static readonly TypeRef s_map = new MapRef(TypeRef.String, ValueNullable: false);
    private static readonly TypeRef s_record = new ModelRef("", "Order", ModelKind.Object);
    private static readonly TypeRef s_boolean = new PrimitiveRef(PrimitiveKind.Boolean);

    private static readonly Evaluation s_evaluated = new(default, new(["name"]), default, IsAll: false, Items: 1, Contains: null);

    /// <summary>One rule of each kind, and a C# type of values that it speaks of.</summary>
    private static readonly (Assertion Rule, TypeRef Type)[] s_rules =
    [
        (new LimitAssertion(SchemaKeywords.MaxLength, "3"), TypeRef.String),
        (new EnumAssertion(new(["\"a\"", "\"b\""]), IsConst: false), TypeRef.String),
        (new TypeAssertion(JsonKinds.String), s_boolean),
        (new NeverAssertion(), TypeRef.String),
        (new RequiredAssertion(new([s_member])), s_record),
        (new DependentRequiredAssertion(s_member, new([s_member])), s_record),
        (new DependentSchemaAssertion(s_member, new([new RequiredAssertion(new([s_member]))])), s_record),
        (new PropertyAssertion(s_member, s_inner), s_record),
        (new PropertyNamesAssertion(s_inner), s_map),
        (new AdditionalPropertiesAssertion(new(["name"]), default, s_inner), s_map),
        (new PatternPropertiesAssertion("^n", s_inner), s_map),
        (new ItemsAssertion(0, s_inner), s_list),
        (new PrefixItemAssertion(0, s_inner), s_list),
        (new ContainsAssertion(s_inner, 1, 2), s_list),
        (new UnevaluatedPropertiesAssertion(new([s_evaluated]), s_inner, default, null), s_map),
        (new UnevaluatedItemsAssertion(new([s_evaluated]), s_inner), s_list),
        (new AllOfAssertion(s_inner), TypeRef.String),
        (new AnyOfAssertion(s_branches), TypeRef.String),
        (new OneOfAssertion(s_branches), TypeRef.String),
        (new NotAssertion(s_inner), TypeRef.String),
        (new IfAssertion(s_inner, new([new NeverAssertion()]), default), TypeRef.String),
    ];

    [Fact]
    public void Every_kind_of_rule_is_tried_here()
    {
        var kinds = typeof(Assertion).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(Assertion)));

        s_rules.Select(static entry => entry.Rule.GetType()).Should().BeEquivalentTo(kinds);
    }

    [Fact]
    public void Every_kind_of_rule_is_emitted()
    {
        foreach (var (rule, type) in s_rules)
        {
            Emitted(rule, type).Should().Contain("context.", rule.GetType().Name);
        }
    }

    [Fact]
    public void Every_kind_of_rule_is_emitted_for_a_value_that_may_be_anything()
    {
        foreach (var (rule, _) in s_rules)
        {
            Emitted(rule, TypeRef.Json).Should().Contain("context.", rule.GetType().Name);
        }
    }

    [Fact]
    public void A_rule_that_warns_in_words_of_its_own_says_so()
    {
        foreach (var (rule, type) in s_rules.Where(static entry => entry.Rule is LimitAssertion or EnumAssertion or NotAssertion))
        {
            Emitted(rule with { Message = "Sold out.", IsWarning = true }, type)
                .Should().Contain(", message: \"Sold out.\", warning: true);", rule.GetType().Name);
        }
    }

    [Fact]
    public void A_rule_that_nobody_emits_is_refused()
    {
        var emit = () => Emitted(new RuleOfTomorrow(), TypeRef.String);

        emit.Should().Throw<NotSupportedException>().WithMessage("*RuleOfTomorrow*");
    }

    private static string Emitted(Assertion rule, TypeRef type)
    {
        var writer = new CodeWriter();
        new AssertionEmitter(writer, new TypeNames("Api")).Emit(new([rule]), type, "value");
        return writer.ToString();
    }

    private sealed record RuleOfTomorrow : Assertion;
}

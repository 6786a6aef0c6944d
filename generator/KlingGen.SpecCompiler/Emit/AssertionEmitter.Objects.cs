using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.CSharpText;

namespace KlingGen.SpecCompiler.Emit;

/// <content>Rules about objects.</content>
internal sealed partial class AssertionEmitter
{
    private void EmitObject(Assertion rule, TypeRef type, string value, string context)
    {
        var speaksOfAll = rule is PropertyNamesAssertion or AdditionalPropertiesAssertion or PatternPropertiesAssertion or LimitAssertion;
        switch (type)
        {
            case ModelRef { Kind: ModelKind.Object } when !speaksOfAll:
            case MapRef:
                EmitMembers(rule, type, value, context);
                break;
            case ModelRef { Kind: ModelKind.Object } or ViewRef:
                var @object = writer.Local();
                writer.Open($"if ({View(type, value)}.IsObject(out var {@object}))");
                EmitMembers(rule, ElementRef.Instance, @object, context);
                writer.Close();
                break;
        }
    }

    private void EmitMembers(Assertion rule, TypeRef type, string value, string context)
    {
        switch (rule)
        {
            case RequiredAssertion required:
                foreach (var member in required.Members)
                {
                    writer.Line($"{context}.Required({IsPresent(member, type, value)}, {Literal(member.JsonName)}{Say(rule)});");
                }

                break;
            case DependentRequiredAssertion dependent:
                writer.Open($"if ({IsPresent(dependent.Trigger, type, value)})");
                foreach (var member in dependent.Members)
                {
                    writer.Line($"{context}.DependentRequired({IsPresent(member, type, value)}, {Literal(member.JsonName)}, "
                        + $"{Literal(dependent.Trigger.JsonName)}{Say(rule)});");
                }

                writer.Close();
                break;
            case DependentSchemaAssertion dependent:
                writer.Open($"if ({IsPresent(dependent.Trigger, type, value)})");
                EmitInside(dependent.Assertions, type, value, context);
                writer.Close();
                break;
            case PropertyAssertion property:
                EmitProperty(property, type, value, context);
                break;
            case LimitAssertion limit:
                writer.Line(Check(limit, MemberCount(type, value), Operand(limit), context));
                break;
            default:
                EmitEach(rule, type, value, context);
                break;
        }
    }

    /// <summary>Rules about an object that is at hand as a <c>JsonElement</c>, from inside a rule about it.</summary>
    private void EmitInside(EquatableArray<Assertion> rules, TypeRef type, string value, string context) =>
        Emit(rules, type is ElementRef ? TypeRef.Json : type, value, context);

    private void EmitProperty(PropertyAssertion rule, TypeRef type, string value, string context)
    {
        var mark = writer.Local();
        if (rule.Assertions.All(static assertion => assertion is NeverAssertion))
        {
            writer.Open($"if ({IsPresent(rule.Member, type, value)})");
            writer.Line($"var {mark} = {context}.Mark;");
            EmitRule(rule.Assertions[0], rule.Member.Type, "", context);
        }
        else
        {
            var local = writer.Local();
            writer.Open($"if ({Take(rule.Member, type, value, local)})");
            writer.Line($"var {mark} = {context}.Mark;");
            Emit(rule.Assertions, type is ElementRef ? TypeRef.Json : rule.Member.Type, local, context);
        }

        writer.Line($"{context}.At({Literal(rule.Member.JsonName)}, ref {mark});");
        writer.Close();
    }

    /// <summary>Rules about each member of a map.</summary>
    private void EmitEach(Assertion rule, TypeRef type, string value, string context)
    {
        var entry = writer.Local();
        var (each, key, item) = type is ElementRef
            ? (value + ".EnumerateObject()", entry + ".Name", TypeRef.Json)
            : (value, entry + ".Key", ((MapRef)type).Value);
        writer.Open($"foreach (var {entry} in {each})");
        switch (rule)
        {
            case PropertyNamesAssertion names:
                writer.Line($"{context}.PropertyName({Condition(names.Assertions, TypeRef.String, key)}, {key}{Say(rule)});");
                break;
            case PatternPropertiesAssertion pattern:
                writer.Open($"if ({Matches(pattern.Pattern, key)})");
                if (pattern.Assertions.All(static assertion => assertion is NeverAssertion))
                {
                    var mark = writer.Local();
                    writer.Line($"var {mark} = {context}.Mark;");
                    EmitRule(pattern.Assertions[0], item, "", context);
                    writer.Line($"{context}.At({key}, ref {mark});");
                }
                else
                {
                    EmitEntry(pattern.Assertions, item, entry, key, context);
                }

                writer.Close();
                break;
            case AdditionalPropertiesAssertion additional:
                var others = additional.Patterns.Select(name => "!" + Matches(name, key)).ToList();
                if (additional.Names.Count > 0)
                {
                    others.Insert(0, $"{key} is not ({string.Join(" or ", additional.Names.Distinct().Select(Literal))})");
                }

                if (others.Count > 0)
                {
                    writer.Open($"if ({string.Join(" && ", others)})");
                }

                EmitEntry(additional.Assertions, item, entry, key, context);
                if (others.Count > 0)
                {
                    writer.Close();
                }

                break;
        }

        writer.Close();
    }

    private void EmitEntry(EquatableArray<Assertion> rules, TypeRef type, string entry, string key, string context)
    {
        if (rules.All(static rule => rule is NeverAssertion))
        {
            writer.Line($"{context}.Unexpected({key}{Say(rules[0])});");
            return;
        }

        var mark = writer.Local();
        var local = writer.Local();
        writer.Open($"if ({entry}.Value is {{ }} {local})");
        writer.Line($"var {mark} = {context}.Mark;");
        Emit(rules, type, local, context);
        writer.Line($"{context}.At({key}, ref {mark});");
        writer.Close();
    }

    private static string MemberCount(TypeRef type, string value) =>
        type is MapRef ? value + ".Count" : $"{Emitter.Validation}JsonMembers.Count({value})";

    /// <summary>The condition that an object has a member, if only as null.</summary>
    private string IsPresent(MemberRef member, TypeRef type, string value) => type switch
    {
        ElementRef => $"{value}.TryGetProperty({Literal(member.JsonName)}, out _)",
        MapRef => $"{value}.ContainsKey({Literal(member.JsonName)})",
        _ when member.Name is null => $"{Emitter.Validation}JsonMembers.Has({value}, {Literal(member.JsonName)})",
        _ => Member(member).IsPresent(value + "."),
    };

    /// <summary>The condition that an object has a member that is not null, which names a local variable for it.</summary>
    private string Take(MemberRef member, TypeRef type, string value, string local)
    {
        switch (type)
        {
            case ElementRef:
                return $"{value}.TryGetProperty({Literal(member.JsonName)}, out var {local})";
            case MapRef map:
                var found = map.ValueNullable || !TypeNames.IsValueType(map.Value) ? writer.Local() : local;
                return $"{value}.TryGetValue({Literal(member.JsonName)}, out var {found})"
                    + (found == local ? "" : $" && {found} is {{ }} {local}");
            case var _ when member.Name is null:
                return $"{Emitter.Validation}JsonMembers.TryGet({value}, {Literal(member.JsonName)}, out var {local})";
            default:
                return Member(member).Take(value + ".", local);
        }
    }

    private MemberEmitter Member(MemberRef member) => new(types, member.Type, member.Name!, member.Required, member.Nullable);

    /// <summary>An object that is at hand as a <c>JsonElement</c>.</summary>
    private sealed record ElementRef : TypeRef
    {
        public static readonly ElementRef Instance = new();
    }
}

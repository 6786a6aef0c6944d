using System.Globalization;
using KlingGen.SpecCompiler.Emit.Assertions;
using KlingGen.SpecCompiler.Emit.Unions;
using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.CSharpText;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>Objects: partial records that read, write and check themselves; sealed, unless they are the base of others.</summary>
internal sealed class ObjectEmitter(CodeWriter writer, TypeNames types, ObjectModel model)
{
    private readonly string _name = Identifier(model.Name);
    private readonly string _additionalName = Identifier(model.Additional.MemberName);
    private readonly bool _isTyped = model.Additional.Type != TypeRef.Json;
    private readonly List<MemberEmitter> _members = model.Properties
        .Select(property => new MemberEmitter(
            types, property.Type, property.Name, property.Required, property.Nullable, IsDemanded(model, property)))
        .ToList();

    /// <summary>Whether a member has errors of its own, whose location begins with the member's name.</summary>
    private readonly bool _isMarked = model.Properties.Any(IsChecked);

    private bool IsBase => model.Hierarchy is { Derived.Count: > 0 };

    private bool IsToldByMembers => IsBase && model.Hierarchy!.Discriminator is null;

    private bool IsDerived => model.Hierarchy is { Base: not null };

    /// <summary>What stands before a member that each level of a hierarchy has.</summary>
    private string Virtual => IsDerived ? "override " : IsBase ? "virtual " : "";

    private string AdditionalValue => types.Name(model.Additional.Type, model.Additional.Nullable);

    private string AdditionalCodec => types.Codec(model.Additional.Type, model.Additional.Nullable);

    /// <summary>What keeps further members.</summary>
    private string Root => _isTyped ? $"__R.ApiRecord<{AdditionalValue}, {AdditionalCodec}>" : "__R.ApiRecord";

    /// <summary>Whether something may be kept that could not be read: null at least, where the document does not allow it.</summary>
    private bool MayKeepUnread => model.Properties.Count > 0 || _isTyped;

    public void Emit()
    {
        DocumentationEmitter.Emit(writer, model.Documentation, fallback: null);
        writer.Line(ConverterAttribute.Of(_name));
        var above = IsDerived ? types.Name(model.Hierarchy!.Base!) : Root;
        writer.Open($"public {(IsBase ? "" : "sealed ")}partial record {_name} : {above}, __R.IApiModel<{_name}>"
            + (model.IsVideoRequest ? ", global::KlingGen.IVideoRequest" : ""));
        EmitNames();
        EmitCases();
        EmitConstructors();
        for (var i = 0; i < _members.Count; i++)
        {
            var property = model.Properties[i];
            if (property.Inherited)
            {
                continue;
            }

            writer.Line();
            EmitDocumentation(property);
            _members[i].EmitProperty(writer);
        }

        if (!IsDerived && model.Additional.MemberName is not AdditionalPropertiesModel.UsualName and var name)
        {
            writer.Line();
            writer.Line("/// <summary>Members that the document does not name: kept, and written back.</summary>");
            writer.Line($"public __R.AdditionalProperties{(_isTyped ? $"<{AdditionalValue}>" : "")} {Identifier(name)} "
                + $"{{ get => base.{AdditionalPropertiesModel.UsualName}; init => base.{AdditionalPropertiesModel.UsualName} = value; }}");
        }

        EmitRead();
        EmitWrite();
        EmitValidate();
        writer.Close();
    }

    private void EmitDocumentation(PropertyModel property)
    {
        // A required member cannot be left out, so that calling it obsolete would only break builds.
        var isStuck = property.Documentation.Deprecated && property is { Required: true, ReadOnly: false };
        DocumentationEmitter.Emit(
            writer,
            property.Documentation with { Deprecated = property.Documentation.Deprecated && !isStuck },
            fallback: null,
            string.Join(
                " ",
                new[] { DocumentationEmitter.Limits(property.Documentation, property.Assertions, property.Default), Absence(property) }
                    .OfType<string>()),
            isStuck ? "The document calls this deprecated." : null);
    }

    /// <summary>What a required member is after reading, which its type does not tell.</summary>
    private static string? Absence(PropertyModel property) => property is not { Required: true, Nullable: false } ? null
        : TypeNames.IsValueType(property.Type) ? "The default after reading a text that lacks it."
        : "Null after reading a text that lacks it.";

    private void EmitNames()
    {
        var names = string.Join(", ", model.Properties.Select(static property => Literal(property.JsonName)));
        var takingNull = string.Concat(model.Properties
            .Select(static (property, index) => property.Nullable || property.Type == TypeRef.Json
                ? ", " + index.ToString(CultureInfo.InvariantCulture)
                : ""));
        var list = model.Properties.Count == 0 ? "global::System.Array.Empty<string>()" : $"new[] {{ {names} }}";
        writer.Line($"private static readonly __S.MemberNames s_names = new({list}{takingNull});");
        writer.Line();
    }

    private void EmitCases()
    {
        if (IsToldByMembers)
        {
            CaseTable.Emit(
                writer,
                model.Hierarchy!.Cases
                    .Select(static (@case, index) => (@case, (index + 1).ToString(CultureInfo.InvariantCulture)))
                    .ToList());
        }
    }

    private void EmitConstructors()
    {
        writer.Open($"public {_name}()");
        for (var i = 0; i < _members.Count; i++)
        {
            if (OnlyValueOf(model.Properties[i]) is { } only)
            {
                writer.Line(_members[i].Set(only));
            }
        }

        writer.Close();
        writer.Line();
        if (IsBase)
        {
            // For refinements that are read: they fill the required members of this type too.
            writer.Line("[global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers]");
            writer.Open($"private protected {_name}(int level){(IsDerived ? " : base(level)" : "")}");
            writer.Close();
            writer.Line();
        }

        writer.Line("[global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers]");
        writer.Open($"private {_name}(ref global::System.Text.Json.Utf8JsonReader reader){(IsDerived ? " : base(0)" : "")}");
        writer.Line("var index = -1;");
        writer.Open("while (s_names.Next(ref reader, ref index, this))");
        if (_members.Count > 0)
        {
            writer.Open("switch (index)");
            for (var i = 0; i < _members.Count; i++)
            {
                writer.Line($"case {i}: {_members[i].Read(i)} break;");
            }

            writer.Close();
        }

        writer.Close();
        writer.Close();
    }

    private void EmitRead()
    {
        writer.Line();
        var head = $"public static {(IsDerived ? "new " : "")}{_name} Read(ref global::System.Text.Json.Utf8JsonReader reader)";
        if (!IsBase)
        {
            writer.Line(head + " => new(ref reader);");
            return;
        }

        writer.Open($"{head} => {Choice(model.Hierarchy!)} switch");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < model.Hierarchy!.Derived.Count; i++)
        {
            var derived = model.Hierarchy.Derived[i];
            var label = IsToldByMembers ? (i + 1).ToString(CultureInfo.InvariantCulture) : Literal(derived.Value);
            if (seen.Add(label))
            {
                writer.Line($"{label} => {types.Codec(derived.Type)}.Read(ref reader),");
            }
        }

        writer.Line(
            model.Hierarchy.Default is { } other ? $"_ => {types.Codec(other)}.Read(ref reader)," : $"_ => new {_name}(ref reader),");
        writer.Close(";");
    }

    private static string Choice(HierarchyModel hierarchy) => hierarchy.Discriminator is { } name
        ? $"__S.ObjectCases.Discriminator(reader, {Literal(name)})"
        : "s_cases.Choose(reader)";

    private void EmitWrite()
    {
        writer.Line();
        writer.Open($"public {Virtual}void Write(global::System.Text.Json.Utf8JsonWriter writer)");
        writer.Line("writer.WriteStartObject();");
        writer.Line("var names = s_names.For(this);");
        for (var i = 0; i < _members.Count; i++)
        {
            writer.Line(_members[i].Write(i));
        }

        writer.Line("names.WriteKept(writer, this);");
        writer.Line("writer.WriteEndObject();");
        writer.Close();
    }

    private void EmitValidate()
    {
        writer.Line();
        writer.Open($"public {Virtual}void Validate(ref __R.ValidationContext context)");
        var assertions = new AssertionEmitter(writer, types);
        if (MayKeepUnread)
        {
            writer.Line("var start = context.Mark;");
        }

        if (_isMarked)
        {
            writer.Line("var mark = start;");
        }

        for (var i = 0; i < _members.Count; i++)
        {
            EmitMember(model.Properties[i], _members[i], assertions);
        }

        assertions.Emit(model.Assertions, new ModelRef("", model.Name, ModelKind.Object), "this");
        EmitAdditional(assertions);
        if (MayKeepUnread)
        {
            writer.Line("context.Unread(this, start);");
        }

        writer.Line("ValidateMore(ref context);");
        writer.Close();
        writer.Line();
        writer.Line("partial void ValidateMore(ref __R.ValidationContext context);");
        assertions.EmitFields();
    }

    /// <summary>The value of a required member that may have no other; null otherwise.</summary>
    private static string? OnlyValueOf(PropertyModel property) =>
        property is { Required: true, ReadOnly: false } ? FixedValues.OnlyValueOf(property) : null;

    /// <summary>Whether those who make an object must set a member themselves.</summary>
    private static bool IsDemanded(ObjectModel model, PropertyModel property) =>
        !property.ReadOnly && OnlyValueOf(property) is null && !IsFilledBelow(model.Hierarchy, property.JsonName);

    /// <summary>Whether all types below fill in a member, which their base cannot demand then.</summary>
    private static bool IsFilledBelow(HierarchyModel? hierarchy, string name) =>
        hierarchy is { Derived.Count: > 0 } && hierarchy.Discriminator == name
            && hierarchy.Derived.GroupBy(static derived => derived.Type).All(static values => values.Count() == 1);

    private static bool IsChecked(PropertyModel property) => property.Assertions.Count > 0 || TypeNames.HasRules(property.Type);

    private void EmitMember(PropertyModel property, MemberEmitter member, AssertionEmitter assertions)
    {
        var name = Literal(property.JsonName);
        var constant = FixedValues.ConstantOf(property);
        var side = property.ReadOnly ? "ReadOnly" : property.WriteOnly ? "WriteOnly" : "";
        var isOneCall = constant is not null && side.Length == 0 && property is { Required: true, Nullable: false };
        if (property.Required && !isOneCall)
        {
            writer.Line($"context.Required{side}({member.IsPresent("this.")}, "
                + $"{name}{(_isMarked ? ", ref mark" : "")});");
        }

        if (!IsChecked(property))
        {
            return;
        }

        if (constant is not null)
        {
            writer.Line($"context.{(isOneCall ? "Required" : "")}Constant({member.Scalar("this.")}, {name}, ref mark, {constant});");
            return;
        }

        if (property.Assertions.Count == 0)
        {
            writer.Line(member.Validate(name));
            return;
        }

        var local = writer.Local();
        writer.Open($"if ({member.Take("this.", local)})");
        assertions.Emit(property.Assertions, property.Type, local);
        if (TypeNames.HasRules(property.Type))
        {
            writer.Line($"{types.Codec(property.Type)}.Validate({local}, ref context);");
        }

        writer.Line($"context.At({name}, ref mark);");
        writer.Close();
    }

    private void EmitAdditional(AssertionEmitter assertions)
    {
        var validatesItself = _isTyped && TypeNames.HasRules(model.Additional.Type);
        if (model.Additional.Allowed && model.Additional.Assertions.Count == 0 && !validatesItself)
        {
            return;
        }

        var local = writer.Local();
        var scope = writer.Local();
        writer.Open($"foreach (var {local} in this.{_additionalName})");
        if (!model.Additional.Allowed)
        {
            var taken = string.Concat(
                model.Additional.PatternNames.Select(pattern => $"!{assertions.Matches(pattern, local + ".Key")} && "));
            writer.Line($"if ({taken}true) {{ context.Unexpected({local}.Key); }}".Replace(" && true", "").Replace("if (true) ", ""));
        }
        else
        {
            var value = writer.Local();
            writer.Line($"var {scope} = context.Mark;");
            writer.Open($"if ({local}.Value is {{ }} {value})");
            assertions.Emit(model.Additional.Assertions, model.Additional.Type, value);
            if (validatesItself)
            {
                writer.Line($"{types.Codec(model.Additional.Type)}.Validate({value}, ref context);");
            }

            writer.Close();
            writer.Line($"context.At({local}.Key, ref {scope});");
        }

        writer.Close();
    }
}

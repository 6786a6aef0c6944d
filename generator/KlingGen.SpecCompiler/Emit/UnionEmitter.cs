using System.Globalization;
using KlingGen.SpecCompiler.Emit.Assertions;
using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.CSharpText;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>Unions: a record struct around the value and the number of its case.</summary>
internal sealed partial class UnionEmitter(CodeWriter writer, TypeNames types, UnionModel model)
{
    /// <summary>The case's number where a value fits no case and stays JSON.</summary>
    private const int Raw = -1;

    private readonly string _name = Identifier(model.Name);

    public void Emit()
    {
        var cases = string.Join(", ", model.Cases.Select(static @case => @case.Name));
        DocumentationEmitter.Emit(writer, model.Documentation, model.Name + ".", $"One of {cases}, or JSON that fits none of them.");
        writer.Line(ConverterAttribute.Of(_name));
        writer.Open($"public readonly partial record struct {_name} : __R.IApiModel<{_name}>, __R.IApiUnion");
        EmitTables();
        writer.Line("private readonly object? _value;");
        writer.Line("private readonly int _case;");
        writer.Line();
        EmitConstructor("object?", "_value");
        for (var i = 0; i < model.Cases.Count; i++)
        {
            if (HasField(model.Cases[i].Type) && FirstOfType(i) == i)
            {
                writer.Line();
                writer.Line($"private readonly {types.Name(model.Cases[i].Type)} {Field(i)};");
                writer.Line();
                EmitConstructor(types.Name(model.Cases[i].Type), Field(i));
            }
        }

        writer.Line();
        writer.Line("/// <summary>Whether there is a value; the default has none, which means absent.</summary>");
        writer.Line("public bool HasValue => this._case != 0;");
        writer.Line();
        writer.Line("/// <summary>A value that fits no case, as it was read.</summary>");
        writer.Line($"public global::System.Text.Json.JsonElement? {Member("As", "Json")} => "
            + $"this._case == {Raw} ? ((__S.RawJson)this._value!).Element : null;");
        EmitCases();
        EmitMatch();
        EmitRead();
        EmitWrite();
        EmitValidate();
        writer.Line();
        writer.Line("/// <summary>The value as text.</summary>");
        var own = string.Concat(model.Cases.Select((@case, index) => HasField(@case.Type)
            ? $"{index + 1} => global::System.FormattableString.Invariant($\"{{this.{Field(index)}}}\"), "
            : ""));
        const string text = "this._value?.ToString() ?? \"\"";
        writer.Line($"public override string ToString() => {(own.Length == 0 ? text : $"this._case switch {{ {own}_ => {text} }}")};");
        writer.Close();
    }

    private void EmitConstructor(string type, string field)
    {
        writer.Open($"private {_name}(int number, {type} value)");
        writer.Line($"this._case = {(field == "_value" ? "value is null ? 0 : " : "")}number;");
        writer.Line($"this.{field} = value;");
        writer.Close();
    }

    /// <summary>Whether values of a case have a field of their own, so that they are not boxed.</summary>
    private static bool HasField(TypeRef type) =>
        type is ModelRef { Kind: ModelKind.Enum } || (type is PrimitiveRef { Kind: not PrimitiveKind.Json } && TypeNames.IsValueType(type));

    /// <summary>Whether the runtime finds out of an object what it is.</summary>
    private static bool KnowsItself(TypeRef type) =>
        type is ModelRef { Kind: ModelKind.Object or ModelKind.Union }
            or PrimitiveRef { Kind: PrimitiveKind.String or PrimitiveKind.Json or PrimitiveKind.Stream };

    /// <summary>A value as the constructor of its case takes it: a cast keeps a string from being taken for an enum.</summary>
    private static string Stored(TypeRef type, string value) => HasField(type) ? value : "(object)" + value;

    private string Field(int index) => "_value" + (FirstOfType(index) + 1).ToString(CultureInfo.InvariantCulture);

    private int FirstOfType(int index) => model.Cases.TakeWhile(@case => @case.Type != model.Cases[index].Type).Count();

    /// <summary>The value of a case, where the union is of that case.</summary>
    private string Stored(int index)
    {
        var type = model.Cases[index].Type;
        return HasField(type) ? "this." + Field(index) : $"(({types.Name(type)})this._value!)";
    }

    /// <summary>A member cannot bear its type's name.</summary>
    private string Member(string prefix, string name) => prefix + name == model.Name ? prefix + name + "Value" : prefix + name;

    private List<(UnionCaseModel Case, int Number)> CasesOf(JsonKinds kinds) =>
        model.Cases
            .Select(static (@case, index) => (@case, index + 1))
            .Where(entry => (entry.@case.Kinds & kinds) != JsonKinds.None)
            .ToList();

    private bool IsChosenByMembers => CasesOf(JsonKinds.Object).Count > 1 && model.Discriminator is null;

    private void EmitTables()
    {
        if (!IsChosenByMembers)
        {
            return;
        }

        EmitCaseTable(
            writer,
            CasesOf(JsonKinds.Object).ConvertAll(static entry => (entry.Case, entry.Number.ToString(CultureInfo.InvariantCulture))));
    }

    /// <summary>What tells objects apart.</summary>
    public static void EmitCaseTable(CodeWriter writer, List<(UnionCaseModel Case, string Number)> cases)
    {
        writer.Line("private static readonly __S.ObjectCases s_cases = new(");
        for (var i = 0; i < cases.Count; i++)
        {
            var (@case, number) = cases[i];
            var constants = string.Concat(@case.Constants.Select(static constant =>
                $", ({Literal(constant.JsonName)}, {Strings(constant.Values)})"));
            var members = string.Join(", ", @case.Types.Select(static member =>
                $"({Literal(member.JsonName)}, {TypeNames.JsonTypes(member.Kinds)})"));
            var typed = members.Length == 0 ? "" : $".WithTypes({members})";
            var others = @case.OtherTypes == JsonKinds.Any ? "" : $".WithOtherTypes({TypeNames.JsonTypes(@case.OtherTypes)})";
            writer.Line($"    new __S.ObjectCase({number}, {Strings(@case.RequiredMembers)}, "
                + $"{Strings(@case.KnownMembers)}{constants}){typed}{others}{(i < cases.Count - 1 ? "," : ");")}");
        }

        writer.Line();
    }

    private static string Strings(IEnumerable<string> values)
    {
        var text = string.Join(", ", values.Select(Literal));
        return text.Length == 0 ? "global::System.Array.Empty<string>()" : $"new[] {{ {text} }}";
    }

    private void EmitCases()
    {
        var converted = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < model.Cases.Count; i++)
        {
            var @case = model.Cases[i];
            var type = types.Name(@case.Type);
            writer.Line();
            writer.Line($"/// <summary>The value in the case {@case.Name}, else null.</summary>");
            var none = TypeNames.IsValueType(@case.Type) ? $"default({type}?)" : "null";
            writer.Line($"public {type}? {Member("As", @case.Name)} => this._case == {i + 1} ? {Stored(i)} : {none};");
            if (!converted.Add(type))
            {
                continue;
            }

            writer.Line();
            var make = $"new({i + 1}, {Stored(@case.Type, "value")})";
            if (@case.Type is ListRef or MapRef)
            {
                writer.Line($"/// <summary>Makes a value of the case {@case.Name}.</summary>");
                writer.Line($"public static {_name} From({type} value) => {make};");
            }
            else
            {
                writer.Line($"public static implicit operator {_name}({type} value) => {make};");
            }
        }
    }

    private void EmitMatch()
    {
        const string result = "TResult";
        var parameters = model.Cases.Select(@case => $"global::System.Func<{types.Name(@case.Type)}, {result}> {Parameter(@case)}")
            .Append($"global::System.Func<global::System.Text.Json.JsonElement, {result}> other");
        writer.Line();
        writer.Line("/// <summary>Calls the function of the case that the value has; <c>other</c> gets what fits no case, "
            + "undefined when absent.</summary>");
        writer.Open($"public {result} Match<{result}>({string.Join(", ", parameters)})");
        writer.Open("switch (this._case)");
        for (var i = 0; i < model.Cases.Count; i++)
        {
            writer.Line($"case {i + 1}: return {Parameter(model.Cases[i])}({Stored(i)});");
        }

        writer.Line("default: return other(this._value is __S.RawJson raw ? raw.Element : default);");
        writer.Close();
        writer.Close();
    }

    private static string Parameter(UnionCaseModel @case) => "when" + @case.Name;

    private void EmitRead()
    {
        writer.Line();
        writer.Open($"public static {_name} Read(ref global::System.Text.Json.Utf8JsonReader reader)");
        writer.Open("switch (reader.TokenType)");
        EmitKind(JsonKinds.String, "String");
        EmitNumber();
        EmitKind(JsonKinds.Boolean, "True", "False");
        EmitKind(JsonKinds.Array, "StartArray");
        EmitObjects();
        writer.Line("default: break;");
        writer.Close();
        writer.Line();
        writer.Line($"return new({Raw}, __S.RawJson.Read(ref reader));");
        writer.Close();
    }

    private string ReadCase(UnionCaseModel @case, int number) =>
        $"return new({number}, {Stored(@case.Type, types.Read(@case.Type))});";

    private void EmitKind(JsonKinds kind, params string[] tokens)
    {
        var cases = CasesOf(kind);
        if (cases.Count > 0)
        {
            var (@case, number) = cases[0];
            foreach (var token in tokens)
            {
                writer.Line($"case global::System.Text.Json.JsonTokenType.{token}:");
            }

            writer.Line("    " + ReadCase(@case, number));
        }
    }

    private void EmitNumber()
    {
        var cases = CasesOf(JsonKinds.Number);
        if (cases.Count == 0)
        {
            return;
        }

        var (@case, number) = cases[0];
        if (@case.Type is PrimitiveRef { Kind: PrimitiveKind.Int32 or PrimitiveKind.Int64 })
        {
            writer.Line($"case global::System.Text.Json.JsonTokenType.Number when {types.Codec(@case.Type)}.TryRead(ref reader, "
                + $"out var value{number}):");
            writer.Line($"    return new({number}, value{number});");
            return;
        }

        writer.Line("case global::System.Text.Json.JsonTokenType.Number:");
        writer.Line("    " + ReadCase(@case, number));
    }

    private void EmitObjects()
    {
        var cases = CasesOf(JsonKinds.Object);
        if (cases.Count == 0)
        {
            return;
        }

        if (cases.Count == 1 && (model.Discriminator is null || cases[0].Case.DiscriminatorValues.Count == 0))
        {
            EmitKind(JsonKinds.Object, "StartObject");
            return;
        }

        if (!IsChosenByMembers && cases.TrueForAll(static entry => entry.Case.DiscriminatorValues.Count == 0))
        {
            return;
        }

        writer.Open("case global::System.Text.Json.JsonTokenType.StartObject:");
        writer.Open(IsChosenByMembers
            ? "switch (s_cases.Choose(reader))"
            : $"switch (__S.ObjectCases.Discriminator(reader, {Literal(model.Discriminator!)}))");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (@case, number) in cases)
        {
            var labels = IsChosenByMembers
                ? [number.ToString(CultureInfo.InvariantCulture)]
                : @case.DiscriminatorValues.Where(seen.Add).Select(Literal).ToList();
            var otherwise = @case.IsDefault && !IsChosenByMembers ? "default: " : "";
            if (labels.Count > 0 || otherwise.Length > 0)
            {
                writer.Line($"{string.Concat(labels.Select(static label => $"case {label}: "))}{otherwise}{ReadCase(@case, number)}");
            }
        }

        writer.Close();
        writer.Line();
        writer.Line("break;");
        writer.Close();
    }

    private void EmitWrite()
    {
        writer.Line();
        const string head = "public void Write(global::System.Text.Json.Utf8JsonWriter writer)";
        const string known = "__S.UnionValue.Write(writer, this._value);";
        if (model.Cases.All(static @case => KnowsItself(@case.Type)))
        {
            writer.Line($"{head} => {known}");
            return;
        }

        writer.Open(head);
        writer.Open("switch (this._case)");
        for (var i = 0; i < model.Cases.Count; i++)
        {
            var type = model.Cases[i].Type;
            if (!KnowsItself(type))
            {
                writer.Line($"case {i + 1}: {types.Codec(type)}.Write(writer, {Stored(i)}); break;");
            }
        }

        writer.Line($"default: {known} break;");
        writer.Close();
        writer.Close();
    }

    private void EmitView()
    {
        writer.Line();
        if (model.Cases.All(static @case => KnowsItself(@case.Type)))
        {
            writer.Line("__V.JsonView __R.IApiUnion.View() => __S.UnionValue.View(this._value);");
            return;
        }

        writer.Line("__V.JsonView __R.IApiUnion.View() => this._case switch");
        writer.Line("{");
        for (var i = 0; i < model.Cases.Count; i++)
        {
            var type = model.Cases[i].Type;
            if (!KnowsItself(type))
            {
                writer.Line($"    {i + 1} => {ViewRef.Of(types, type, Stored(i))},");
            }
        }

        writer.Line("    _ => __S.UnionValue.View(this._value),");
        writer.Line("};");
    }
}

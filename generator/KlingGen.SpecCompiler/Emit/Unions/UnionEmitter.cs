using System.Globalization;
using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.CSharpText;

namespace KlingGen.SpecCompiler.Emit.Unions;

/// <summary>Unions: a record struct around the value and the number of its case.</summary>
internal sealed class UnionEmitter(CodeWriter writer, TypeNames types, UnionModel model)
{
    private readonly string _name = Identifier(model.Name);
    private readonly UnionStorage _storage = new(types, model.Cases);

    public void Emit()
    {
        var cases = string.Join(", ", model.Cases.Select(static @case => @case.Name));
        DocumentationEmitter.Emit(writer, model.Documentation, fallback: null, $"One of {cases}, or JSON that fits none of them.");
        writer.Line(ConverterAttribute.Of(_name));
        writer.Open($"public readonly partial record struct {_name} : __R.IApiModel<{_name}>, __R.IApiUnion, __S.IApiCases<{_name}>");
        var reading = new UnionReadEmitter(writer, types, model);
        var writing = new UnionWriteEmitter(writer, types, _storage, model);
        var rules = new UnionRuleEmitter(writer, types, _storage, model);
        reading.EmitTable();
        writer.Line("private readonly object? _value;");
        writer.Line("private readonly int _case;");
        writer.Line();
        EmitConstructor("object?", "_value");
        for (var i = 0; i < model.Cases.Count; i++)
        {
            if (UnionStorage.HasField(model.Cases[i].Type) && _storage.FirstOfType(i) == i)
            {
                writer.Line();
                writer.Line($"private readonly {types.Name(model.Cases[i].Type)} {_storage.Field(i)};");
                writer.Line();
                EmitConstructor(types.Name(model.Cases[i].Type), _storage.Field(i));
            }
        }

        writer.Line();
        writer.Line("/// <summary>Whether there is a value; the default has none, which means absent.</summary>");
        writer.Line("public bool HasValue => this._case != 0;");
        writer.Line();
        writer.Line("/// <summary>A value that fits no case, as it was read.</summary>");
        writer.Line($"public global::System.Text.Json.JsonElement? {Member("As", "Json")} => "
            + $"this._case == {UnionStorage.Raw} ? ((__S.RawJson)this._value!).Element : null;");
        EmitCases();
        EmitMatch();
        reading.Emit();
        writing.EmitWrite();
        rules.Emit();
        writing.EmitView();
        rules.EmitFields();
        writer.Line();
        writer.Line("/// <summary>The value as text.</summary>");
        var own = string.Concat(model.Cases.Select((@case, index) => UnionStorage.HasField(@case.Type)
            ? $"{index + 1} => global::System.FormattableString.Invariant($\"{{this.{_storage.Field(index)}}}\"), "
            : ""));
        const string text = "this._value?.ToString() ?? \"\"";
        writer.Line($"public override string ToString() => {(own.Length == 0 ? text : $"this._case switch {{ {own}_ => {text} }}")};");
        EmitEquality();
        writer.Close();
    }

    /// <summary>Equality by what is in the value, where C# would compare references.</summary>
    private void EmitEquality()
    {
        var byContent = Enumerable.Range(0, model.Cases.Count)
            .Where(index => TypeNames.IsComparedByContent(model.Cases[index].Type))
            .ToList();
        if (byContent.Count == 0)
        {
            return;
        }

        var own = Enumerable.Range(0, model.Cases.Count).Where(index => UnionStorage.HasField(model.Cases[index].Type)).ToList();
        writer.Line();
        writer.Open($"public bool Equals({_name} other) => this._case == other._case && this._case switch");
        byContent.ForEach(index => writer.Line(
            $"{index + 1} => {types.Codec(model.Cases[index].Type)}.AreEqual("
                + $"{_storage.Stored(index)}, {_storage.Stored(index, "other")}),"));
        own.ForEach(index => writer.Line(
            $"{index + 1} => {_storage.Stored(index)}.Equals({_storage.Stored(index, "other")}),"));
        writer.Line("_ => object.Equals(this._value, other._value),");
        writer.Close(";");
        writer.Line();
        writer.Open("public override int GetHashCode() => this._case switch");
        byContent.ForEach(index => writer.Line($"{index + 1} => {types.Codec(model.Cases[index].Type)}.Hash({_storage.Stored(index)}),"));
        own.ForEach(index => writer.Line($"{index + 1} => {_storage.Stored(index)}.GetHashCode(),"));
        writer.Line("_ => this._value?.GetHashCode() ?? 0,");
        writer.Close(";");
    }

    private void EmitConstructor(string type, string field)
    {
        writer.Open($"private {_name}(int number, {type} value)");
        writer.Line($"this._case = {(field == "_value" ? "value is null ? 0 : " : "")}number;");
        writer.Line($"this.{field} = value;");
        writer.Close();
    }

    /// <summary>A member cannot bear its type's name.</summary>
    private string Member(string prefix, string name) => prefix + name == model.Name ? prefix + name + "Value" : prefix + name;

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
            writer.Line($"public {type}? {Member("As", @case.Name)} => this._case == {i + 1} ? {_storage.Stored(i)} : {none};");
            if (!converted.Add(type))
            {
                continue;
            }

            writer.Line();
            var make = $"new({i + 1}, {UnionStorage.Make(@case.Type, "value")})";
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
            writer.Line($"case {i + 1}: return {Parameter(model.Cases[i])}({_storage.Stored(i)});");
        }

        writer.Line("default: return other(this._value is __S.RawJson raw ? raw.Element : default);");
        writer.Close();
        writer.Close();
    }

    private static string Parameter(UnionCaseModel @case) => "when" + @case.Name;
}

using System.Globalization;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using static KlingGen.SpecCompiler.Emit.CSharpText;

namespace KlingGen.SpecCompiler.Emit.Unions;

/// <summary>Reads a union: the table of its cases, by which the runtime finds which of them a value is.</summary>
internal sealed class UnionReadEmitter(CodeWriter writer, TypeNames types, UnionModel model)
{
    private readonly string _name = Identifier(model.Name);

    private bool IsChosenByMembers =>
        model.Discriminator is null && model.Cases.Count(static @case => (@case.Kinds & JsonKinds.Object) != 0) > 1;

    public void EmitTable()
    {
        var keyword = model.Mode switch
        {
            UnionMode.OneOf => SchemaKeywords.OneOf,
            UnionMode.AnyOf => SchemaKeywords.AnyOf,
            _ => SchemaKeywords.Type,
        };
        var discriminator = model.Discriminator is { } name ? Literal(name) : "null";
        writer.Line($"private static readonly __S.UnionCases s_cases = new(\"{keyword}\", {discriminator},");
        var rows = model.Cases
            .Select((@case, index) => (@case.Priority, Text: Row(@case, (index + 1).ToString(CultureInfo.InvariantCulture))))
            .OrderBy(static row => row.Priority)
            .Select(static row => row.Text)
            .ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            writer.Line($"    {rows[i]}{(i < rows.Count - 1 ? "," : ");")}");
        }

        writer.Line();
    }

    public void Emit()
    {
        const string reader = "ref global::System.Text.Json.Utf8JsonReader reader";
        writer.Line();
        writer.Line($"public static {_name} Read({reader}) => s_cases.Read<{_name}>(ref reader);");
        writer.Line();
        writer.Open($"static {_name} __S.IApiCases<{_name}>.ReadCase(int number, {reader}) => number switch");
        for (var i = 0; i < model.Cases.Count; i++)
        {
            var type = model.Cases[i].Type;
            writer.Line($"{i + 1} => new({i + 1}, {UnionStorage.Make(type, types.Read(type))}),");
        }

        writer.Line($"_ => new({UnionStorage.Raw}, __S.RawJson.Read(ref reader)),");
        writer.Close(";");
    }

    private string Row(UnionCaseModel @case, string number)
    {
        var isObject = (@case.Kinds & JsonKinds.Object) != 0;
        var table = IsChosenByMembers && isObject ? ", " + CaseTable.Row(@case, number) : "";
        var more = new List<string>();
        if (model.Discriminator is not null && isObject && @case.DiscriminatorValues.Count > 0)
        {
            more.Add($"Values = {CaseTable.Strings(@case.DiscriminatorValues)}");
        }

        if (@case.IsDefault)
        {
            more.Add("IsDefault = true");
        }

        if (@case.Overlaps)
        {
            more.Add("Overlaps = true");
        }

        if (@case.Title is { } title)
        {
            more.Add($"Title = {Literal(title)}");
        }

        return $"new __S.UnionCase({number}, {TypeNames.JsonTypes(@case.Kinds)}, {Literal(@case.Label)}{table})"
            + (more.Count == 0 ? "" : $" {{ {string.Join(", ", more)} }}");
    }
}

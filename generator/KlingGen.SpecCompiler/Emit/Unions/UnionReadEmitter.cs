using System.Globalization;
using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.CSharpText;

namespace KlingGen.SpecCompiler.Emit.Unions;

/// <summary>Reads a union: which case a value is.</summary>
internal sealed class UnionReadEmitter(CodeWriter writer, TypeNames types, UnionModel model)
{
    private readonly string _name = Identifier(model.Name);

    private bool IsChosenByMembers => CasesOf(JsonKinds.Object).Count > 1 && model.Discriminator is null;

    public void EmitTable()
    {
        if (!IsChosenByMembers)
        {
            return;
        }

        CaseTable.Emit(
            writer,
            CasesOf(JsonKinds.Object).ConvertAll(static entry => (entry.Case, entry.Number.ToString(CultureInfo.InvariantCulture))));
    }

    public void Emit()
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
        writer.Line($"return new({UnionStorage.Raw}, __S.RawJson.Read(ref reader));");
        writer.Close();
    }

    private string ReadCase(UnionCaseModel @case, int number) =>
        $"return new({number}, {UnionStorage.Make(@case.Type, types.Read(@case.Type))});";

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

    private List<(UnionCaseModel Case, int Number)> CasesOf(JsonKinds kinds) =>
        model.Cases
            .Select(static (@case, index) => (@case, index + 1))
            .Where(entry => (entry.@case.Kinds & kinds) != JsonKinds.None)
            .ToList();
}

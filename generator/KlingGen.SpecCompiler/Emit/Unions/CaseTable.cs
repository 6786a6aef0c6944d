using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.CSharpText;

namespace KlingGen.SpecCompiler.Emit.Unions;

/// <summary>The table of what tells objects apart.</summary>
internal static class CaseTable
{
    public static void Emit(CodeWriter writer, List<(UnionCaseModel Case, string Number)> cases)
    {
        writer.Line("private static readonly __S.ObjectCases s_cases = new(");
        for (var i = 0; i < cases.Count; i++)
        {
            writer.Line($"    {Row(cases[i].Case, cases[i].Number)}{(i < cases.Count - 1 ? "," : ");")}");
        }

        writer.Line();
    }

    /// <summary>What tells the objects of one case from others.</summary>
    public static string Row(UnionCaseModel @case, string number)
    {
        var constants = string.Concat(@case.Constants.Select(static constant =>
            $", ({Literal(constant.JsonName)}, {Strings(constant.Values)})"));
        var members = string.Join(", ", @case.Types.Select(static member =>
            $"({Literal(member.JsonName)}, {TypeNames.JsonTypes(member.Kinds)})"));
        var typed = members.Length == 0 ? "" : $".WithTypes({members})";
        var others = @case.OtherTypes == JsonKinds.Any ? "" : $".WithOtherTypes({TypeNames.JsonTypes(@case.OtherTypes)})";
        return $"new __S.ObjectCase({number}, {Strings(@case.RequiredMembers)}, {Strings(@case.KnownMembers)}{constants}){typed}{others}";
    }

    public static string Strings(IEnumerable<string> values)
    {
        var text = string.Join(", ", values.Select(Literal));
        return text.Length == 0 ? "global::System.Array.Empty<string>()" : $"new[] {{ {text} }}";
    }
}

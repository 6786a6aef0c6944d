using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using static KlingGen.SpecCompiler.Emit.CSharpText;

namespace KlingGen.SpecCompiler.Emit.Assertions;

/// <summary>The static fields that rules use, one for each pattern and each list of values.</summary>
internal sealed class RuleFields
{
    private readonly List<string> _fields = [];

    /// <summary>The operand of a limit in C#.</summary>
    public string Operand(LimitAssertion limit) => limit.Keyword.Operand switch
    {
        LimitOperand.Pattern => Pattern(limit.Operand),
        LimitOperand.Text => Literal(limit.Operand),
        _ => limit.Operand,
    };

    public string Values(IEnumerable<string> values) => Field("values", "JsonValues", Literal("[" + string.Join(",", values) + "]"));

    /// <summary>The condition that a pattern is found in a text.</summary>
    public string Matches(string pattern, string value) => $"{Pattern(pattern)}.IsMatch({value})";

    public void Emit(CodeWriter writer)
    {
        foreach (var field in _fields)
        {
            writer.Line();
            writer.Line(field);
        }
    }

    private string Pattern(string pattern) => Field("pattern", "JsonPattern", Literal(pattern));

    private string Field(string name, string type, string argument)
    {
        var start = $"private static readonly {Emitter.Validation}{type} ";
        var end = $" = new({argument});";
        var known = _fields.Find(
            field => field.StartsWith(start, StringComparison.Ordinal) && field.EndsWith(end, StringComparison.Ordinal));
        if (known is not null)
        {
            return known.Substring(start.Length, known.Length - start.Length - end.Length);
        }

        var added = $"s_{name}{RuleText.Number(_fields.Count)}";
        _fields.Add(start + added + end);
        return added;
    }
}

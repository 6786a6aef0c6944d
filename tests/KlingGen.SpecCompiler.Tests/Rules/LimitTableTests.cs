using KlingGen.Formats;
using KlingGen.SpecCompiler.Emit;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Tests.Documents;
using KlingGen.SpecCompiler.Tests.Emit;

namespace KlingGen.SpecCompiler.Tests.Rules;

/// <summary>An entry of the table, and the runtime's method that it names, are all that a limit needs.</summary>
public sealed class LimitTableTests
{
    private static readonly Dictionary<JsonKinds, string> s_types = new()
    {
        [JsonKinds.String] = "type: string",
        [JsonKinds.Number] = "type: number",
        [JsonKinds.Array] = "type: array, items: {}",
        [JsonKinds.Object] = "type: object, additionalProperties: {}",
    };

    private static readonly List<(LimitKeyword Limit, string Operand)> s_cases =
    [
        .. SchemaKeywords.Limits.SelectMany(static limit =>
            limit.Trials.Mutations(limit.Trials.Operand).Prepend(limit.Trials.Operand).Select(operand => (limit, operand))),
        .. CheckedFormats.Select(static format => (SchemaKeywords.Format, format)),
    ];

    private static readonly Lazy<EmittedTypes> s_emitted =
        new(static () => EmittedTypes.FromSchemas(string.Concat(s_cases.Select(static one => Schema(one.Limit, one.Operand)))));

    public static TheoryData<string> Limits => [.. SchemaKeywords.Limits.Select(static limit => limit.Name)];

    public static TheoryData<string> Formats => [.. CheckedFormats];

    private static IEnumerable<string> CheckedFormats =>
        JsonFormats.All.Where(static format => format.Pattern is not null || format.Check is not null).Select(static format => format.Name);

    [Theory]
    [MemberData(nameof(Limits))]
    public void A_limit_is_kept_by_the_emitted_code(string name)
    {
        var limit = Find(name);

        var verdicts = Judge(limit, limit.Trials.Operand, limit.Trials.Operand);

        verdicts.Distinct().Should().BeEquivalentTo("", "/value " + name);
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void A_limit_with_another_operand_judges_otherwise(string name)
    {
        var limit = Find(name);
        var operand = limit.Trials.Operand;
        var verdicts = Judge(limit, operand, operand);

        foreach (var other in limit.Trials.Mutations(operand))
        {
            Judge(limit, other, operand).Should().NotEqual(verdicts, $"{name} {other} is not {name} {operand}");
        }
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void A_limit_stands_in_the_documentation(string name)
    {
        var limit = Find(name);
        var model = Spec.BindSchemas(Schema(limit, limit.Trials.Operand)).Model!;

        var source = string.Concat(Emitter.Emit(model, default).Select(static file => file.Text));

        source.Should().Contain(limit.Sentence(limit.Trials.Operand));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_format_is_kept_by_the_emitted_code(string name)
    {
        Judge(SchemaKeywords.Format, name, name).Distinct().Should().BeEquivalentTo("", "/value format");
    }

    private static LimitKeyword Find(string name) => (LimitKeyword)SchemaKeywords.Find(name)!;

    private static string Schema(LimitKeyword limit, string operand)
    {
        var written = limit.Operand is LimitOperand.Text or LimitOperand.Pattern ? $"'{operand}'" : operand;
        return $$"""
                {{Name(limit, operand)}}:
                  type: object
                  properties:
                    value: { {{s_types[limit.Kinds]}}, {{limit.Name}}: {{written}} }

            """;
    }

    private static string Name(LimitKeyword limit, string operand) => $"Case{s_cases.IndexOf((limit, operand))}";

    /// <summary>What a limit says of each value around an operand.</summary>
    private static List<string> Judge(LimitKeyword limit, string operand, string around) =>
        limit.Trials.Instances(around)
            .Select(instance => string.Join(", ", s_emitted.Value.Errors(Name(limit, operand), $$"""{"value":{{instance}}}""")))
            .ToList();
}

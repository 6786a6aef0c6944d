using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using KlingGen.ContractTests.Equivalence;
using Xunit.Abstractions;

namespace KlingGen.ContractTests.Rules;

/// <summary>The hand-picked requests, judged by ajv: over our documents as they are, and with one rule changed at a time.</summary>
/// <param name="output">Where the counts go.</param>
public sealed class CaseTests(ITestOutputHelper output)
{
    private const int Sample = 25;

    private static readonly YamlDocuments s_documents = new(Path.Combine(AppContext.BaseDirectory, "openapi"));

    private static readonly Dictionary<CaseTable, (JsonNode Errors, JsonNode All)> s_sound = CaseTable.All.ToDictionary(static table => table, static table => Schemas(table, null));

    [Fact]
    public async Task Ajv_judges_each_case_as_expected()
    {
        var answers = await AjvJudge.AskAsync<AjvFindings?[]>(Lists().Concat(CaseTable.All.SelectMany(static table => Questions(table, s_sound[table])))).ToListAsync();

        var differences = CaseTable.All.SelectMany((table, index) => table.Cases.Zip(Verdicts.Of(answers[2 * index]!, answers[(2 * index) + 1]!), static (one, found) =>
            found == Verdicts.Of(one.Expected) ? null : $"{one.Key} expects {one.Expected}, ajv says {found}: {one.Request.ToJsonString()}"));
        string.Join(Environment.NewLine, differences.OfType<string>()).Should().BeEmpty();
    }

    /// <summary>Set <c>KLINGGEN_MUTANTS</c> to <c>all</c> to try every change, and not only some of them.</summary>
    [Fact]
    public async Task Whoever_changes_a_rule_breaks_a_case()
    {
        var watch = Stopwatch.StartNew();
        var all = RuleMutations.Of(s_documents);
        var step = Environment.GetEnvironmentVariable("KLINGGEN_MUTANTS") == "all" ? 1 : Sample;
        var left = all.Where((_, index) => index % step == 0).Select(static mutant => mutant.Change).ToHashSet(StringComparer.Ordinal);
        var count = left.Count;
        var asked = new ConcurrentQueue<(Mutant Mutant, CaseTable Table)>();

        await using var answers = AjvJudge.AskAsync<AjvFindings?[]>(Lists().Concat(all.Where(mutant => left.Contains(mutant.Change)).ToList().SelectMany(mutant => Questions(mutant, asked)))).GetAsyncEnumerator();
        while (await answers.MoveNextAsync())
        {
            var errors = answers.Current!;
            await answers.MoveNextAsync();
            asked.TryDequeue(out var question).Should().BeTrue();
            if (question.Table.Cases.Zip(Verdicts.Of(errors, answers.Current!), static (one, found) => found != Verdicts.Of(one.Expected)).Any(static isOther => isOther))
            {
                left.Remove(question.Mutant.Change);
            }
        }

        var report = string.Create(CultureInfo.InvariantCulture, $"{count} changes of rules, {count - left.Count} break a case, {watch.Elapsed.TotalSeconds:F0} s");
        output.WriteLine(report);
        string.Join(Environment.NewLine, left.Order(StringComparer.Ordinal)).Should().BeEmpty(report);
    }

    private static IEnumerable<string> Lists() => CaseTable.All.Select(static table => AjvJudge.Instances(table.Name, table.Cases.Select(static one => one.Request)));

    private static IEnumerable<string> Questions(Mutant mutant, ConcurrentQueue<(Mutant Mutant, CaseTable Table)> asked)
    {
        foreach (var (table, sound) in s_sound)
        {
            var changed = Schemas(table, mutant);
            if (JsonNode.DeepEquals(changed.Errors, sound.Errors) && JsonNode.DeepEquals(changed.All, sound.All))
            {
                continue;
            }

            asked.Enqueue((mutant, table));
            foreach (var line in Questions(table, changed))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> Questions(CaseTable table, (JsonNode Errors, JsonNode All) schemas) =>
    [
        AjvJudge.Schema("errors", schemas.Errors), AjvJudge.Question("errors", table.Name),
        AjvJudge.Schema("all", schemas.All), AjvJudge.Question("all", table.Name),
    ];

    private static (JsonNode Errors, JsonNode All) Schemas(CaseTable table, Mutant? mutant) =>
        (table.Schema(s_documents, new Bundler(s_documents, mutant)), table.Schema(s_documents, new Bundler(s_documents, mutant, withWarnings: true)));
}

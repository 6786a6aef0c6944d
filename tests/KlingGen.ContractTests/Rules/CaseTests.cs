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
        var answers = await AjvJudge.AskAsync<AjvFindings?[]>(Lists().Concat(CaseTable.All.SelectMany(Sound)).Concat(CaseTable.All.SelectMany(static table =>
            new[] { AjvJudge.Question("errors " + table.Name, table.Name), AjvJudge.Question("all " + table.Name, table.Name) }))).ToListAsync();

        var differences = CaseTable.All.SelectMany((table, index) => table.Cases.Zip(answers[2 * index]!.Zip(answers[(2 * index) + 1]!, Verdicts.Of), static (one, found) =>
            Verdicts.Of(one.Expected).IsLike(found) ? null : $"{one.Key} expects {one.Expected}, ajv says {found}: {one.Request.ToJsonString()}"));
        string.Join(Environment.NewLine, differences.OfType<string>()).Should().BeEmpty();
    }

    /// <summary>Set <c>KLINGGEN_MUTANTS</c> to <c>all</c> to try every change, and not only some of them.</summary>
    [Fact]
    public async Task Whoever_changes_a_rule_breaks_a_case()
    {
        var watch = Stopwatch.StartNew();
        var step = Environment.GetEnvironmentVariable("KLINGGEN_MUTANTS") == "all" ? 1 : Sample;
        var mutants = RuleMutations.Of(s_documents).Where((_, index) => index % step == 0).ToList();

        var answers = await AjvJudge.AskAsync<bool>(Lists().Concat(CaseTable.All.SelectMany(Sound)).Concat(mutants.Select(Question))).ToListAsync();

        var survivors = mutants.Zip(answers).Where(static entry => !entry.Second).Select(static entry => entry.First.Change).Order(StringComparer.Ordinal).ToList();
        var report = string.Create(CultureInfo.InvariantCulture, $"{mutants.Count} changes of rules, {mutants.Count - survivors.Count} break a case, {watch.Elapsed.TotalSeconds:F0} s");
        output.WriteLine(report);
        answers.Should().HaveSameCount(mutants);
        string.Join(Environment.NewLine, survivors).Should().BeEmpty(report);
    }

    private static IEnumerable<string> Lists() => CaseTable.All.Select(static table => AjvJudge.Instances(table.Name, table.Cases.Select(static one => one.Request)));

    private static IEnumerable<string> Sound(CaseTable table) => [AjvJudge.Schema("errors " + table.Name, s_sound[table].Errors), AjvJudge.Schema("all " + table.Name, s_sound[table].All)];

    private static string Question(Mutant mutant) => AjvJudge.Changes(s_sound.Where(entry => entry.Key.MayConcern(mutant)).SelectMany(entry =>
    {
        var (table, sound) = (entry.Key, entry.Value);
        var changed = Schemas(table, mutant);
        return new[] { ("all " + table.Name, table.Name, changed.All, Sound: sound.All), ("errors " + table.Name, table.Name, changed.Errors, Sound: sound.Errors) }
            .Where(static one => !JsonNode.DeepEquals(one.Item3, one.Sound)).Select(static one => (one.Item1, one.Item2, one.Item3));
    }));

    private static (JsonNode Errors, JsonNode All) Schemas(CaseTable table, Mutant? mutant) =>
        (table.Schema(s_documents, new Bundler(s_documents, mutant)), table.Schema(s_documents, new Bundler(s_documents, mutant, withWarnings: true)));
}

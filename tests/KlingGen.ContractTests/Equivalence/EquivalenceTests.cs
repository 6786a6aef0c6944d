using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using KlingGen.ContractTests.Rules;
using KlingGen.Runtime;
using Xunit.Abstractions;

namespace KlingGen.ContractTests.Equivalence;

/// <summary>
/// The emitted rules mean what JSON Schema 2020-12 says they mean: ajv judges the same instances by the same documents.
/// What no schema can say (the hand-written rules about shots that add up) is not part of it: the documents' code is compiled without the
/// partial classes of <c>KlingGen</c>. Warnings are no part of a verdict, so rules with <c>x-severity: warning</c> are left out of what
/// ajv sees. Set <c>KLINGGEN_EQUIVALENCE_COUNT</c> to the number of instances to make for each set of documents.
/// </summary>
/// <param name="output">Where the counts go.</param>
public sealed class EquivalenceTests(ITestOutputHelper output)
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "openapi");

    private static readonly int s_count = int.Parse(Environment.GetEnvironmentVariable("KLINGGEN_EQUIVALENCE_COUNT") ?? "3000", CultureInfo.InvariantCulture);

    [Fact]
    public Task Our_documents_are_judged_as_ajv_judges_them() =>
        CompareAsync(s_folder, [.. new YamlDocuments(s_folder).Names]);

    [Fact]
    public Task Every_keyword_is_judged_as_ajv_judges_it() =>
        CompareAsync(Path.Combine(AppContext.BaseDirectory, "Equivalence", "Documents"), ["keywords.yaml"]);

    [Fact]
    public Task The_dialect_of_OpenAPI_3_0_is_judged_as_ajv_judges_it() =>
        CompareAsync(Path.Combine(AppContext.BaseDirectory, "Equivalence", "Documents"), ["keywords30.yaml"]);

    private async Task CompareAsync(string folder, string[] documents)
    {
        var judges = new Dictionary<string, Func<byte[], ValidationResult>>(StringComparer.Ordinal);
        var schemas = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        var emitted = EmittedJudge.Of(folder, documents);
        var bundler = new Bundler(new YamlDocuments(folder));
        foreach (var document in documents)
        {
            foreach (var name in bundler.SchemaNames(document))
            {
                var target = bundler.Constrained(document, name);
                if (emitted.Find(target ?? name, target is null ? null : name) is { } judge)
                {
                    judges[name] = judge;
                    schemas[name] = bundler.Bundle(document, name);
                }
            }
        }

        var instances = Share(judges, schemas).ToList();
        var expected = await AjvJudge.JudgeAsync(schemas, instances.ConvertAll(static entry => (entry.Schema, entry.Instance.Json)));
        var differences = instances.Zip(expected, (entry, findings) => Difference(entry.Schema, judges[entry.Schema], entry.Instance, findings)).OfType<string>().ToList();

        var report = $"{judges.Count} schemas, {instances.Count} instances, {expected.Count(static findings => findings is null)} of them valid, {differences.Count} judged differently";
        output.WriteLine(report);
        string.Join(Environment.NewLine, differences.GroupBy(static difference => difference.Split(':')[0], StringComparer.Ordinal).SelectMany(static group => group.Take(5))).Should().BeEmpty(report);
        instances.Count.Should().BeGreaterThanOrEqualTo(s_count);
        expected.Count(static findings => findings is null).Should().BeGreaterThan(instances.Count / 5, "both verdicts are tried");
    }

    /// <summary>Shares the instances out: a rule set, which joins many rules, gets more of them than a type.</summary>
    private static IEnumerable<(string Schema, GeneratedInstance Instance)> Share(Dictionary<string, Func<byte[], ValidationResult>> judges, Dictionary<string, JsonNode> schemas)
    {
        var weights = schemas.ToDictionary(static entry => entry.Key, static entry => Math.Sqrt(entry.Value.ToJsonString().Length), StringComparer.Ordinal);
        var total = weights.Values.Sum();
        foreach (var (name, schema) in schemas)
        {
            var seed = name.Aggregate(17, static (hash, character) => unchecked((hash * 31) + character));
            foreach (var instance in new InstanceGenerator(Place.Of(schema), judges[name], seed).Make((int)Math.Ceiling(s_count * weights[name] / total)))
            {
                yield return (name, instance);
            }
        }
    }

    private static string? Difference(string schema, Func<byte[], ValidationResult> judge, GeneratedInstance instance, AjvFindings? expected)
    {
        var found = judge(Encoding.UTF8.GetBytes(instance.Json)).Errors;
        var isSame = (found.Count == 0) == (expected is null) && (!instance.IsSingleFault || expected is null || IsSame(found, expected));
        return isSame
            ? null
            : $"{schema}: ajv {(expected is null ? "valid" : string.Join(' ', expected.At.Select(static location => $"\"{location}\"")))}, "
                + $"emitted {(found.Count == 0 ? "valid" : string.Join(' ', found.Select(static error => $"\"{error.InstanceLocation}\":{error.Keyword}")))}: {instance.Json}";
    }

    /// <summary>Whether the same places fail, but for two differences by design. Of a union the emitted code says what is wrong inside the
    /// case that it took the value for, where ajv says that no branch holds. And beside a value that it could not read it judges what it
    /// read, so it may find less than ajv, but nothing that ajv does not find.</summary>
    private static bool IsSame(IReadOnlyList<ValidationError> found, AjvFindings expected)
    {
        var locations = found.Select(static error => error.InstanceLocation).ToHashSet(StringComparer.Ordinal);
        var isExplained = locations.All(location => expected.At.Contains(location, StringComparer.Ordinal) || expected.Choices.Any(choice => IsBelow(location, choice)));
        return isExplained
            && (found.Any(static error => error.Keyword == "type")
                || expected.At.All(at => locations.Contains(at) || (expected.Choices.Contains(at, StringComparer.Ordinal) && locations.Any(location => IsBelow(location, at)))));
    }

    private static bool IsBelow(string location, string parent) => location.StartsWith(parent + "/", StringComparison.Ordinal);
}

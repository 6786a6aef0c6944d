using System.Text;
using KlingGen.Runtime;
using Xunit.Abstractions;

namespace KlingGen.ContractTests.Equivalence.Suite;

/// <summary>
/// JSON Schema's own test suite, draft 2020-12, against the emitted code: each schema becomes the type of a member, and a rule over a
/// member of any type. Left out as files: those about formats as annotations (ours are asserted), about identifiers, and about documents
/// that would have to be fetched.
/// </summary>
/// <param name="output">Where the counts go.</param>
public sealed class SuiteTests(ITestOutputHelper output)
{
    /// <summary>What the suite holds that is not supported, and why.</summary>
    private static readonly Dictionary<string, string> s_unsupported = new(StringComparer.Ordinal)
    {
        ["anchor: $anchor inside an enum is not a real identifier"] = "An anchor is sought wherever it stands, also in values.",
        ["ref: root pointer ref"] = "A rule schema is written out where it is used, so it cannot contain itself; a type can. The compiler warns.",
        ["unevaluatedProperties: unevaluatedProperties + single cyclic ref"] = "A rule schema cannot contain itself.",
        ["additionalProperties: additionalProperties does not look in applicators"] =
            "A type has one set of members: additionalProperties beside allOf closes the type, and does not refuse what allOf itself names.",
        ["unevaluatedItems: unevaluatedItems with nested items"] = "A union's case is chosen by JSON kind before its items are read.",
    };

    [Fact]
    public void JSON_Schemas_own_test_suite_is_judged_as_it_says()
    {
        var groups = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Equivalence", "Suite", "draft2020-12"), "*.json").Order(StringComparer.Ordinal)
            .SelectMany(SuiteGroup.Read).Where(static group => group.RefersWithinItself).ToList();
        var judge = EmittedJudge.Of(groups.ConvertAll(static group => group.ToDocument()));
        var (judged, inferred) = (0, 0);
        var differences = new List<string>();
        for (var i = 0; i < groups.Count; i++)
        {
            var rules = judge.Find($"N{i}.Any", $"N{i}.Rules")!;
            var type = judge.Find($"N{i}.Typed", null)!;
            foreach (var instance in groups[i].Instances.Where(_ => !s_unsupported.ContainsKey(groups[i].Name)))
            {
                var text = Encoding.UTF8.GetBytes($$"""{"value":{{instance.Json}}}""");
                judged++;
                if (rules(text).IsValid != instance.Valid)
                {
                    differences.Add($"{groups[i].Name}, {instance.Description}: as a rule {!instance.Valid}, {instance.Json}");
                }

                var asType = type(text);
                if (asType.IsValid != instance.Valid)
                {
                    // A schema that says no type has one in C# where its keywords plainly speak of one.
                    var isInferred = instance.Valid && asType.Errors.All(static error => error.Keyword == "type");
                    inferred += isInferred ? 1 : 0;
                    differences.AddRange(isInferred ? [] : [$"{groups[i].Name}, {instance.Description}: as a type {!instance.Valid}, {instance.Json}"]);
                }
            }
        }

        output.WriteLine($"{groups.Count} schemas, {judged} instances, each judged by a rule and by a type; {inferred} of them refused for a type that no keyword names");
        string.Join(Environment.NewLine, differences).Should().BeEmpty();
        judged.Should().BeGreaterThan(850);
        inferred.Should().BeLessThan(judged / 20);
        s_unsupported.Keys.Except(groups.ConvertAll(static group => group.Name)).Should().BeEmpty("an exception is not kept longer than it is needed");
    }
}

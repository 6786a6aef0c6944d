using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace KlingGen.Benchmarks.Generator;

/// <summary>What an edit costs a compiler that has the generator's last run in memory.</summary>
/// <param name="Document">What is edited; null for C# alone.</param>
/// <param name="Change">What is changed in it.</param>
/// <param name="Milliseconds">The run after the edit.</param>
/// <param name="Steps">How many outputs of each step were made anew, and how many of those came out otherwise.</param>
/// <param name="Anew">The sum over all steps.</param>
/// <param name="Bound">How many documents were bound anew.</param>
/// <param name="Concerned">How many documents there are to bind: the edited one, and those that lead to it.</param>
/// <param name="Sources">How many source files were emitted anew.</param>
internal sealed record EditRun(
    string? Document, string Change, double Milliseconds, string Steps, int Anew, int Bound, int Concerned, int Sources)
{
    public const string Comment = "a comment";

    private const int WarmUp = 25;
    private const int Rounds = 40;

    // A member with a limit, and its description.
    private static readonly Regex s_limit = new("maxLength: \\d+", RegexOptions.NonBacktracking);
    private static readonly Regex s_description = new("maxLength: \\d+\\n +description: ", RegexOptions.NonBacktracking);

    public string Name => Document is null ? Change : $"{Document}, {Change}";

    public static IReadOnlyList<EditRun> OfOwnDocuments()
    {
        var texts = Documents.Own();
        var input = new GeneratorInput(texts);
        Edit[] edits =
        [
            new(null, "C# alone", (driver, number) => GeneratorInput.Run(driver, input.WithEditedCode(number))),
            .. Edits(input, texts, "text2video.yaml"),
            .. Edits(input, texts, "common.yaml"),
        ];
        var times = Times(input.Run(), edits);
        var tracked = input.Run(tracksSteps: true);
        return [.. edits.Select((edit, i) => Seen(edit, Median.Of(times[i].Skip(WarmUp)), CountReferring(texts, edit.Document), tracked))];
    }

    private static List<double>[] Times(GeneratorDriver driver, Edit[] edits)
    {
        var times = Array.ConvertAll(edits, static _ => new List<double>());
        for (var round = 0; round < WarmUp + Rounds; round++)
        {
            for (var i = 0; i < edits.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                edits[i].Apply(driver, round);
                times[i].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        return times;
    }

    /// <summary>Each is another one in each round, so that nothing can be remembered of it.</summary>
    private static IEnumerable<Edit> Edits(GeneratorInput input, IReadOnlyList<SpecText> texts, string document)
    {
        var old = texts.Single(text => text.Name == document);
        return
        [
            new(document, Comment, (driver, number) => After(driver, $"# {number}\n" + old.Text)),
            new(document, "a description", (driver, number) => After(driver, Described(old.Text, number))),
            new(document, "a limit", (driver, number) => After(driver, Limited(old.Text, number))),
        ];

        GeneratorDriver After(GeneratorDriver driver, string text) => old.Text == text
            ? throw new InvalidOperationException("There is nothing to edit in " + document)
            : GeneratorInput.Run(driver.ReplaceAdditionalText(old, old.With(text)), input.Compilation);
    }

    private static string Described(string text, int number) => s_description.Replace(text, $"${{0}}{number} ", 1);

    private static string Limited(string text, int number) => s_limit.Replace(text, $"maxLength: {1000 + number}", 1);

    /// <summary>The documents that refer to one, directly or not, and that one itself.</summary>
    private static int CountReferring(IReadOnlyList<SpecText> texts, string? document)
    {
        var found = new HashSet<string>(texts.Select(static text => text.Name).Where(name => name == document));
        int before;
        do
        {
            before = found.Count;
            found.UnionWith(texts.Where(text => found.Any(text.RefersTo)).Select(static text => text.Name).ToList());
        }
        while (found.Count > before);
        return before;
    }

    private static EditRun Seen(Edit edit, double milliseconds, int concerned, GeneratorDriver before)
    {
        var result = edit.Apply(before, 0).GetRunResult().Results[0];
        var steps = GeneratorFiles.Steps
            .Select(step => (Name: step, Reasons: Reasons(result, step)))
            .Where(static step => step.Reasons.Count > 0)
            .ToList();
        var known = before.GetRunResult().Results[0].GeneratedSources.Select(static source => source.SourceText).ToHashSet();
        return new EditRun(
            edit.Document,
            edit.Change,
            milliseconds,
            string.Join(", ", steps.Select(static step => $"{step.Name} {Told(step.Reasons)}")),
            steps.Sum(static step => step.Reasons.Count),
            Reasons(result, "Bind").Count,
            concerned,
            result.GeneratedSources.Count(source => !known.Contains(source.SourceText)));
    }

    /// <summary>Of the outputs that were made anew.</summary>
    private static List<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
    [
        .. result.TrackedSteps.GetValueOrDefault(step, [])
            .SelectMany(static run => run.Outputs)
            .Select(static output => output.Reason)
            .Where(static reason => reason != IncrementalStepRunReason.Cached),
    ];

    private static string Told(List<IncrementalStepRunReason> reasons) =>
        reasons.Count(static reason => reason == IncrementalStepRunReason.Unchanged) is var unchanged && unchanged == 0
            ? $"{reasons.Count}"
            : $"{reasons.Count} ({reasons.Count - unchanged} changed)";

    /// <param name="Apply">Runs the generator after the edit, by a driver that ran before it. The number makes it another edit.</param>
    private sealed record Edit(string? Document, string Change, Func<GeneratorDriver, int, GeneratorDriver> Apply);
}

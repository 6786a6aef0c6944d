namespace KlingGen.Benchmarks.Generator;

/// <summary>What the rounds say together: medians, and ratios as medians of the rounds' ratios.</summary>
internal static class GeneratorRows
{
    private const double Mebibyte = 1024 * 1024;

    public static IEnumerable<Result> OfStarts(string name, IReadOnlyList<FirstRun> runs, double firstBudget, double warmBudget)
    {
        var compiled = $"{runs[0].Methods} methods, {runs[0].Bytes / 1024} KiB of IL, {Middle(runs, static run => run.Jit):0} ms";
        var processor = $"processor {Middle(runs, static run => run.Processor):0} ms";
        yield return new Result($"{name}, first run", Middle(runs, static run => run.First), firstBudget, "ms", processor);
        yield return new Result($"{name}, first run, JIT", Middle(runs, static run => run.Jit / run.First), null, "share", compiled);
        yield return new Result($"{name}, warm", Middle(runs, static run => run.Warm), warmBudget, "ms");
        yield return new Result($"{name}, C# / documents", Middle(runs, static run => run.Growth), 8, "ratio");
    }

    public static IEnumerable<Result> OfCompilers(IReadOnlyList<CompilerRun> runs)
    {
        var generated = Middle(runs, static run => run.Generated);
        var emitted = Middle(runs, static run => run.Emitted);
        var bare = Middle(runs, static run => run.Bare);
        var each = $"with the generator {generated:0} ms, with what it emits as sources {emitted:0} ms, without either {bare:0} ms";
        yield return new Result("fresh csc, generating", generated - emitted, 160, "ms", each);
        yield return new Result("fresh csc, generating, as it tells itself", Middle(runs, static run => run.Told), 160, "ms");
        yield return new Result("fresh csc, generating and compiling", generated - bare, null, "ms");
    }

    public static IEnumerable<Result> OfEdits(IReadOnlyList<IReadOnlyList<EditRun>> rounds)
    {
        var edits = rounds[0];
        for (var i = 0; i < edits.Count; i++)
        {
            var steps = edits[i].Anew == 0 ? "nothing is made anew" : $"{edits[i].Steps}; files emitted {edits[i].Sources}";
            yield return new Result($"edit of {edits[i].Name}", Middle(rounds, round => round[i].Milliseconds), null, "ms", steps);
        }

        yield return new Result("edit of C# alone, made anew", edits.Single(static edit => edit.Document is null).Anew, 0, "outputs");
        foreach (var edit in edits.Where(static edit => edit.Document is not null).DistinctBy(static edit => edit.Document))
        {
            var bound = edits.Where(other => other.Document == edit.Document).Max(static other => other.Bound);
            yield return new Result($"edit of {edit.Document}, bound anew", bound, edit.Concerned, "documents");
        }

        var comments = edits.Where(static edit => edit.Change == EditRun.Comment).Sum(static edit => edit.Sources);
        yield return new Result("edit of a comment, emitted anew", comments, 0, "files");
    }

    public static IEnumerable<Result> OfChains(IReadOnlyList<(int Count, List<ChainRun> Runs)> chains)
    {
        yield return Growth("time", "ms", static run => run.Milliseconds);
        yield return Growth("allocated", "MiB", static run => run.Allocated / Mebibyte);
        yield return Growth("kept for the next run", "MiB", static run => run.Kept / Mebibyte);
        yield return Growth("growth of the process at most", "MiB", static run => run.Peak / Mebibyte);

        Result Growth(string name, string unit, Func<ChainRun, double> value)
        {
            var ratio = Median.Of(chains[^1].Runs.Zip(chains[0].Runs, (many, few) => value(many) / value(few)));
            var each = string.Join(", ", chains.Select(chain => $"{chain.Count}: {Middle(chain.Runs, value):0.#} {unit}"));
            return new Result($"{chains[^1].Count} files / {chains[0].Count}, {name}", ratio, 9, "ratio", each);
        }
    }

    private static double Middle<T>(IEnumerable<T> runs, Func<T, double> value) => Median.Of(runs.Select(value));
}

using KlingGen.Benchmarks.Load;

namespace KlingGen.Benchmarks.Generator;

/// <summary>What the generator costs: the first run, a warm one, an edit, many files, and inside a compiler that has just started.
/// <c>generator [--rounds 5]</c>. All subjects take turns, each in a process of its own.</summary>
internal static class GeneratorProgram
{
    private static readonly int[] s_counts = [100, 200, 400, 800];

    public static IEnumerable<Result> Run(string[] args)
    {
        var rounds = (int)new LoadArguments(args).Number("rounds", 5);
        var (own, made, compilers) = (new List<FirstRun>(), new List<FirstRun>(), new List<CompilerRun>());
        var chains = s_counts.Select(static count => (Count: count, Runs: new List<ChainRun>())).ToList();
        var edits = new List<IReadOnlyList<EditRun>>();
        using var project = new CompilerProject(Documents.Own());
        for (var round = 0; round < rounds; round++)
        {
            own.Add(GeneratorRound.First("own"));
            made.Add(GeneratorRound.First("made"));
            compilers.Add(project.Run());
            edits.Add(GeneratorRound.Edits());
            chains.ForEach(static chain => chain.Runs.Add(GeneratorRound.Chain(chain.Count)));
        }

        return
        [
            .. GeneratorRows.OfStarts("our documents", own, firstBudget: 160, warmBudget: 20),
            .. GeneratorRows.OfStarts("500 schemas, 400 operations", made, firstBudget: 450, warmBudget: 80),
            .. GeneratorRows.OfCompilers(compilers),
            .. GeneratorRows.OfEdits(edits),
            .. GeneratorRows.OfChains(chains),
        ];
    }
}

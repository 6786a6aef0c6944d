using System.Globalization;
using System.Text;
using Xunit.Abstractions;

namespace KlingGen.SpecCompiler.Tests.Fuzzing;

/// <summary>Documents, some of them made up, spoilt at random from fixed seeds. Whatever becomes of them compiles, and whatever is refused
/// is told why and where. Set <c>KLINGGEN_FUZZ_COUNT</c> to the number of documents to make for each seed, <c>KLINGGEN_FUZZ_FIRST</c> to
/// the number of the first, <c>KLINGGEN_FUZZ_SEED</c> to a seed in place of the fixed ones, <c>KLINGGEN_FUZZ_SEEDS</c> to a folder of other
/// documents to begin with, and <c>KLINGGEN_FUZZ_OUTPUT</c> to a folder for the documents that fail.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private static readonly int s_count = EnvironmentSetting.Number("KLINGGEN_FUZZ_COUNT", 30);
    private static readonly int s_first = EnvironmentSetting.Number("KLINGGEN_FUZZ_FIRST", 0);

    public static TheoryData<int> Seeds => EnvironmentSetting.Number("KLINGGEN_FUZZ_SEED", 0) is var seed and > 0 ? [seed] : [1, 2];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_spoilt_document_is_refused_with_a_place_or_compiles(int seed)
    {
        var seeds = SeedDocuments.Load();
        var batch = new EmittedBatch();
        var faults = new List<(Specimen Specimen, string Fault)>();
        for (var number = s_first; number < s_first + s_count; number++)
        {
            var specimen = Make(seeds, seed, number);
            var ns = "Fuzz" + number.ToString("D9", CultureInfo.InvariantCulture);
            var (fault, compiled) = Examination.Of(specimen, ns);
            if (fault is not null)
            {
                faults.Add((specimen, fault));
            }
            else
            {
                batch.Add(specimen, ns, compiled!.Files);
            }
        }

        batch.Compile();
        output.WriteLine($"{s_count} documents, {batch.Compiled} different ones compiled");
        Describe([.. faults, .. batch.Faults]).Should().BeEmpty();
    }

    private static Specimen Make(IReadOnlyList<Specimen> seeds, int seed, int number)
    {
        var random = new Random(unchecked((seed * 1_000_003) + number));
        var origin = random.Next(3) == 0 ? DocumentMaker.Make(random) : seeds[random.Next(seeds.Count)];
        var name = $"{origin.Name}, seed {seed}, number {number}";
        if (origin.Tree is null || random.Next(5) == 0)
        {
            var text = random.Next(2) == 0 || origin.Tree is null ? origin.Text : TreeMutator.Write(origin.Tree);
            return origin with { Name = name, Text = new TextMutator(random).Mutate(text), Tree = null };
        }

        var tree = new TreeMutator(random).Mutate(origin.Tree);
        return origin with
        {
            Name = name,
            Text = random.Next(4) == 0 ? new YamlMutator(random).Write(tree) : TreeMutator.Write(tree),
            Tree = tree,
        };
    }

    private static string Describe(List<(Specimen Specimen, string Fault)> faults)
    {
        const int MostTold = 20;
        var text = new StringBuilder();
        foreach (var (specimen, fault) in faults.Take(MostTold))
        {
            text.Append('\n').Append(specimen.Name).Append(": ").Append(fault).Append('\n');
        }

        if (faults.Count > 0 && Environment.GetEnvironmentVariable("KLINGGEN_FUZZ_OUTPUT") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            foreach (var (specimen, fault) in faults)
            {
                var file = System.IO.Path.Combine(
                    folder, specimen.Name.Replace('/', '_').Replace(", ", "-", StringComparison.Ordinal).Replace(' ', '-'));
                File.WriteAllText(file + ".txt", specimen.Text);
                File.WriteAllText(file + ".fault", fault);
            }
        }

        return text.ToString();
    }
}

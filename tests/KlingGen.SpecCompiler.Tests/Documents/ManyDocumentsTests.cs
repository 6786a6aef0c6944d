using System.Globalization;

namespace KlingGen.SpecCompiler.Tests.Documents;

/// <summary>The work that documents cost grows with their number, whichever way they refer to each other.</summary>
public sealed class ManyDocumentsTests
{
    private const int Few = 50;
    private const int Many = 8 * Few;

    public static TheoryData<string> Shapes => ["chain", "ring", "tree", "star", "hub"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Eight_times_the_documents_take_no_more_than_nine_times_the_memory(string shape)
    {
        // What the first compilation of a process loads is no document's.
        Allocated(shape, Few);

        var few = Allocated(shape, Few);
        var many = Allocated(shape, Many);

        ((double)many / few).Should().BeLessThan(9);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Each_document_becomes_its_own_types_and_names_those_of_the_others(string shape)
    {
        var compiled = Compile(shape, Few);

        compiled.Diagnostics.Should().BeEmpty();
        for (var number = 0; number < Few; number++)
        {
            var text = compiled.Files.Should().ContainSingle(file => file.HintName == $"s{number}.Objects.g.cs").Which.Text;
            text.Should().Contain($"public sealed partial record Item{number} ");
            foreach (var next in References(shape, number, Few))
            {
                text.Should().Contain($"public Item{next}? Next{next} ");
            }
        }
    }

    private static long Allocated(string shape, int count)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Compile(shape, count);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Compiles documents of which the first leads to all others, or, in a star, all others to one.</summary>
    private static SpecCompilation Compile(string shape, int count) =>
        SpecCompilation.Compile("root.yaml", path => Text(shape, path, count), new SpecOptions("Many", null), default);

    private static string? Text(string shape, string path, int count)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        if (name == "root")
        {
            return "components:\n  schemas:\n" + string.Concat(Enumerable.Range(0, count)
                .Select(static number => $"    Root{number}: {{ $ref: 's{number}.yaml#/components/schemas/Item{number}' }}\n"));
        }

        var own = int.Parse(name.AsSpan(1), CultureInfo.InvariantCulture);
        return $$"""
            components:
              schemas:
                Item{{own}}:
                  type: object
                  properties:
                    name: { type: string, maxLength: {{own + 1}} }
                    inner: { type: object, properties: { mode: { type: string, enum: [a, b] } } }

            """ + string.Concat(References(shape, own, count)
                .Select(static number => $"        next{number}: {{ $ref: 's{number}.yaml#/components/schemas/Item{number}' }}\n"));
    }

    private static IEnumerable<int> References(string shape, int number, int count) => shape switch
    {
        "chain" => number + 1 < count ? [number + 1] : [],
        "ring" => [(number + 1) % count],
        "hub" => number == 0 ? Enumerable.Range(1, count - 1) : [0],
        "tree" => new[] { (2 * number) + 1, (2 * number) + 2 }.Where(child => child < count),
        _ => number == 0 ? [] : [0],
    };
}

using KlingGen.SpecCompiler.Emit;
using KlingGen.SpecCompiler.Tests.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KlingGen.SpecCompiler.Tests.Fuzzing;

/// <summary>What many documents became, each in a namespace of its own, compiled at once: that takes a fraction of the time.</summary>
internal sealed class EmittedBatch
{
    private const int Size = 40;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<(Specimen Specimen, IReadOnlyList<EmittedFile> Files)> _pending = [];

    public List<(Specimen Specimen, string Fault)> Faults { get; } = [];

    public int Compiled { get; private set; }

    public void Add(Specimen specimen, string ns, IReadOnlyList<EmittedFile> files)
    {
        if (files.Count > 0 && _seen.Add(string.Concat(files.Select(file => file.Text.Replace(ns, "", StringComparison.Ordinal)))))
        {
            _pending.Add((specimen, files));
            if (_pending.Count == Size)
            {
                Compile();
            }
        }
    }

    public void Compile()
    {
        var found = StrictCompilation.Check(
            _pending.SelectMany((entry, index) => entry.Files.Select(file => ($"{index}/{file.HintName}", file.Text))));
        foreach (var group in found.GroupBy(static diagnostic => Number(diagnostic.Location)))
        {
            Faults.Add((_pending[group.Key].Specimen, string.Join('\n', group.Take(3).Select(static diagnostic => diagnostic.ToString()))));
        }

        foreach (var (specimen, files) in _pending)
        {
            if (files.Any(static file => DeclaresCanary(file.Text)))
            {
                Faults.Add((specimen, "A text of the document became code."));
            }
        }

        Compiled += _pending.Count;
        _pending.Clear();
    }

    private static int Number(Location location) =>
        location.SourceTree is { } tree ? int.Parse(tree.FilePath.AsSpan(0, tree.FilePath.IndexOf('/', StringComparison.Ordinal))) : 0;

    private static bool DeclaresCanary(string text) =>
        text.Contains(HostileTexts.Canary, StringComparison.Ordinal)
        && CSharpSyntaxTree.ParseText(text)
            .GetRoot()
            .DescendantTokens()
            .Any(static token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == HostileTexts.Canary);
}

using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.Tests.Fuzzing;

/// <summary>What must hold of any document's compilation, before a C# compiler sees what came of it.</summary>
internal static class Examination
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>The stack that a compiler's threads have where they have least.</summary>
    private const int StackSize = 1024 * 1024;

    /// <returns>What is wrong, or null; and what was emitted.</returns>
    public static (string? Fault, SpecCompilation? Compiled) Of(Specimen specimen, string ns)
    {
        string? fault = null;
        SpecCompilation? compiled = null;
        using var timeout = new CancellationTokenSource(s_patience);
        var thread = new Thread(
            () =>
            {
                try
                {
                    compiled = specimen.Compile(specimen.Text, ns, timeout.Token);
                    fault = Fault(specimen, ns, compiled, timeout.Token);
                }
                catch (Exception exception)
                {
                    fault = exception.ToString();
                }
            },
            StackSize);
        thread.IsBackground = true;
        thread.Start();
        return thread.Join(s_patience + s_patience) ? (fault, compiled) : ("It hangs.", null);
    }

    private static string? Fault(Specimen specimen, string ns, SpecCompilation compiled, CancellationToken cancellationToken)
    {
        if (SpecDocument.Parse(new SpecFile(specimen.Path, specimen.Text), cancellationToken).Root is null
            && !compiled.Diagnostics.Any(static found => found.Descriptor.Severity == SpecSeverity.Error))
        {
            return "It was refused, and no error says why.";
        }

        var lines = specimen.Text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
        foreach (var found in compiled.Diagnostics.Where(found => found.Path == specimen.Path))
        {
            if (found.Line < 1 || found.Line > lines.Length || found.Column < 1 || found.Column > lines[found.Line - 1].Length + 1)
            {
                return "Its place is not in the document: " + found;
            }
        }

        if (Difference(compiled, specimen.Compile(specimen.Text, ns, cancellationToken)) is { } again)
        {
            return "Another compilation differs: " + again;
        }

        if (!specimen.Text.StartsWith('\uFEFF')
            && Difference(compiled, specimen.Compile("\uFEFF" + specimen.Text, ns, cancellationToken)) is { } marked)
        {
            return "A byte order mark makes a difference: " + marked;
        }

        return !specimen.Text.Contains('\r', StringComparison.Ordinal)
            && Difference(
                compiled,
                specimen.Compile(specimen.Text.Replace("\n", "\r\n", StringComparison.Ordinal), ns, cancellationToken)) is { } ended
                ? "The ends of its lines make a difference: " + ended
                : null;
    }

    private static string? Difference(SpecCompilation one, SpecCompilation other)
    {
        var lost = one.Diagnostics.Except(other.Diagnostics).Concat(other.Diagnostics.Except(one.Diagnostics)).FirstOrDefault();
        return lost is not null ? lost.ToString()
            : one.Files.SequenceEqual(other.Files) ? null
            : "the text of " + (one.Files.Except(other.Files).FirstOrDefault()?.HintName ?? "a file that is missing");
    }
}

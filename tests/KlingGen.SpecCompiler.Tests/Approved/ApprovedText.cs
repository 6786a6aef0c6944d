using System.Text;

namespace KlingGen.SpecCompiler.Tests.Approved;

/// <summary>All that a document becomes, as one text that people review: what was found in it, then each file after a line with its
/// name.</summary>
internal static class ApprovedText
{
    private const string FileLine = "// file: ";
    private const int MostShown = 5;

    public static string Of(SpecCompilation compiled)
    {
        var text = new StringBuilder();
        foreach (var found in compiled.Diagnostics)
        {
            text.Append("// ").Append(found).Append('\n');
        }

        if (compiled.Diagnostics.Count == 0)
        {
            text.Append("// no diagnostics\n");
        }

        foreach (var file in compiled.Files)
        {
            text.Append('\n').Append(FileLine).Append(file.HintName).Append('\n').Append(file.Text);
        }

        return WithUnixLines(text.ToString());
    }

    /// <summary>The files of a text again.</summary>
    public static IReadOnlyList<(string HintName, string Text)> Files(string text)
    {
        var parts = ("\n" + WithUnixLines(text)).Split("\n" + FileLine).Skip(1);
        return [.. parts.Select(static part => (part[..part.IndexOf('\n')], part[(part.IndexOf('\n') + 1)..]))];
    }

    /// <summary>The first lines that differ, as a review would show them.</summary>
    /// <returns>Null where nothing differs but line endings.</returns>
    public static string? Difference(string approved, string emitted)
    {
        var old = WithUnixLines(approved).Split('\n');
        var current = WithUnixLines(emitted).Split('\n');
        var same = old.Zip(current).TakeWhile(static pair => pair.First == pair.Second).Count();
        if (same == old.Length && same == current.Length)
        {
            return null;
        }

        var header = current.Take(same + 1).LastOrDefault(static line => line.StartsWith(FileLine, StringComparison.Ordinal));
        var lines = Marked('-', old, same).Concat(Marked('+', current, same));
        return $"line {same + 1}{(header is null ? "" : ", in " + header[FileLine.Length..])}:\n{string.Join('\n', lines)}";
    }

    public static string WithUnixLines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static IEnumerable<string> Marked(char mark, IEnumerable<string> lines, int first) =>
        lines.Skip(first).Take(MostShown).Select(line => $"{mark} {line}");
}

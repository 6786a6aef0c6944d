using System.Text.RegularExpressions;

namespace KlingGen.SourceGenerator.Tests;

/// <summary>What the page says of one diagnostic.</summary>
/// <param name="Example">A document that causes it; empty where the page shows none.</param>
internal sealed partial record DiagnosticsSection(string Id, string Severity, string Title, string Example, string Remedy)
{
    public static IReadOnlyList<DiagnosticsSection> Read(string path) =>
        [.. File.ReadAllText(path).ReplaceLineEndings("\n").Split("\n## ").Skip(1).Select(Parse)];

    private static DiagnosticsSection Parse(string text)
    {
        var head = Head().Match(text);
        head.Success.Should().BeTrue(text);
        return new DiagnosticsSection(
            head.Groups["id"].Value,
            head.Groups["severity"].Value,
            head.Groups["title"].Value,
            Block().Match(text).Groups["yaml"].Value,
            Advice().Match(text).Groups["remedy"].Value);
    }

    [GeneratedRegex(@"^(?<id>KLG\d{4})\n\n\*\*(?<severity>Error|Warning):\*\* (?<title>.+)\n",
        RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Head();

    [GeneratedRegex(@"\n```yaml\n(?<yaml>[^`]+)```\n", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"\n\*\*Remedy:\*\* (?<remedy>.+)\n", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Advice();
}

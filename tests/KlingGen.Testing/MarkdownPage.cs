using System.Text.RegularExpressions;

namespace KlingGen.Testing;

/// <summary>A page of documentation, and the code in it.</summary>
public sealed partial class MarkdownPage(string text)
{
    /// <summary>A page of the repository.</summary>
    /// <param name="path">Its path below the root.</param>
    public static MarkdownPage Of(string path) => new(File.ReadAllText(Path.Combine(Repository.Root, path)));

    /// <summary>The blocks of code in a language, in their order.</summary>
    public IReadOnlyList<string> Blocks(string language) =>
        [.. Fence().Matches(text).Where(match => match.Groups["language"].Value == language).Select(static match => match.Groups["code"].Value)];

    [GeneratedRegex(
        @"^```(?<language>\w+)\r?\n(?<code>.*?)^```",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fence();
}

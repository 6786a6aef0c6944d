using System.Text.RegularExpressions;

namespace KlingGen.Errors;

/// <summary>Takes out of a gateway's words what must not reach a log: the key, tokens, the queries of signed links, control characters.</summary>
internal static partial class Redaction
{
    private const int Longest = 300;

    public static string? Clean(string? text, string? key)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var clean = string.IsNullOrEmpty(key) ? text : text.Replace(key, "***", StringComparison.Ordinal);
        clean = Token().Replace(clean, "***");
        clean = SignedLink().Replace(clean, "${link}?***");
        clean = Blank().Replace(clean, " ").Trim();
        return clean.Length <= Longest ? clean : string.Concat(clean.AsSpan(0, Longest), "…");
    }

    [GeneratedRegex(@"(?<link>https?://[^\s""'<>?#]+)[?#][^\s""'<>]*", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex SignedLink();

    // A JSON Web Token: its header is a JSON object, so it begins as '{"' does in Base64.
    [GeneratedRegex(@"eyJ[\w-]+\.[\w-]+\.[\w-]*", RegexOptions.NonBacktracking)]
    private static partial Regex Token();

    [GeneratedRegex(@"[\s\p{Cc}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Blank();
}

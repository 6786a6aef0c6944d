using System.Text.RegularExpressions;

namespace KlingGen.Errors;

/// <summary>Takes out of a gateway's words what must not reach a log: keys, tokens, the queries of signed links, images, control
/// characters.</summary>
internal static partial class Redaction
{
    private const string Mark = "***";
    private const int Longest = 300;

    // A shorter key is part of ordinary words, and only taken out where it stands alone.
    private const int ShortestKey = 8;

    /// <summary>A text for a message or a log: cleaned, on one line, and cut.</summary>
    /// <param name="text">The text.</param>
    /// <param name="key">The key; null for none.</param>
    /// <returns>The text; null where there is none.</returns>
    public static string? Clean(string? text, string? key) => Clean(text, key is null ? [] : [key]);

    /// <summary>A text for a message or a log: cleaned, on one line, and cut.</summary>
    /// <param name="text">The text.</param>
    /// <param name="secrets">The keys.</param>
    /// <returns>The text; null where there is none.</returns>
    public static string? Clean(string? text, IReadOnlyList<string> secrets)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var clean = Hide(text, secrets)!;
        clean = SignedLink().Replace(clean, "${link}?***");
        clean = LinkUser().Replace(clean, "${scheme}***@");
        clean = SignedQuery().Replace(clean, "${name}***");
        clean = Image().Replace(clean, Mark);
        clean = Blank().Replace(clean, " ").Trim();
        return clean.Length <= Longest ? clean : string.Concat(clean.AsSpan(0, char.IsHighSurrogate(clean[Longest - 1]) ? Longest - 1 : Longest), "…");
    }

    /// <summary>A text as it is, without keys and tokens. One that holds none costs next to nothing.</summary>
    /// <param name="text">The text; null for none.</param>
    /// <param name="secrets">The keys.</param>
    public static string? Hide(string? text, IReadOnlyList<string> secrets)
    {
        if (string.IsNullOrEmpty(text))
        {
            return text;
        }

        for (var i = 0; i < secrets.Count; i++)
        {
            text = Without(text, secrets[i]);
        }

        text = text.Contains("eyJ", StringComparison.Ordinal) ? Token().Replace(text, Mark) : text;
        text = text.Contains("bearer", StringComparison.OrdinalIgnoreCase) || text.Contains("basic", StringComparison.OrdinalIgnoreCase)
            ? Authorization().Replace(text, "${scheme}***")
            : text;
        return text.Contains("sk-", StringComparison.Ordinal) ? OtherKey().Replace(text, Mark) : text;
    }

    private static string Without(string text, string secret)
    {
        if (secret.Length == 0)
        {
            return text;
        }

        if (secret.Length < ShortestKey)
        {
            return HideWord(text, secret);
        }

        text = text.Replace(secret, Mark, StringComparison.Ordinal);
        return text.Contains('%', StringComparison.Ordinal) ? text.Replace(Uri.EscapeDataString(secret), Mark, StringComparison.Ordinal) : text;
    }

    private static string HideWord(string text, string secret)
    {
        for (var at = text.IndexOf(secret, StringComparison.Ordinal); at >= 0;)
        {
            var end = at + secret.Length;
            var standsAlone = !IsOfWord(text, at - 1) && !IsOfWord(text, end);
            text = standsAlone ? string.Concat(text.AsSpan(0, at), Mark, text.AsSpan(end)) : text;
            var next = standsAlone ? at + Mark.Length : end;
            at = next < text.Length ? text.IndexOf(secret, next, StringComparison.Ordinal) : -1;
        }

        return text;
    }

    private static bool IsOfWord(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);

    [GeneratedRegex(@"(?<link>https?:(\\?/){2}[^\s""'<>?#]+)[?#][^\s""'<>]*", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex SignedLink();

    [GeneratedRegex(@"(?<scheme>https?:(\\?/){2})[^\s/@""'<>?#]+@", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex LinkUser();

    // The query of a link without a host.
    [GeneratedRegex(@"(?<name>[?&][\w-]*(sign|sig|token|key|secret|credential|policy)[\w-]*=)[^\s&""'<>]+", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex SignedQuery();

    // A JSON Web Token: its header is a JSON object, so it begins as '{"' does in Base64.
    [GeneratedRegex(@"eyJ[\w-]+\.[\w-]+\.[\w-]*", RegexOptions.NonBacktracking)]
    private static partial Regex Token();

    [GeneratedRegex(@"(?<scheme>\b(Bearer|Basic)\s+)[A-Za-z0-9._~+/=-]{3,}", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Authorization();

    [GeneratedRegex(@"\bsk-[A-Za-z0-9_-]{8,}", RegexOptions.NonBacktracking)]
    private static partial Regex OtherKey();

    [GeneratedRegex(@"data:[\w/+.-]+;base64,[A-Za-z0-9+/=_-]*|[A-Za-z0-9+/=_-]{100,}", RegexOptions.NonBacktracking)]
    private static partial Regex Image();

    [GeneratedRegex(@"[\s\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+", RegexOptions.NonBacktracking)]
    private static partial Regex Blank();
}

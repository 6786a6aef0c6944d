using System.Text.RegularExpressions;

namespace KlingGen.Runtime.Tasks;

/// <summary>Links in a text: the text itself, one without a host, or several amid other words.</summary>
internal static partial class LinkText
{
    private const int Longest = 8192;

    /// <summary>The links that may lead to videos.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The plain name that it stands at.</param>
    /// <param name="address">What a link without a host begins at; null where that is unknown.</param>
    public static IReadOnlyList<Uri> Find(string text, string name, Uri? address)
    {
        var trimmed = text.Trim();
        if (trimmed.Length is 0 or > Longest)
        {
            return [];
        }

        if (Whole(trimmed, name, address) is { } whole)
        {
            return LinkNames.IsVideoFile(whole.AbsolutePath) == false ? [] : [whole];
        }

        return
        [
            .. Links().Matches(trimmed).Select(static match => Web(match.Value.TrimEnd('.', ',', ';', '!'))).OfType<Uri>()
                .Where(link => LinkNames.IsVideoFile(link.AbsolutePath) ?? LinkNames.RankOf(name) > LinkNames.Any),
        ];
    }

    /// <summary>A whole text as a link, where it is one.</summary>
    public static Uri? Whole(string text, string name, Uri? address)
    {
        if (text.Any(static character => char.IsWhiteSpace(character) || character is '<' or '>' or '"'))
        {
            return null;
        }

        if (text.Contains("://", StringComparison.Ordinal))
        {
            return text.IndexOf("://", StringComparison.Ordinal) == text.LastIndexOf("://", StringComparison.Ordinal)
                || !text.Contains(",http", StringComparison.OrdinalIgnoreCase)
                ? Web(text) : null;
        }

        if (text.StartsWith("//", StringComparison.Ordinal))
        {
            return Web((address?.Scheme ?? Uri.UriSchemeHttps) + ":" + text);
        }

        return address is not null && IsRelative(text, name) && Uri.TryCreate(address, text, out var link) && IsWeb(link) ? link : null;
    }

    private static bool IsRelative(string text, string name)
    {
        if (LinkNames.RankOf(name) == LinkNames.Any || text.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        return text[0] is '/' or '.' || LinkNames.IsVideoFile(text) == true
            || (text.Contains('/', StringComparison.Ordinal)
                && (name.EndsWith("url", StringComparison.Ordinal) || name is "link" or "href" or "src"));
    }

    private static Uri? Web(string text) => Uri.TryCreate(text, UriKind.Absolute, out var link) && IsWeb(link) ? link : null;

    private static bool IsWeb(Uri link) => link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp;

    [GeneratedRegex("""https?://((?!,http)[^\s"'<>()\[\]，。；、）】])+""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Links();
}

using System.Text;
using System.Text.RegularExpressions;

namespace KlingGen.Runtime.Http;

/// <summary>Takes out of a text what identifies the caller: the secrets that a request carried, tokens, and the queries of
/// addresses, which may be signatures.</summary>
internal sealed partial class Redaction
{
    private const string Mark = "***";

    // Shorter ones are parts of ordinary words, and only taken out where they stand alone.
    private const int ShortestSecret = 8;
    private readonly List<string> _secrets = [];
    private readonly List<string> _short = [];

    public Redaction(IReadOnlyList<string> secrets)
    {
        foreach (var secret in secrets)
        {
            if (secret.Length >= ShortestSecret)
            {
                _secrets.Add(secret);
                _secrets.Add(Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)));
                _secrets.Add(Uri.EscapeDataString(secret));
            }
            else if (secret.Length > 0)
            {
                _short.Add(secret);
            }
        }
    }

    public string Clean(string text)
    {
        foreach (var secret in _secrets)
        {
            text = text.Replace(secret, Mark, StringComparison.Ordinal);
        }

        foreach (var secret in _short)
        {
            text = HideWord(text, secret);
        }

        text = AddressQuery().Replace(text, static match => match.Groups["head"].Value + "?" + Mark);
        text = AddressUser().Replace(text, static match => match.Groups["scheme"].Value + Mark + "@");
        return Token().Replace(text, static match => match.Groups["scheme"].Value + Mark);
    }

    /// <summary>The text cleaned, on one line, and cut.</summary>
    public string CleanLine(string text, int length)
    {
        var line = new StringBuilder(Math.Min(text.Length, length) + 1);
        foreach (var c in Clean(text).AsSpan().Trim())
        {
            if (line.Length == length)
            {
                return line.Append('…').ToString();
            }

            line.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
        }

        return line.ToString();
    }

    private static string HideWord(string text, string secret)
    {
        for (var at = text.IndexOf(secret, StringComparison.Ordinal); at >= 0;)
        {
            var end = at + secret.Length;
            var standsAlone = (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));
            text = standsAlone ? string.Concat(text.AsSpan(0, at), Mark, text.AsSpan(end)) : text;
            var next = standsAlone ? at + Mark.Length : end;
            at = next < text.Length ? text.IndexOf(secret, next, StringComparison.Ordinal) : -1;
        }

        return text;
    }

    [GeneratedRegex("""(?<head>https?:(\\?/){2}[^\s"'<>?#]*)\?[^\s"'<>]*""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex AddressQuery();

    [GeneratedRegex("""(?<scheme>https?:(\\?/){2})[^\s"'<>?#/@]+@""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex AddressUser();

    [GeneratedRegex("""(?<scheme>\b(Bearer|Basic)\s+)[A-Za-z0-9._~+/=-]{8,}""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}

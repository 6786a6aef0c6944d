using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace KlingGen.Runtime.Validation;

/// <summary>A regular expression of a document, made when it is first asked. Hostile patterns and texts cannot stall a caller.</summary>
public sealed class JsonPattern
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(1);

    private readonly string _pattern;
    private Regex? _regex;

    /// <summary>Makes a pattern.</summary>
    /// <param name="pattern">The pattern as the document writes it, after ECMA 262.</param>
    /// <exception cref="ArgumentNullException"><paramref name="pattern"/> is null.</exception>
    public JsonPattern([StringSyntax(StringSyntaxAttribute.Regex)] string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        _pattern = pattern;
    }

    /// <summary>Whether the pattern is found anywhere in a text. A match that takes longer than a second counts as none.</summary>
    /// <param name="text">The text.</param>
    public bool IsMatch(string text)
    {
        try
        {
            return (_regex ??= Make(EcmaPattern.ToDotNet(_pattern))).IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public override string ToString() => _pattern;

    private static Regex Make(string pattern)
    {
        try
        {
            // Runs in time linear to the text, but knows no look-around and no back references.
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, s_timeout);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, s_timeout);
        }
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using KlingGen.Patterns;

namespace KlingGen.Runtime.Validation;

/// <summary>A regular expression of a document, made when it is first asked. Hostile patterns and texts cannot stall a caller.</summary>
public sealed class JsonPattern
{
    private readonly string _pattern;
    private Regex? _regex;

    /// <summary>Makes a pattern.</summary>
    /// <param name="pattern">The pattern as the document writes it, after ECMA-262.</param>
    /// <exception cref="ArgumentNullException"><paramref name="pattern"/> is null.</exception>
    public JsonPattern([StringSyntax(StringSyntaxAttribute.Regex)] string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        _pattern = pattern;
    }

    /// <summary>
    /// Whether the pattern is found anywhere in a text. A match that takes longer than a second counts as none; a pattern that cannot be
    /// read holds for all texts, as the compiler says where it meets one.
    /// </summary>
    /// <param name="text">The text.</param>
    public bool IsMatch(string text)
    {
        try
        {
            return (_regex ??= Make(_pattern)).IsMatch(WellFormedText.Of(text));
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
        if (EcmaPattern.Translate(pattern, out var translated) is not null)
        {
            return Make("", RegexOptions.NonBacktracking);
        }

        try
        {
            return Make(translated.Text, translated.NeedsBacktracking ? RegexOptions.None : RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            // Too large to run in time linear to the text.
            return Make(translated.Text, RegexOptions.None);
        }
    }

    private static Regex Make(string pattern, RegexOptions options) =>
        new(pattern, RegexOptions.CultureInvariant | options, EcmaPattern.TimeLimit);
}

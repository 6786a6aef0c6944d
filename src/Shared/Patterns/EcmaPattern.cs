using System.Text.RegularExpressions;

namespace KlingGen.Patterns;

/// <summary>
/// Patterns of ECMA-262, with the <c>u</c> flag as JSON Schema means it, in the words of .NET. The compiler and the runtime link this
/// folder: what is checked while building is what runs. What the flag forbids and everybody means alike is taken as without it, such
/// as <c>[\w-.]</c>, <c>\_</c> and a brace that repeats nothing.
/// </summary>
internal static class EcmaPattern
{
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(1);

    /// <summary>Translates a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="translated">The pattern for .NET, for texts without halves of surrogate pairs.</param>
    /// <returns>Why the pattern cannot be run, and where; null where it can.</returns>
    public static string? Translate(string pattern, out TranslatedPattern translated)
    {
        var parser = new PatternParser(pattern);
        var text = parser.Parse();
        translated = new TranslatedPattern(text, parser.NeedsBacktracking);
        return parser.Problem;
    }

    /// <summary>Why a pattern cannot be run, and where; null where it can.</summary>
    public static string? Problem(string pattern)
    {
        if (Translate(pattern, out var translated) is { } problem)
        {
            return problem;
        }

        try
        {
            _ = new Regex(translated.Text, RegexOptions.CultureInvariant, TimeLimit);
            return null;
        }
        catch (ArgumentException exception)
        {
            return exception.Message;
        }
    }
}

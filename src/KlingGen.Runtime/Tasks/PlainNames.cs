using System.Globalization;

namespace KlingGen.Runtime.Tasks;

/// <summary>Names without what differs from gateway to gateway: case, underscores, dashes.</summary>
internal static class PlainNames
{
    /// <summary>The letters and digits of a name, in small letters.</summary>
    public static string Of(string name) => string.Create(name.Count(char.IsLetterOrDigit), name, static (plain, name) =>
    {
        var at = 0;
        foreach (var character in name)
        {
            if (char.IsLetterOrDigit(character))
            {
                plain[at++] = char.ToLowerInvariant(character);
            }
        }
    });

    /// <summary>Whether a text has nothing that can be seen.</summary>
    public static bool IsBlank(string text)
    {
        foreach (var character in text)
        {
            if (!char.IsWhiteSpace(character) && !char.IsControl(character) && char.GetUnicodeCategory(character) != UnicodeCategory.Format)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a plain name holds one of several words.</summary>
    public static bool HasAny(string name, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (name.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}

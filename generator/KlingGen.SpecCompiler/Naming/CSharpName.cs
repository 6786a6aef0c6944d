using System.Globalization;
using System.Text;

namespace KlingGen.SpecCompiler.Naming;

/// <summary>Makes C# names of whatever a document calls things.</summary>
internal static class CSharpName
{
    /// <summary>Longer names are cut: metadata allows 1023 bytes, readers allow less.</summary>
    private const int MaxLength = 120;

    /// <summary>
    /// The text in PascalCase: separators fall away and begin a new word, but between two digits one stays as an
    /// underscore, so that <c>v1.5</c> and <c>v15</c> differ. Empty when no character can stand in a name.
    /// </summary>
    public static string Pascal(string text)
    {
        var name = new StringBuilder(text.Length);
        var upper = true;
        for (var i = 0; i < text.Length && name.Length < MaxLength; i++)
        {
            var character = text[i];
            if (char.IsSurrogate(character) || !IsPart(character))
            {
                upper = true;
                continue;
            }

            if (upper && name.Length > 0 && IsDigit(character) && IsDigit(name[name.Length - 1]))
            {
                name.Append('_');
            }

            name.Append(upper ? char.ToUpperInvariant(character) : character);
            upper = false;
        }

        if (name.Length > 0 && !IsStart(name[0]))
        {
            name.Insert(0, '_');
        }

        return name.ToString();
    }

    public static string Camel(string text)
    {
        var pascal = Pascal(text);
        var i = 0;
        while (i < pascal.Length && char.IsUpper(pascal[i]) && (i == 0 || i + 1 >= pascal.Length || !char.IsLower(pascal[i + 1])))
        {
            i++;
        }

        return pascal.Substring(0, i).ToLowerInvariant() + pascal.Substring(i);
    }

    public static bool IsIdentifier(string text)
    {
        // One underscore is a discard. Names with two are kept for compilers, and emitted code uses some;
        // a type 'var' would take the place of its types that are left to the compiler.
        if (text.Length is 0 or > 512
            || !(IsStart(text[0]) || text[0] == '_')
            || text is "_" or "var"
            || text.StartsWith("__", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var character in text)
        {
            if (character != '_' && (char.IsSurrogate(character) || !IsPart(character)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDigit(char character) => character is >= '0' and <= '9';

    private static bool IsStart(char character) =>
        char.IsLetter(character) || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.LetterNumber;

    private static bool IsPart(char character) => IsStart(character) || CharUnicodeInfo.GetUnicodeCategory(character) is
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}

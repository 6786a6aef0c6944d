using System.Globalization;
using System.Text;

namespace KlingGen.SpecCompiler.Naming;

/// <summary>Makes C# names of whatever a document calls things.</summary>
internal static class CSharpName
{
    /// <summary>Longer names are cut: metadata allows 1023 bytes, readers allow less.</summary>
    private const int MaxLength = 120;

    /// <summary>What a name begins with that would begin with a digit and has no word to put before it.</summary>
    private const string BeforeDigit = "Value";

    /// <summary>
    /// The text in PascalCase: separators fall away and begin a new word, but between two digits one stays as an underscore, so that
    /// <c>v1.5</c> and <c>v15</c> differ. Words in capitals keep the first (<c>FIRST_VALUE</c> is <c>FirstValue</c>), and a sign is spoken
    /// (<c>-name</c> is <c>MinusName</c>). Where it would begin with a digit, its last word comes first (<c>401Error</c> is
    /// <c>Error401</c>). Empty when no character can stand in a name.
    /// </summary>
    public static string Pascal(string text) => Begin(Words(text));

    /// <summary>The text in PascalCase with a word that says what it names, which comes first where the text begins with a digit.</summary>
    public static string Pascal(string text, string kind) => Begin(Words(text) + kind);

    /// <summary>A name that begins with a letter.</summary>
    private static string Begin(string name)
    {
        if (name.Length == 0 || IsStart(name[0]))
        {
            return name;
        }

        var last = name.Length - 1;
        while (last > 0 && !char.IsUpper(name[last]))
        {
            last--;
        }

        return last == 0 ? BeforeDigit + name : name.Substring(last) + name.Substring(0, last);
    }

    /// <summary>The same as a part of a name that begins before it: it may begin with a digit.</summary>
    public static string Words(string text)
    {
        var name = new StringBuilder(text.Length);
        var hasSmall = text.Any(char.IsLower);
        var words = WordsOf(text);
        foreach (var word in words)
        {
            if (name.Length > 0 && IsDigit(word[0]) && IsDigit(name[name.Length - 1]))
            {
                name.Append('_');
            }

            var rest = word.Substring(1);
            name.Append(char.ToUpperInvariant(word[0])).Append(IsInCapitals(word, hasSmall, words.Count) ? rest.ToLowerInvariant() : rest);
        }

        return name.Length > MaxLength ? name.ToString(0, MaxLength) : name.ToString();
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

    private static List<string> WordsOf(string text)
    {
        var words = new List<string>();
        if (text.Length > 1 && text[0] is '+' or '-' && IsPartAt(text, 1))
        {
            words.Add(text[0] == '+' ? "Plus" : "Minus");
        }

        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (IsPartAt(text, i))
            {
                i++;
            }

            if (i > start)
            {
                words.Add(text.Substring(start, i - start));
            }
        }

        if (words.Count > 0 && text[text.Length - 1] == '+')
        {
            words.Add("Plus");
        }

        return words;
    }

    /// <summary>Whether a word is written in capitals and is no short one, such as <c>ID</c>, which may be meant so.</summary>
    private static bool IsInCapitals(string word, bool hasSmallBeside, int words)
    {
        const int ShortWord = 2;
        var letters = word.Count(char.IsLetter);
        return letters > (hasSmallBeside || words == 1 ? ShortWord : 1) && !word.Any(char.IsLower) && word.Any(char.IsUpper);
    }

    private static bool IsPartAt(string text, int index) => index < text.Length && !char.IsSurrogate(text[index]) && IsPart(text[index]);

    private static bool IsDigit(char character) => character is >= '0' and <= '9';

    private static bool IsStart(char character) =>
        char.IsLetter(character) || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.LetterNumber;

    private static bool IsPart(char character) => IsStart(character) || CharUnicodeInfo.GetUnicodeCategory(character) is
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}

using System.Globalization;
using System.Text;

namespace KlingGen.Authentication;

/// <summary>Keys as people paste them.</summary>
internal static class KeyText
{
    private const string Scheme = "Bearer";

    /// <summary>A key without what is around it.</summary>
    /// <param name="key">The key as it was given.</param>
    /// <param name="kind">What it is, for a message.</param>
    /// <param name="parameter">The parameter that has it.</param>
    /// <exception cref="ArgumentException">It is empty, or holds a character that a header cannot carry.</exception>
    public static string Check(string key, string kind, string parameter)
    {
        var start = 0;
        var end = key.Length;
        while (true)
        {
            while (start < end && char.IsWhiteSpace(key[start]))
            {
                start++;
            }

            var rest = key.AsSpan(start, end - start);
            if (!rest.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
                || (rest.Length > Scheme.Length && !char.IsWhiteSpace(rest[Scheme.Length])))
            {
                break;
            }

            start += Scheme.Length;
        }

        var text = key[start..].TrimEnd();
        if (text.Length == 0)
        {
            throw new ArgumentException($"The {kind} is empty.", parameter);
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is < '!' or > '~')
            {
                var found = Rune.TryGetRuneAt(text, i, out var rune) ? Describe(rune) : $"U+{(int)text[i]:X4} (half a character)";
                throw new ArgumentException(
                    $"The {kind} holds {found} at character {start + i + 1}, which cannot be sent. Copy it again, without what is around it.", parameter);
            }
        }

        return text;
    }

    private static string Describe(Rune character) => string.Create(CultureInfo.InvariantCulture, $"U+{character.Value:X4} ({NameOf(character)})");

    private static string NameOf(Rune character) => character.Value switch
    {
        '\t' => "a tab",
        '\r' or '\n' => "a line break",
        0x20 => "a space",
        0xA0 => "a no-break space",
        0xAD => "a soft hyphen",
        0x200B => "a zero-width space",
        0x200C => "a zero-width non-joiner",
        0x200D => "a zero-width joiner",
        0x2060 => "a word joiner",
        0xFEFF => "a byte order mark",
        _ => Rune.GetUnicodeCategory(character) switch
        {
            UnicodeCategory.Control => "a control character",
            UnicodeCategory.Format => "an invisible character",
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => "white space",
            _ => "a character outside ASCII",
        },
    };
}

using System.Globalization;
using System.Text;

namespace KlingGen.Authentication;

/// <summary>Keys as people paste them.</summary>
internal static class KeyText
{
    private const string Scheme = "Bearer";

    /// <summary>A key that is sent, without what is around it.</summary>
    /// <param name="key">The key as it was given.</param>
    /// <param name="kind">What it is, for a message.</param>
    /// <param name="parameter">The parameter that has it.</param>
    /// <exception cref="ArgumentException">It is empty, or holds a character that a header cannot carry.</exception>
    public static string ForHeader(string key, string kind, string parameter) =>
        Check(key, kind, parameter, static character => character.Value is >= '!' and <= '~');

    /// <summary>A key that signs or is signed, without what is around it. It may be in any script.</summary>
    /// <param name="key">The key as it was given.</param>
    /// <param name="kind">What it is, for a message.</param>
    /// <param name="parameter">The parameter that has it.</param>
    /// <exception cref="ArgumentException">It is empty, or holds white space or an invisible character.</exception>
    public static string ForSigning(string key, string kind, string parameter) =>
        Check(key, kind, parameter, static character => !Rune.IsWhiteSpace(character) && !Rune.IsControl(character)
            && Rune.GetUnicodeCategory(character) != UnicodeCategory.Format);

    private static string Check(string key, string kind, string parameter, Func<Rune, bool> isAllowed)
    {
        var start = BeginOf(key);
        var text = key[start..].TrimEnd();
        if (text.Length == 0)
        {
            throw new ArgumentException($"The {kind} is empty.", parameter);
        }

        for (var i = 0; i < text.Length;)
        {
            var isWhole = Rune.TryGetRuneAt(text, i, out var rune);
            if (!isWhole || !isAllowed(rune))
            {
                var found = isWhole ? Describe(rune) : $"U+{(int)text[i]:X4} (half a character)";
                throw new ArgumentException(
                    $"The {kind} holds {found} at character {start + i + 1}, which no key has. Copy it again, without what is around it.", parameter);
            }

            i += rune.Utf16SequenceLength;
        }

        return text;
    }

    /// <summary>Where a key begins, behind white space and the word for the scheme of its header.</summary>
    private static int BeginOf(string key)
    {
        var start = 0;
        while (true)
        {
            while (start < key.Length && char.IsWhiteSpace(key[start]))
            {
                start++;
            }

            var rest = key.AsSpan(start);
            if (!rest.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
                || (rest.Length > Scheme.Length && !char.IsWhiteSpace(rest[Scheme.Length])))
            {
                return start;
            }

            start += Scheme.Length;
        }
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

using System.Text;

namespace KlingGen.Runtime.Validation;

/// <summary>
/// Patterns of ECMA 262 in the words of .NET, where the same words mean something else: <c>$</c> also matches before a last
/// line feed, <c>\d</c> and <c>\w</c> all digits and letters of Unicode, and <c>\u{…}</c> is not known.
/// </summary>
internal static class EcmaPattern
{
    private const string Space = @"\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

    public static string ToDotNet(string pattern)
    {
        var text = new StringBuilder(pattern.Length + 16);
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\' when i + 1 < pattern.Length:
                    i = AppendEscape(text, pattern, i + 1, inClass);
                    break;
                case '[' when !inClass && i + 1 < pattern.Length && pattern[i + 1] == ']':
                    // An empty class, which matches nothing; in .NET the bracket would be its first character.
                    text.Append("(?!)");
                    i++;
                    break;
                case '[' when !inClass && i + 2 < pattern.Length && pattern[i + 1] == '^' && pattern[i + 2] == ']':
                    text.Append(@"[\s\S]");
                    i += 2;
                    break;
                case '[' when inClass:
                    text.Append(@"\[");
                    break;
                case '[':
                    inClass = true;
                    text.Append('[');
                    break;
                case ']' when inClass:
                    inClass = false;
                    text.Append(']');
                    break;
                case '$' when !inClass:
                    text.Append(@"\z");
                    break;
                case '.' when !inClass:
                    // One code point, which may be two units.
                    text.Append(@"(?:[\ud800-\udbff][\udc00-\udfff]|[^\n\r\u2028\u2029\ud800-\udfff])");
                    break;
                case var first when !inClass && char.IsHighSurrogate(first) && i + 1 < pattern.Length && char.IsLowSurrogate(pattern[i + 1]):
                    text.Append("(?:").Append(first).Append(pattern[++i]).Append(')');
                    break;
                case var character:
                    text.Append(character);
                    break;
            }
        }

        return text.ToString();
    }

    private static int AppendEscape(StringBuilder text, string pattern, int index, bool inClass)
    {
        switch (pattern[index])
        {
            case 'd':
                text.Append(inClass ? "0-9" : "[0-9]");
                return index;
            case 'D' when !inClass:
                text.Append("[^0-9]");
                return index;
            case 'w':
                text.Append(inClass ? "a-zA-Z0-9_" : "[a-zA-Z0-9_]");
                return index;
            case 'W' when !inClass:
                text.Append("[^a-zA-Z0-9_]");
                return index;
            case 's':
                text.Append(inClass ? Space : "[" + Space + "]");
                return index;
            case 'S' when !inClass:
                text.Append("[^").Append(Space).Append(']');
                return index;
            case '/':
                text.Append('/');
                return index;
            case '-':
                text.Append(@"\-");
                return index;
            case 'u' when index + 1 < pattern.Length && pattern[index + 1] == '{':
                return AppendCodePoint(text, pattern, index);
            default:
                text.Append('\\').Append(pattern[index]);
                return index;
        }
    }

    private static int AppendCodePoint(StringBuilder text, string pattern, int index)
    {
        var end = pattern.IndexOf('}', index);
        if (end < 0 || !int.TryParse(pattern.AsSpan(index + 2, end - index - 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var codePoint) || !Rune.IsValid(codePoint))
        {
            text.Append(@"\u");
            return index;
        }

        foreach (var unit in new Rune(codePoint).ToString())
        {
            text.Append(@"\u").Append(((int)unit).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
        }

        return end;
    }
}

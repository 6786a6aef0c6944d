using System.Text;
using System.Text.Json;

namespace KlingGen.Cli.Requests;

/// <summary>What is wrong with a text that is no JSON, in words for whoever wrote it, and where.</summary>
/// <param name="Position">The first byte that is wrong.</param>
/// <param name="Cause">What is wrong and what to do, as the end of a sentence.</param>
internal readonly record struct JsonFault(int Position, string Cause)
{
    private const string Blank = " \t\r\n";
    private const string NoNumber = "this is no number as JSON has it, such as 5 or -0.5.";
    private const string Ended = "the text ends before every object and list is closed; add what is missing, such as '}' or ']'.";

    /// <summary>Explains why a reader stopped.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="position">Where it stopped.</param>
    /// <param name="isOpen">Whether an object or a list was open there.</param>
    public static JsonFault Of(ReadOnlySpan<byte> utf8, int position, bool isOpen)
    {
        position = Math.Min(position, utf8.Length);
        if (utf8.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return new(position, "there is nothing in it.");
        }

        if (utf8.Contains((byte)0) || utf8 is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return new(0, "it is not UTF-8 (perhaps UTF-16); save it as UTF-8.");
        }

        var before = LastBefore(utf8, position);
        if (StringStart(utf8, position) is { } start)
        {
            return InString(utf8, position, start);
        }

        return position == utf8.Length
            ? new(position, before >= 0 && utf8[before] == ',' ? Ended + " The last comma must go." : Ended)
            : Unexpected(utf8, position, before, isOpen);
    }

    private static JsonFault InString(ReadOnlySpan<byte> utf8, int position, int start)
    {
        if (position < utf8.Length && utf8[position] is (byte)'\n' or (byte)'\r')
        {
            return new(start, "this text has no closing '\"' on its line; add it, or write a line break in a text as \\n.");
        }

        if (position < utf8.Length && utf8[position] < 0x20)
        {
            return new(position, "a control character stands in a text; write it as \\t, \\n or \\u and four digits.");
        }

        var escape = utf8[start..Math.Min(position + 1, utf8.Length)].LastIndexOf((byte)'\\') is >= 0 and var found ? start + found : -1;
        return escape >= 0 && position - escape <= 5
            ? new(escape, "this is no escape that JSON knows; write a backslash in a text as \\\\.")
            : new(start, "this text has no closing '\"'; add it.");
    }

    private static JsonFault Unexpected(ReadOnlySpan<byte> utf8, int position, int before, bool isOpen)
    {
        var found = utf8[position];
        var previous = before < 0 ? (byte)0 : utf8[before];
        if (found is (byte)'}' or (byte)']' && previous == ',')
        {
            return new(before, $"remove the comma before '{(char)found}'.");
        }

        if (found is (byte)'/' or (byte)'#')
        {
            return new(position, "JSON has no comments; remove it.");
        }

        if (found == '\'' || utf8[position..].StartsWith("\u2018"u8) || utf8[position..].StartsWith("\u2019"u8)
            || utf8[position..].StartsWith("\u201C"u8) || utf8[position..].StartsWith("\u201D"u8))
        {
            return new(position, "names and texts stand in plain double quotes (\").");
        }

        if (!isOpen && before >= 0 && previous is not ((byte)'{' or (byte)'[' or (byte)',' or (byte)':'))
        {
            return new(position, "there is more after the end of the value; remove it.");
        }

        return before == position - 1 && char.IsAsciiDigit((char)previous) && (char.IsAsciiLetterOrDigit((char)found) || found is (byte)'.' or (byte)',')
            ? new(before, NoNumber)
            : new(position, Missing(utf8, position, found, previous));
    }

    private static string Missing(ReadOnlySpan<byte> utf8, int position, byte found, byte previous)
    {
        var isAfterValue = previous is not (0 or (byte)'{' or (byte)'[' or (byte)',' or (byte)':');
        var word = Word(utf8, position);
        return (char)found switch
        {
            ',' when !isAfterValue => "there is a comma too many here; remove it.",
            ':' => "a ':' stands between a name and its value only.",
            '"' or '{' or '[' when isAfterValue => "a comma is missing before this, or a ':' if this is the value of a member.",
            '}' or ']' when previous == ':' => "the value is missing before this.",
            '}' or ']' => $"this '{(char)found}' closes something that another bracket opened.",
            _ when isAfterValue => "a comma, a ':' or a closing bracket is missing before this.",
            _ when previous is (byte)'{' => $"a name in double quotes is expected here{Quoted(word)}.",
            _ when word.ToUpperInvariant() is "TRUE" or "FALSE" or "NULL" => $"write {word.ToLowerInvariant()} in small letters.",
            _ when word.ToUpperInvariant() is "NONE" or "UNDEFINED" or "NAN" or "INFINITY" => $"JSON has no {word}; write null or leave the member out.",
            '+' or '.' or '-' or (>= '0' and <= '9') => NoNumber,
            _ => $"a value is expected here{Quoted(word)}; a text stands in double quotes (\").",
        };
    }

    private static string Quoted(string word) => word.Length == 0 ? "" : $", not '{word}'";

    private static string Word(ReadOnlySpan<byte> utf8, int position)
    {
        var rest = Encoding.UTF8.GetString(utf8[position..Math.Min(utf8.Length, position + 60)]);
        var end = 0;
        while (end < rest.Length && (char.IsLetterOrDigit(rest[end]) || rest[end] is '_' or '-'))
        {
            end++;
        }

        return rest[..end];
    }

    private static int LastBefore(ReadOnlySpan<byte> utf8, int position)
    {
        var last = position - 1;
        while (last >= 0 && Blank.Contains((char)utf8[last], StringComparison.Ordinal))
        {
            last--;
        }

        return last;
    }

    // Where the string begins that a position is in; null where it is in none.
    private static int? StringStart(ReadOnlySpan<byte> utf8, int position)
    {
        int? start = null;
        for (var i = 0; i < position; i++)
        {
            if (utf8[i] == '\\' && start is not null)
            {
                i++;
            }
            else if (utf8[i] == '"')
            {
                start = start is null ? i : null;
            }
        }

        return start;
    }
}

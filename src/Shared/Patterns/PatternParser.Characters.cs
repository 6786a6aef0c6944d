namespace KlingGen.Patterns;

/// <content>Characters, escapes and classes.</content>
internal sealed partial class PatternParser
{
    /// <summary>Reads a code point as it stands.</summary>
    private int ReadCharacter()
    {
        var codePoint = CodePointAt(_position);
        _position += codePoint > 0xffff ? 2 : 1;
        return codePoint;
    }

    private int CodePointAt(int index) =>
        char.IsHighSurrogate(pattern[index]) && index + 1 < pattern.Length && char.IsLowSurrogate(pattern[index + 1])
            ? char.ConvertToUtf32(pattern[index], pattern[index + 1])
            : pattern[index];

    /// <summary>Reads an escape outside a class.</summary>
    /// <returns>Whether it can be repeated.</returns>
    private bool ReadEscape()
    {
        var start = _position;
        switch (start + 1 < pattern.Length ? pattern[start + 1] : '\0')
        {
            case 'b':
                AppendAssertion($"(?:(?<={Word})(?!{Word})|(?<!{Word})(?={Word}))");
                return false;
            case 'B':
                AppendAssertion($"(?:(?<={Word})(?={Word})|(?<!{Word})(?!{Word}))");
                return false;
            case >= '1' and <= '9':
                AppendReference(start, ReadBound(start + 1)!.Value);
                return true;
            case 'k':
                AppendReference(start, Follows("\\k<") && ReadName(start + 3) is { } name ? _groups.NumberOf(name) ?? 0 : 0);
                return true;
        }

        var set = new CodePointSet();
        if (ReadShorthand(set))
        {
            Append(set, isNegated: false);
        }
        else
        {
            _output.Append(CodePointSet.Of(ReadCharacterEscape(isInClass: false)));
        }

        return true;
    }

    private void AppendAssertion(string text)
    {
        NeedsBacktracking = true;
        _position += 2;
        _output.Append(text);
    }

    /// <summary>What a group has captured; nothing where it has captured nothing, where .NET would not match.</summary>
    private void AppendReference(int start, int number)
    {
        if (number < 1 || number > _groups.Count)
        {
            Fail(start, "there is no such group that this could refer to");
            return;
        }

        NeedsBacktracking = true;
        _output.Append("(?(").Append(number).Append(")\\k<").Append(number).Append(">)");
    }

    private void ReadClass()
    {
        var start = _position++;
        var isNegated = !IsAtEnd && pattern[_position] == '^';
        _position += isNegated ? 1 : 0;
        _hasEmptyClass |= !IsAtEnd && pattern[_position] == ']';
        var set = new CodePointSet();
        while (!IsAtEnd && pattern[_position] != ']')
        {
            ReadClassRange(set);
        }

        if (IsAtEnd)
        {
            Fail(start, "there is no ']' for this '['; write '\\[' for the character");
            return;
        }

        _position++;
        Append(set, isNegated);
    }

    /// <summary>Reads one character, shorthand or range of a class. A hyphen beside a shorthand is a hyphen.</summary>
    private void ReadClassRange(CodePointSet set)
    {
        var start = _position;
        var first = ReadClassAtom(set);
        if (_position + 1 >= pattern.Length || pattern[_position] != '-' || pattern[_position + 1] == ']')
        {
            set.Add(first);
            return;
        }

        _position++;
        var last = ReadClassAtom(set);
        if (first is null || last is null)
        {
            set.Add(first);
            set.Add('-');
            set.Add(last);
        }
        else if (first > last)
        {
            Fail(start, "the ends of the range are in the wrong order; write '\\-' for the character");
        }
        else
        {
            set.Add(first.Value, last.Value);
        }
    }

    /// <summary>Reads a character of a class; a shorthand goes into the set, and null is returned.</summary>
    private int? ReadClassAtom(CodePointSet set)
    {
        if (pattern[_position] == '[' && IsPosixClass())
        {
            Fail(_position, "'[:' begins no class of ECMA-262; write such as 'a-z' or '\\p{L}'");
            return null;
        }

        return pattern[_position] != '\\' ? ReadCharacter() : ReadShorthand(set) ? null : ReadCharacterEscape(isInClass: true);
    }

    private bool IsPosixClass()
    {
        var end = _position + 2;
        while (Follows("[:") && end < pattern.Length && pattern[end] is >= 'a' and <= 'z')
        {
            end++;
        }

        return end > _position + 2 && string.CompareOrdinal(pattern, end, ":]", 0, 2) == 0;
    }

    /// <summary>Reads <c>\d</c>, <c>\w</c>, <c>\s</c>, <c>\p{…}</c> or the opposite of one into a set.</summary>
    private bool ReadShorthand(CodePointSet set)
    {
        var letter = _position + 1 < pattern.Length ? pattern[_position + 1] : '\0';
        if (letter is 'p' or 'P')
        {
            ReadProperty(set, isNegated: letter == 'P');
            return true;
        }

        if (CodePointSet.Shorthand(char.ToLowerInvariant(letter)) is not { } ranges)
        {
            return false;
        }

        _position += 2;
        set.Add(ranges, isNegated: char.IsUpper(letter));
        return true;
    }

    private void ReadProperty(CodePointSet set, bool isNegated)
    {
        var start = _position;
        var end = start + 2 < pattern.Length && pattern[start + 2] == '{' ? pattern.IndexOf('}', start) : -1;
        if (end < 0)
        {
            Fail(start, "a property is written such as '\\p{Lu}'");
            return;
        }

        var name = pattern.Substring(start + 3, end - start - 3);
        if (UnicodeProperties.RangesOf(name) is { } ranges)
        {
            set.Add(ranges, isNegated);
        }
        else if (UnicodeProperties.CategoriesOf(name) is { } categories)
        {
            set.AddCategories(isNegated ? ~categories : categories);
        }
        else
        {
            const string known = "general categories are, such as 'L', 'Lu' and 'Nd', and 'Any', 'ASCII' and 'Assigned'";
            Fail(start, $"the property '{name}' is not known; {known}");
            return;
        }

        _position = end + 1;
    }

    private int ReadCharacterEscape(bool isInClass)
    {
        var start = _position;
        if (start + 1 >= pattern.Length)
        {
            Fail(start, "nothing follows the backslash; write '\\\\' for the character");
            return 0;
        }

        var letter = pattern[start + 1];
        _position += 2;
        switch (letter)
        {
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'v':
                return '\v';
            case 'f':
                return '\f';
            case 'r':
                return '\r';
            case 'b' when isInClass:
                return '\b';
            case '0' when IsAtEnd || !IsDigit(pattern[_position]):
                return 0;
            case 'c' when !IsAtEnd && pattern[_position] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'):
                return pattern[_position++] % 32;
            case 'x' when Hexadecimal(_position, 2) is { } unit:
                _position += 2;
                return unit;
            case 'u' when !IsAtEnd && pattern[_position] == '{':
                return ReadBraced(start);
            case 'u' when Hexadecimal(_position, 4) is { } unit:
                _position += 4;
                return Joined(unit);
            case (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'):
                var hint = letter switch
                {
                    'A' => "; '^' is the start of the text",
                    'Z' or 'z' => "; '$' is the end of the text",
                    _ => "",
                };
                Fail(start, $"'\\{letter}' is no escape of ECMA-262 here{hint}");
                return 0;
            default:
                _position--;
                return ReadCharacter();
        }
    }

    /// <summary>An escaped high surrogate with the low one that may follow it.</summary>
    private int Joined(int unit)
    {
        if (unit is < 0xd800 or > 0xdbff || !Follows("\\u") || Hexadecimal(_position + 2, 4) is not (>= 0xdc00 and <= 0xdfff and var low))
        {
            return unit;
        }

        _position += 6;
        return char.ConvertToUtf32((char)unit, (char)low);
    }

    private int ReadBraced(int start)
    {
        var end = pattern.IndexOf('}', start);
        var digits = end - start - 3;
        var first = start + 3;
        while (digits > 6 && pattern[first] == '0')
        {
            (first, digits) = (first + 1, digits - 1);
        }

        if (digits is < 1 or > 6 || Hexadecimal(first, digits) is not (<= 0x10ffff and var codePoint))
        {
            Fail(start, "a code point is written in hexadecimal digits, up to '\\u{10FFFF}'");
            return 0;
        }

        _position = end + 1;
        return codePoint;
    }

    private int? Hexadecimal(int start, int length)
    {
        var number = 0;
        for (var i = start; i < start + length; i++)
        {
            var digit = i >= pattern.Length ? -1 : pattern[i] switch
            {
                >= '0' and <= '9' and var sign => sign - '0',
                >= 'a' and <= 'f' and var sign => sign - 'a' + 10,
                >= 'A' and <= 'F' and var sign => sign - 'A' + 10,
                _ => -1,
            };
            if (digit < 0)
            {
                return null;
            }

            number = (number * 16) + digit;
        }

        return number;
    }
}

using System.Globalization;
using System.Text;

namespace KlingGen.Patterns;

/// <summary>Reads a pattern from left to right and writes it for .NET, so that each atom is one code point.</summary>
internal sealed partial class PatternParser(string pattern)
{
    private const int MaxDepth = 200;
    private const string Word = "[0-9A-Z_a-z]";

    private readonly PatternGroups _groups = new(pattern);
    private readonly StringBuilder _output = new(pattern.Length + 32);
    private int _position;
    private bool _hasEmptyClass;

    /// <summary>Why the pattern cannot be run, and where.</summary>
    public string? Problem { get; private set; }

    public bool NeedsBacktracking { get; private set; }

    private bool IsAtEnd => _position >= pattern.Length;

    public string Parse()
    {
        ReadAlternatives(depth: 0, isBackward: false);
        if (!IsAtEnd)
        {
            Fail(_position, "there is no '(' for this ')'; write '\\)' for the character");
        }

        return _output.ToString();
    }

    private void ReadAlternatives(int depth, bool isBackward)
    {
        while (!IsAtEnd && pattern[_position] != ')')
        {
            if (pattern[_position] == '|')
            {
                _output.Append('|');
                _position++;
            }
            else
            {
                ReadTerm(depth, isBackward);
            }
        }
    }

    private void ReadTerm(int depth, bool isBackward)
    {
        var start = _output.Length;
        var groups = _groups.Opened;
        var isRepeatable = true;
        switch (pattern[_position])
        {
            case '^':
                (isRepeatable, _position) = (false, _position + 1);
                _output.Append('^');
                break;
            case '$':
                (isRepeatable, _position) = (false, _position + 1);
                _output.Append("\\z");
                break;
            case '.':
                _position++;
                Append(CodePointSet.AnyInLine, isNegated: false);
                break;
            case '(':
                isRepeatable = ReadGroup(depth + 1, isBackward);
                break;
            case '[':
                ReadClass();
                break;
            case '\\':
                isRepeatable = ReadEscape();
                break;
            case '*' or '+' or '?':
                var sign = pattern[_position];
                Fail(_position, $"there is nothing that '{sign}' could repeat; write '\\{sign}' for the character");
                break;
            case '{':
                ReadBrace();
                break;
            case ']' when _hasEmptyClass:
                Fail(_position, "']' right after '[' or '[^' ends the class; write '\\]' for the character");
                break;
            default:
                _output.Append(CodePointSet.Of(ReadCharacter()));
                break;
        }

        ReadRepetition(start, groups, isRepeatable, isBackward);
    }

    /// <summary>Reads a brace that repeats nothing.</summary>
    private void ReadBrace()
    {
        var start = _position;
        if (ReadQuantifier() is not null)
        {
            Fail(start, "there is nothing that '{' could repeat; write '\\{' for the character");
        }
        else if (Problem is null)
        {
            _output.Append(CodePointSet.Of(ReadCharacter()));
        }
    }

    private void ReadRepetition(int start, int groups, bool isRepeatable, bool isBackward)
    {
        var at = _position;
        if (IsAtEnd || ReadQuantifier() is not { } quantifier)
        {
            return;
        }

        if (!isRepeatable)
        {
            Fail(at, "an assertion cannot be repeated");
            return;
        }

        if (_groups.AreReferred && _groups.Opened > groups && quantifier.IsLoop)
        {
            // Each round begins without what the round before has captured.
            var forgotten = new StringBuilder();
            for (var number = groups + 1; number <= _groups.Opened; number++)
            {
                forgotten.Append("(?(").Append(number).Append(")(?<-").Append(number).Append(">))");
            }

            _output.Insert(start, "(?:" + (isBackward ? "" : forgotten.ToString()));
            _output.Append(isBackward ? forgotten.ToString() : "").Append(')');
        }

        _output.Append(quantifier.Text);
    }

    /// <summary>Reads a quantifier; where there is none, or none that is sound, nothing.</summary>
    private (string Text, bool IsLoop)? ReadQuantifier()
    {
        var start = _position;
        var (text, isLoop) = (pattern[_position].ToString(), true);
        if (text == "{")
        {
            var least = ReadBound(_position + 1);
            var hasMost = least is not null && !IsAtEnd && pattern[_position] == ',';
            var most = hasMost ? ReadBound(_position + 1) ?? int.MaxValue : least;
            if (least is null || IsAtEnd || pattern[_position] != '}')
            {
                _position = start;
                return null;
            }

            if (most < least)
            {
                Fail(start, "the greatest count stands before the least one");
                return null;
            }

            isLoop = most > 1;
            text = "{" + least.Value.ToString(CultureInfo.InvariantCulture)
                + (most == least ? "" : most == int.MaxValue ? "," : "," + most!.Value.ToString(CultureInfo.InvariantCulture)) + "}";
        }
        else if (text is "?")
        {
            isLoop = false;
        }
        else if (text is not ("*" or "+"))
        {
            return null;
        }

        _position++;
        if (!IsAtEnd && pattern[_position] == '?')
        {
            _position++;
            text += "?";
        }

        return (text, isLoop);
    }

    /// <summary>Reads digits; a number that no text can reach is cut.</summary>
    private int? ReadBound(int start)
    {
        _position = start;
        long number = 0;
        while (!IsAtEnd && IsDigit(pattern[_position]))
        {
            number = Math.Min((number * 10) + pattern[_position++] - '0', int.MaxValue);
        }

        return _position == start ? null : (int)number;
    }

    private bool ReadGroup(int depth, bool isBackward)
    {
        var start = _position;
        if (depth > MaxDepth)
        {
            Fail(start, $"groups are nested more than {MaxDepth} deep");
            return true;
        }

        var isRepeatable = true;
        if (!Follows("(?"))
        {
            _position++;
            OpenGroup();
        }
        else if (Follows("(?:"))
        {
            _position += 3;
            _output.Append("(?:");
        }
        else if (Follows("(?=") || Follows("(?!") || Follows("(?<=") || Follows("(?<!"))
        {
            isBackward = pattern[start + 2] == '<';
            isRepeatable = !isBackward;
            NeedsBacktracking = true;
            _position += isBackward ? 4 : 3;
            _output.Append(pattern, start, _position - start);
        }
        else if (Follows("(?<") && ReadName(start + 3) is { } name)
        {
            OpenGroup();
            if (_groups.NumberOf(name) != _groups.Opened)
            {
                Fail(start, $"two groups have the name '{name}'");
            }
        }
        else
        {
            Fail(start, "'(?' begins no group of ECMA-262; '(?:', '(?=', '(?!', '(?<=', '(?<!' and '(?<name>' do, and flags cannot be set");
            return true;
        }

        ReadAlternatives(depth, isBackward);
        if (IsAtEnd)
        {
            Fail(start, "there is no ')' for this '('; write '\\(' for the character");
            return true;
        }

        _position++;
        _output.Append(')');
        return isRepeatable;
    }

    private void OpenGroup()
    {
        _groups.Opened++;
        if (_groups.AreReferred)
        {
            _output.Append("(?<").Append(_groups.Opened).Append('>');
        }
        else
        {
            _output.Append("(?:");
        }
    }

    /// <summary>Reads the rest of <c>&lt;name&gt;</c>; null where it is no name.</summary>
    private string? ReadName(int start)
    {
        if (PatternGroups.NameAt(pattern, start) is not { } name)
        {
            return null;
        }

        _position = start + name.Length + 1;
        return name;
    }

    private void Append(CodePointSet set, bool isNegated)
    {
        _output.Append(set.ToDotNet(isNegated, out var isLarge));
        NeedsBacktracking |= isLarge;
    }

    private bool Follows(string text) => string.CompareOrdinal(pattern, _position, text, 0, text.Length) == 0;

    private static bool IsDigit(char character) => character is >= '0' and <= '9';

    private void Fail(int position, string reason)
    {
        Problem ??= $"at character {(position + 1).ToString(CultureInfo.InvariantCulture)}, {reason}.";
        _position = pattern.Length;
    }
}

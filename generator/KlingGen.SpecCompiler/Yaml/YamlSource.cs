using System.Text;
using KlingGen.SpecCompiler.Diagnostics;
using YamlDotNet.Core;

namespace KlingGen.SpecCompiler.Yaml;

/// <summary>A document's text as the parser gets it. Positions in it are positions in the document.</summary>
internal sealed class YamlSource
{
    // YAML 1.1, which the parser follows here, ends a line at these; YAML 1.2 and JSON do not.
    // Noncharacters stand in for them while parsing.
    private const string Separators = "\u0085\u2028\u2029";
    private const string StandIns = "\uFDD0\uFDD1\uFDD2";
    private static readonly char[] s_separators = Separators.ToCharArray();
    private static readonly char[] s_standIns = StandIns.ToCharArray();

    private static readonly char[] s_lineEnds = ['\n', '\r'];

    private readonly bool _hasStandIns;
    private SourceSpan? _end;

    public YamlSource(string text)
        : this(text.Length > 0 && text[0] == '\uFEFF' ? text.Substring(1) : text, hasStandIns: false)
    {
        if (Text.IndexOfAny(s_separators) >= 0 && Text.IndexOfAny(s_standIns) < 0)
        {
            Text = Exchange(Text, Separators, StandIns);
            _hasStandIns = true;
        }
    }

    private YamlSource(string text, bool hasStandIns)
    {
        Text = text;
        _hasStandIns = hasStandIns;
    }

    public string Text { get; }

    /// <summary>A scalar's own characters.</summary>
    public string Restore(string scalar) =>
        _hasStandIns && scalar.IndexOfAny(s_standIns) >= 0 ? Exchange(scalar, StandIns, Separators) : scalar;

    /// <summary>The first character that neither YAML nor JSON allows unescaped, or -1.
    /// The parser would take a NUL for the end of the text.</summary>
    public int FindForbidden()
    {
        for (var i = 0; i < Text.Length; i++)
        {
            var character = Text[i];
            if (character < ' ' && character is not ('\n' or '\r' or '\t'))
            {
                return i;
            }

            if (char.IsSurrogate(character))
            {
                if (!char.IsHighSurrogate(character) || i + 1 == Text.Length || !char.IsLowSurrogate(Text[i + 1]))
                {
                    return i;
                }

                i++;
            }
        }

        return -1;
    }

    /// <summary>The first tab at or after <paramref name="start"/> that has only white space before it on its line.</summary>
    public int FindIndentingTab(int start)
    {
        for (var i = start; i < Text.Length; i++)
        {
            if (Text[i] == '\t' && IsIndentation(i))
            {
                return i;
            }
        }

        return start;
    }

    /// <summary>What stands between two marks, or of several lines the first.</summary>
    public SourceSpan Span(Mark start, Mark end)
    {
        var first = (int)start.Index;
        if (first >= Text.Length)
        {
            // The parser puts what the end of the text implies on a line that is not there.
            return _end ??= Character(Text.Length);
        }

        var last = (int)end.Index;
        if (end.Line != start.Line)
        {
            last = Text.IndexOfAny(s_lineEnds, first) is var lineEnd && lineEnd < 0 ? Text.Length : lineEnd;
            while (last > first && Text[last - 1] is ' ' or '\t')
            {
                last--;
            }
        }

        return new SourceSpan((int)start.Line, (int)start.Column, last - first);
    }

    public SourceSpan Character(Mark at) => new((int)at.Line, (int)at.Column, LengthAt((int)at.Index));

    public SourceSpan Character(int index)
    {
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < index; i++)
        {
            if (Text[i] == '\n' || (Text[i] == '\r' && (i + 1 == Text.Length || Text[i + 1] != '\n')))
            {
                line++;
                lineStart = i + 1;
            }
        }

        return new SourceSpan(line, index - lineStart + 1, LengthAt(index));
    }

    private int LengthAt(int index) => index < Text.Length && Text[index] is not ('\n' or '\r') ? 1 : 0;

    /// <summary>The text without what the parser refuses although other readers do not: blank lines at the head of a block scalar that are
    /// indented deeper than its text, and blank or comment lines that begin with a tab. Null when there is none of it.</summary>
    public YamlSource? Repair()
    {
        var repaired = new StringBuilder(Text.Length);
        var afterHeader = false;
        for (var start = 0; start < Text.Length;)
        {
            var end = Text.IndexOf('\n', start);
            end = end < 0 ? Text.Length : end + 1;
            var first = start;
            while (first < end && Text[first] is ' ' or '\t')
            {
                first++;
            }

            var blank = first == end || Text[first] is '\n' or '\r';
            if (first > start && ((blank && (afterHeader || Text[start] == '\t')) || (Text[start] == '\t' && Text[first] == '#')))
            {
                repaired.Append(blank ? "" : new string(' ', first - start)).Append(Text, first, end - first);
            }
            else
            {
                repaired.Append(Text, start, end - start);
            }

            afterHeader = blank ? afterHeader : OpensBlockScalar(start, end);
            start = end;
        }

        return repaired.Length == Text.Length && string.Equals(repaired.ToString(), Text, StringComparison.Ordinal)
            ? null
            : new YamlSource(repaired.ToString(), _hasStandIns);
    }

    private bool IsIndentation(int index)
    {
        while (index > 0 && Text[index - 1] is ' ' or '\t')
        {
            index--;
        }

        return index == 0 || Text[index - 1] is '\n' or '\r';
    }

    /// <summary>Whether a line ends with <c>|</c> or <c>&gt;</c>, chomping included, and leaves the indentation to be found out.</summary>
    private bool OpensBlockScalar(int start, int end)
    {
        var comment = Text.IndexOf(" #", start, end - start, StringComparison.Ordinal);
        var last = (comment < 0 ? end : comment) - 1;
        while (last >= start && Text[last] is ' ' or '\t' or '\n' or '\r')
        {
            last--;
        }

        if (last >= start && Text[last] is '+' or '-')
        {
            last--;
        }

        return last >= start && Text[last] is '|' or '>' && (last == start || Text[last - 1] is ' ' or '\t');
    }

    private static string Exchange(string text, string from, string to)
    {
        var exchanged = new StringBuilder(text);
        for (var i = 0; i < from.Length; i++)
        {
            exchanged.Replace(from[i], to[i]);
        }

        return exchanged.ToString();
    }
}

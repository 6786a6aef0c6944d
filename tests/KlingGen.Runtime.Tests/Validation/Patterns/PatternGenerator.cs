using System.Globalization;
using System.Text;

namespace KlingGen.Runtime.Tests.Validation.Patterns;

/// <summary>Makes patterns by the grammar of ECMA-262, each with texts that it may match or just miss.</summary>
internal sealed class PatternGenerator(int seed)
{
    private static readonly string[] s_classItems =
    [
        "a-z", "A-Z", "0-9", "a-f", "\\d", "\\w", "\\s", "\\D", "\\W", "\\S", "\\p{L}", "\\p{Lu}", "\\P{L}", "\\p{Nd}", "\\p{P}",
        "\\p{So}", "\\p{Z}", "\\p{M}",
        "_", ".", "@", ":", "/", " ", "+", ",", "*", "$", "(", "|", "{", "\\-", "\\.", "\\/", "\\]", "\\[", "\\\\", "\\t", "\\n", "\\r",
        "\\b", "\\u00e9", "\\x41", "\\cJ", "\\0",
        "\\u{1F600}", "\\u{1F600}-\\u{1F64F}", "\\ud83d\\ude00", "\\uD83D\\uDE00-\\uD83D\\uDE42", "😀", "😀-😎", "𝒜-𝒵", "é", "à-ÿ",
        "一-龥", "\\u4e00-\\u9fff", "\\u0000-\\u001f",
        "!-~", "\\u2028", "\\p{ASCII}", "\\p{Any}", "\\P{ASCII}", "٠-٩", "\\u{10000}-\\u{10FFFF}", "\\u{0}-\\u{FFFF}", "-", "-", "\\^", "^",
    ];

    private static readonly string[] s_literals =
    [
        "a", "b", "ab", "x1", "id", "v", "Z", "0", "42", "_", ":", "@", "\\.", "\\/", "/", "\\+", "\\(", "\\)", "\\[", "\\]", "\\{",
        "\\}", "\\$", "\\^", "\\*", "\\?", "\\|", "\\\\", ",",
        " ", "é", "可", "😀", "\\u{1F600}", "\\ud83d\\ude00", "\\u00e9", "\\x2d", "\\t", "\\n", "\\cM", "\\0", "#", "%", "&", "=", "~",
        "'", "\"", "<", ">", ";", "!", "𝒜", "\\u{61}",
    ];

    private static readonly string[] s_shorthands =
    [
        "\\d", "\\d", "\\d", "\\w", "\\w", "\\s", "\\D", "\\W", "\\S", ".", ".", "\\p{L}", "\\p{Lu}", "\\P{Lu}", "\\p{N}", "\\p{Letter}",
        "\\p{gc=Lo}", "\\p{So}", "\\P{ASCII}", "\\p{Any}", "[^]", "[]",
    ];

    private static readonly string[] s_quantifiers =
    [
        "*", "+", "?", "{2}", "{1,3}", "{0,2}", "{1,}", "{3,}", "{1,64}", "*?", "+?", "??", "{1,2}?", "{0}", "{1,1}",
    ];

    private static readonly string[] s_texts =
    [
        "", "a", "ab", "Z", "0", "7", "42", "_", "-", ".", "@", ":", "/", " ", "\t", "\n", "\r", "\u2028", "\u2029", "\u0085", "\v", "\f",
        "\u00a0", "\ufeff", "\u180e", "\u200b", "\0", "\b", "\\", "]", "[", "^", "$", "é", "É",
        "ß", "可灵", "龥", "٣", "٠", "५", "😀", "😎", "👨‍👩‍👧", "𝒜", "𝟘", "\u0301", "ſ", "K", "x1", "id", "v", "😀😀", "a\nb", "b\n",
        "a😀b", "--", "a-b.c", "{", "}", "(", "+", "!", "~", "\u001f", "\U00010000", "\U0010FFFF", "\uffff", "\ue000", "\ud7ff",
    ];

    private static readonly string[] s_bareItems =
    [
        "\\.", "\\@", "\\_", "\\:", "-", "-", "\\d-", "-\\w", "\\s-a", "\\w-.", "\\W-",
    ];

    private static readonly string[] s_bareLiterals =
    [
        "\\-", "\\_", "\\@", "\\:", "\\ ", "\\%", "\\#", "\\'", "{", "}", "]", "{a", "{,2}", "\\<", "\\~",
    ];

    private readonly Random _random = new(seed);
    private readonly StringBuilder _pattern = new();
    private int _groups;
    private bool _isBare;

    public PatternCase Next()
    {
        _pattern.Clear();
        _groups = 0;

        // What V8 takes without the flag only, it reads by UTF-16 units and without properties: such patterns have none of these.
        _isBare = _random.Next(4) == 0;
        var isWhole = _random.Next(3) > 0;
        var text = Alternatives(depth: 0, isLoop: false);
        var body = _pattern.ToString();
        var pattern = isWhole ? "^" + (body.Contains('|', StringComparison.Ordinal) ? "(?:" + body + ")" : body) + "$" : body;
        if (_random.Next(8) == 0)
        {
            pattern = Spoilt(pattern);
        }

        return new PatternCase(pattern, Texts(text));
    }

    /// <summary>Texts that a part made, and others near them.</summary>
    public List<string> Texts(Func<string> text)
    {
        var texts = new List<string>();
        for (var i = 0; i < 8; i++)
        {
            var found = Cut(text());
            texts.Add(found);
            texts.Add(Changed(found));
        }

        texts.Add(texts[0] + "\n");
        texts.Add("\n" + texts[0]);
        texts.Add(Pick(s_texts));
        texts.Add(Pick(s_texts) + Pick(s_texts));
        return texts.ConvertAll(WellFormed);
    }

    private Func<string> Alternatives(int depth, bool isLoop)
    {
        var branches = new List<Func<string>> { Sequence(depth, isLoop) };
        while (branches.Count < 4 && _random.Next(depth == 0 ? 6 : 3) == 0)
        {
            _pattern.Append('|');
            branches.Add(_random.Next(8) == 0 ? static () => "" : Sequence(depth, isLoop));
        }

        return () => branches[_random.Next(branches.Count)]();
    }

    private Func<string> Sequence(int depth, bool isLoop)
    {
        var terms = new List<Func<string>>();
        var count = _random.Next(1, depth == 0 ? 6 : 4);
        for (var i = 0; i < count; i++)
        {
            terms.Add(Term(depth, isLoop));
        }

        return () => string.Concat(terms.Select(static term => term()));
    }

    private Func<string> Term(int depth, bool isLoop)
    {
        switch (_random.Next(100))
        {
            case < 4:
                return Literal(Pick(["^", "$", "\\b", "\\B", "\\b"]), static () => "");
            case < 10 when depth < 3:
                var opening = Pick(["(?=", "(?!", "(?<=", "(?<!"]);
                _pattern.Append(opening);
                Alternatives(depth + 1, isLoop: true);
                _pattern.Append(')');
                return static () => "";
            case < 14 when _groups > 0:
                var number = _random.Next(1, _groups + 1);
                return Repeated(Literal("\\" + number.ToString(CultureInfo.InvariantCulture) + "(?:)", () => Pick(s_texts)), isLoop: true);
            case < 32 when depth < 3:
                var isRepeated = !isLoop && _random.Next(3) == 0;
                _groups += _random.Next(3) > 0 ? 1 : 0;
                var isNamed = !_isBare && _random.Next(4) == 0;
                var name = isNamed ? string.Create(CultureInfo.InvariantCulture, $"(?<g{_groups}x{_pattern.Length}>") : "(";
                _pattern.Append(_random.Next(4) == 0 ? "(?:" : name);
                var inner = Alternatives(depth + 1, isLoop || isRepeated);
                _pattern.Append(')');
                return isRepeated ? Repeated(inner, isLoop: false) : inner;
            case < 60:
                return Repeated(Class(), isLoop);
            case < 78:
                var shorthand = Pick(_isBare ? s_shorthands[..8] : s_shorthands);
                return Repeated(Literal(shorthand, () => Like(shorthand)), isLoop);
            default:
                var literal = _isBare ? Pick(_random.Next(3) == 0 ? s_bareLiterals : s_literals[..15]) : Pick(s_literals);
                return Repeated(Literal(literal, () => Like(literal)), isLoop);
        }
    }

    private Func<string> Class()
    {
        var items = Enumerable.Range(0, _random.Next(1, 5))
            .Select(_ => Pick(!_isBare ? s_classItems : _random.Next(3) == 0 ? s_bareItems : s_classItems[..10]))
            .ToList();
        _pattern.Append(_random.Next(4) == 0 ? "[^" : "[").AppendJoin("", items).Append(']');
        return () => Like(items[_random.Next(items.Count)]);
    }

    private Func<string> Literal(string pattern, Func<string> text)
    {
        _pattern.Append(pattern);
        return text;
    }

    private Func<string> Repeated(Func<string> term, bool isLoop)
    {
        if (_random.Next(2) == 0)
        {
            return term;
        }

        var quantifier = isLoop ? Pick(["?", "{2}", "{0}", "{1,2}"]) : Pick(s_quantifiers);
        _pattern.Append(quantifier);
        return () => string.Concat(Enumerable.Range(0, _random.Next(4)).Select(_ => term()));
    }

    /// <summary>A text that a piece of a pattern probably matches.</summary>
    private string Like(string piece) => piece switch
    {
        "a-z" => Pick(["a", "m", "z", "A", "{", "`"]),
        "A-Z" => Pick(["A", "Q", "Z", "a", "["]),
        "0-9" or "\\d" => Pick(["0", "5", "9", "٣", "/", ":"]),
        "\\w" => Pick(["a", "Z", "0", "_", "é", "-"]),
        "\\s" => Pick([" ", "\t", "\n", "\u00a0", "\ufeff", "\u2028", "\u0085", "\u180e"]),
        _ when piece.Length == 1 => piece,
        _ when piece.Length == 2 && piece[0] == '\\' && char.IsPunctuation(piece[1]) => piece[1..],
        _ when piece.StartsWith("\\u", StringComparison.Ordinal) => Pick(["😀", "é", "a", "一", "\u2028", "😁"]),
        _ => Pick(s_texts),
    };

    private string Changed(string text)
    {
        var at = _random.Next(text.Length + 1);
        return _random.Next(4) switch
        {
            0 when text.Length > 0 => text.Remove(Math.Min(at, text.Length - 1), 1),
            1 => text.Insert(at, Pick(s_texts)),
            2 => text + text,
            _ => text[..at] + Pick(s_texts) + text[Math.Min(at + 1, text.Length)..],
        };
    }

    /// <summary>A pattern with one character too few, too many or in another place.</summary>
    private string Spoilt(string pattern)
    {
        var at = _random.Next(pattern.Length);
        var spoilt = _random.Next(3) switch
        {
            0 => pattern.Remove(at, 1),
            1 => pattern.Insert(at, Pick(["\\", "[", "]", "(", ")", "{", "}", "*", "?", "-", "|", "^", "{2", "(?"])),
            _ => pattern.Remove(at, 1).Insert(_random.Next(pattern.Length), pattern[at].ToString()),
        };
        return WellFormed(spoilt);
    }

    private static string Cut(string text) => text.Length <= 24 ? text : text[..24];

    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private string Pick(string[] among) => among[_random.Next(among.Length)];
}

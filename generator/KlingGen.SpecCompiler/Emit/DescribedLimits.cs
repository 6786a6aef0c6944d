using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>Finds out whether a description tells a limit by itself, so that it is not told twice.</summary>
internal sealed class DescribedLimits
{
    private const string Most = "≤";
    private const string Least = "≥";

    /// <summary>How many words may stand between what limits and the number.</summary>
    private const int Near = 4;

    private static readonly (string Said, string Meant)[] s_phrases =
    [
        ("no more than", Most), ("not more than", Most), ("no longer than", Most), ("no greater than", Most), ("not exceed", Most),
        ("up to", Most), ("at most", Most), (SchemaKeywords.Maximum.Name, Most), ("max", Most), ("or fewer", Most), ("or less", Most),
        ("不能超过", Most), ("不得超过", Most), ("不超过", Most), ("最多", Most), ("最大", Most), ("上限", Most),
        ("no less than", Least), ("not less than", Least), ("no fewer than", Least), ("no shorter than", Least), ("at least", Least),
        (SchemaKeywords.Minimum.Name, Least), ("min", Least), ("or more", Least), ("or greater", Least),
        ("至少", Least), ("最少", Least), ("最小", Least),
        ("默认", SchemaKeywords.Default.Name),
    ];

    private static readonly string[] s_rangeWords = ["to", "and", "through"];

    private readonly string _text;
    private readonly List<string> _words;

    public DescribedLimits(DocumentationModel documentation)
    {
        _text = (documentation.Summary + "\n" + documentation.Remarks).ToLowerInvariant();
        _words = Words(_text);
    }

    /// <param name="sentence">The sentence about a limit.</param>
    public bool Tells(string sentence)
    {
        var wanted = sentence.TrimEnd('.').ToLowerInvariant();
        var words = Words(wanted);
        if (wanted.Contains(": ") ? _text.Contains(wanted) : Holds(words))
        {
            return true;
        }

        return words.Count > 1 && words[0] is Most or Least && IsNumber(words[1])
                && (Limits(words[0], words[1]) || IsInRange(words[0], words[1]))
            || words.Count == 2 && words[0] == SchemaKeywords.Default.Name && Limits(words[0], words[1]);
    }

    /// <summary>Whether the description has words side by side.</summary>
    private bool Holds(List<string> words)
    {
        for (var i = 0; words.Count > 0 && i + words.Count <= _words.Count; i++)
        {
            if (_words.GetRange(i, words.Count).SequenceEqual(words))
            {
                return true;
            }
        }

        return false;
    }

    private bool Limits(string limit, string number)
    {
        for (var i = 0; i < _words.Count; i++)
        {
            if (_words[i] != limit)
            {
                continue;
            }

            // "at most 10 characters", but "10 characters or fewer".
            var after = _words.Skip(i + 1).Take(Near).FirstOrDefault(word => word == number || IsNumber(word) || word is Most or Least);
            if (after == number || (after is null or Most or Least && _words.Take(i).Reverse().Take(2).Contains(number)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the number is an end of a range, such as "1 to 100", "1-100" or "[0, 1]".</summary>
    private bool IsInRange(string limit, string number)
    {
        for (var i = 0; i < _words.Count; i++)
        {
            var next = i + 1 < _words.Count && s_rangeWords.Contains(_words[i + 1]) ? i + 2 : i + 1;
            if (IsNumber(_words[i]) && next < _words.Count && IsNumber(_words[next]) && _words[limit == Most ? next : i] == number)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNumber(string word) => char.IsDigit(word[word.Length - 1]);

    /// <summary>The words and numbers of a text, with one sign for each way to say a limit.</summary>
    private static List<string> Words(string text)
    {
        foreach (var (said, meant) in s_phrases)
        {
            text = text.Replace(said, " " + meant + " ");
        }

        var words = new List<string>();
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            var isSigned = text[i] == '-' && i + 1 < text.Length && char.IsDigit(text[i + 1])
                && (i == 0 || !char.IsLetterOrDigit(text[i - 1]));
            if (isSigned || char.IsDigit(text[i]))
            {
                while (i + 1 < text.Length && (char.IsDigit(text[i + 1]) || IsInNumber(text, i + 1)))
                {
                    i++;
                }

                words.Add(text.Substring(start, i + 1 - start).Replace(",", ""));
            }
            else if (char.IsLetter(text[i]))
            {
                while (i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]))
                {
                    i++;
                }

                words.Add(text.Substring(start, i + 1 - start));
            }
            else if (text[i] is '≤' or '≥')
            {
                words.Add(text[i].ToString());
            }
        }

        return words;
    }

    /// <summary>Whether a point or comma between digits is part of a number.</summary>
    private static bool IsInNumber(string text, int place) =>
        place + 1 < text.Length
        && char.IsDigit(text[place + 1])
        && (text[place] == '.' || (text[place] == ',' && IsGroup(text, place + 1)));

    /// <summary>Whether three digits stand at a place, which a comma may part from others.</summary>
    private static bool IsGroup(string text, int start) =>
        start + 3 <= text.Length
        && text.Substring(start, 3).All(char.IsDigit)
        && (start + 3 == text.Length || !char.IsDigit(text[start + 3]));
}

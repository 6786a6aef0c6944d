using System.Globalization;
using System.Text;

namespace KlingGen.Patterns;

/// <summary>The properties of code points that .NET knows: general categories, as sets of bits, and a few ranges.</summary>
internal static class UnicodeProperties
{
    /// <summary>Short and long names, in the order of <see cref="UnicodeCategory"/>.</summary>
    private static readonly string[] s_names =
    [
        "Lu Uppercase_Letter", "Ll Lowercase_Letter", "Lt Titlecase_Letter", "Lm Modifier_Letter", "Lo Other_Letter",
        "Mn Nonspacing_Mark", "Mc Spacing_Mark", "Me Enclosing_Mark",
        "Nd Decimal_Number digit", "Nl Letter_Number", "No Other_Number",
        "Zs Space_Separator", "Zl Line_Separator", "Zp Paragraph_Separator",
        "Cc Control cntrl", "Cf Format", "Cs Surrogate", "Co Private_Use",
        "Pc Connector_Punctuation", "Pd Dash_Punctuation", "Ps Open_Punctuation", "Pe Close_Punctuation", "Pi Initial_Punctuation",
        "Pf Final_Punctuation", "Po Other_Punctuation", "Sm Math_Symbol", "Sc Currency_Symbol", "Sk Modifier_Symbol", "So Other_Symbol",
        "Cn Unassigned",
    ];

    private static readonly Dictionary<string, int> s_categories = Named();

    /// <summary>The ranges of a property that is no category, each as its ends.</summary>
    public static int[]? RangesOf(string name) => name switch
    {
        "Any" => [0, 0x10ffff],
        "ASCII" => [0, 0x7f],
        "ASCII_Hex_Digit" or "AHex" => ['0', '9', 'A', 'F', 'a', 'f'],
        "White_Space" or "space" =>
        [
            0x09, 0x0d, 0x20, 0x20, 0x85, 0x85, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029,
            0x202f, 0x202f, 0x205f, 0x205f, 0x3000, 0x3000,
        ],
        _ => null,
    };

    /// <summary>The categories that a property stands for.</summary>
    public static int? CategoriesOf(string name)
    {
        var isNamed = name.StartsWith("gc=", StringComparison.Ordinal) || name.StartsWith("General_Category=", StringComparison.Ordinal);
        var start = isNamed ? name.IndexOf('=') + 1 : 0;
        return name == "Assigned" ? ~(1 << (int)UnicodeCategory.OtherNotAssigned)
            : s_categories.TryGetValue(name.Substring(start), out var categories) ? categories
            : null;
    }

    /// <summary>Categories as .NET writes them in a class, without surrogates.</summary>
    public static string NamesOf(int categories)
    {
        var text = new StringBuilder();
        for (var category = 0; category < s_names.Length; category++)
        {
            if ((categories & (1 << category)) != 0 && category != (int)UnicodeCategory.Surrogate)
            {
                text.Append("\\p{").Append(s_names[category], 0, 2).Append('}');
            }
        }

        return text.ToString();
    }

    /// <summary>The code points from U+10000 on that have one of some categories.</summary>
    public static IEnumerable<(int First, int Last)> BeyondTheFirstPlane(int categories)
    {
        foreach (var (first, last, category) in Planes.Ranges)
        {
            if ((categories & (1 << (int)category)) != 0)
            {
                yield return (first, last);
            }
        }
    }

    private static Dictionary<string, int> Named()
    {
        var categories = new Dictionary<string, int>(StringComparer.Ordinal);
        string[] groups = ["L Letter", "M Mark Combining_Mark", "N Number", "P Punctuation punct", "S Symbol", "Z Separator", "C Other"];
        foreach (var group in groups)
        {
            var members = 0;
            for (var category = 0; category < s_names.Length; category++)
            {
                members |= s_names[category][0] == group[0] ? 1 << category : 0;
            }

            Add(categories, group, members);
        }

        for (var category = 0; category < s_names.Length; category++)
        {
            Add(categories, s_names[category], 1 << category);
        }

        categories.Add("LC", 7);
        categories.Add("Cased_Letter", 7);
        return categories;
    }

    private static void Add(Dictionary<string, int> categories, string names, int value)
    {
        foreach (var name in names.Split(' '))
        {
            categories.Add(name, value);
        }
    }

    /// <summary>Made when a pattern first asks.</summary>
    private static class Planes
    {
        public static readonly List<(int First, int Last, UnicodeCategory Category)> Ranges = Read();

        private static List<(int First, int Last, UnicodeCategory Category)> Read()
        {
            var ranges = new List<(int First, int Last, UnicodeCategory Category)>();
            for (var codePoint = 0x10000; codePoint <= 0x10ffff; codePoint++)
            {
                if (codePoint == 0x40000)
                {
                    // Ten planes without a character.
                    ranges.Add((codePoint, 0xdffff, UnicodeCategory.OtherNotAssigned));
                    codePoint = 0xe0000;
                }

                var category = CharUnicodeInfo.GetUnicodeCategory(char.ConvertFromUtf32(codePoint), 0);
                if (ranges.Count > 0 && ranges[ranges.Count - 1] is var end && end.Category == category)
                {
                    ranges[ranges.Count - 1] = (end.First, codePoint, category);
                }
                else
                {
                    ranges.Add((codePoint, codePoint, category));
                }
            }

            return ranges;
        }
    }
}

using KlingGen.Cli.Gateways;
using KlingGen.Cli.Output;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Cli.CommandLine;

/// <summary>What help says of an option that is made of the documents.</summary>
internal sealed class MemberHelp
{
    /// <summary>Values that are no longer than this stand in the place of the value itself.</summary>
    private const int LongestPlaceholder = 20;

    /// <summary>A description has one sentence, and further ones as long as it stays shorter than this.</summary>
    private const int LongestDescription = 160;

    private readonly IReadOnlyList<MemberUse> _uses;
    private readonly int _sales;

    /// <param name="uses">The members of the option's name.</param>
    /// <param name="sales">How many gateways sell the product.</param>
    public MemberHelp(IReadOnlyList<MemberUse> uses, int sales)
    {
        _uses = uses;
        _sales = sales;
        var choices = Choices();
        var listed = string.Join('|', choices);
        var isShort = listed.Length is > 0 and <= LongestPlaceholder;
        Placeholder = isShort ? listed : choices.Count > 0 ? "VALUE" : Kind();
        Description = string.Join(' ', new List<string>
        {
            Shortened(uses[0].Member.Description ?? ""),
            uses.Any(static use => use.Member.IsList) ? "(repeat it for several)" : "",
            choices.Count > 0 && !isShort ? $"[values: {string.Join(", ", choices)}]" : "",
            Default(),
            Where(),
        }.FindAll(static part => part.Length > 0));
    }

    /// <summary>What stands for the value.</summary>
    public string Placeholder { get; }

    public string Description { get; }

    /// <summary>A description of the documents in a line.</summary>
    public static string Shortened(string description) => Sentences.Shortened(description, LongestDescription);

    // Each gateway lists what it sells, the longest list tells the order; where one takes any value, none is told.
    private List<string> Choices()
    {
        var lists = new List<IReadOnlyList<string>>();
        foreach (var use in _uses)
        {
            lists.Add(use.Choices);
        }

        lists.Sort(static (left, right) => right.Count - left.Count);
        var choices = new List<string>();
        foreach (var choice in lists.TrueForAll(static list => list.Count > 0) ? lists.SelectMany(static list => list) : [])
        {
            if (!choices.Contains(choice))
            {
                choices.Add(choice);
            }
        }

        return choices;
    }

    private string Kind() => _uses[0] switch
    {
        { Member.IsImage: true } => "FILE|URL",
        { Member.Type: "integer" or "number" } or { IsDuration: true } => "N",
        { Member: { Type: "string", Location: var place } } => place.EndsWith("url", StringComparison.OrdinalIgnoreCase) ? "URL" : "TEXT",
        _ => "VALUE",
    };

    private string Default()
    {
        var known = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var use in _uses)
        {
            if (use.Default is not { } json)
            {
                continue;
            }

            var value = Shown(use.Member, json);
            if (!known.TryGetValue(value, out var gateways))
            {
                known.Add(value, gateways = []);
            }

            if (!gateways.Contains(use.Gateway))
            {
                gateways.Add(use.Gateway);
            }
        }

        var parts = new List<string>();
        foreach (var (value, gateways) in known)
        {
            parts.Add(gateways.Count == _sales ? value : $"{value} at {Sentences.And(gateways)}");
        }

        return parts.Count == 0 ? "" : $"[default: {string.Join("; ", parts)}]";
    }

    private string Where()
    {
        var gateways = _uses.Select(static use => use.Gateway).Distinct().ToList();
        return gateways.Count == _sales ? "" : $"[only at {Sentences.And(gateways)}]";
    }

    private static string Shown(RequestMember member, string json)
    {
        foreach (var (word, value) in member.Words)
        {
            if (value == json)
            {
                return word;
            }
        }

        return json.Contains('\\', StringComparison.Ordinal) ? json : json.Trim('"');
    }
}

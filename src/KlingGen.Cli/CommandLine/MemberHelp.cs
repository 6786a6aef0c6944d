using System.Text.Json;
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
    private const int LongestDescription = 100;

    private readonly IReadOnlyList<(Sale Sale, RequestMember Member)> _members;
    private readonly IReadOnlyList<Sale> _sales;

    public MemberHelp(IReadOnlyList<(Sale Sale, RequestMember Member)> members, IReadOnlyList<Sale> sales)
    {
        _members = members;
        _sales = sales;
        var values = Choices();
        var listed = string.Join('|', values);
        Placeholder = values.Count > 0 && listed.Length <= LongestPlaceholder ? listed : Kind();
        Description = string.Join(' ', new[]
        {
            Shortened(members[0].Member.Description ?? ""),
            members.Any(static entry => entry.Member.IsList) ? "(repeat it for several)" : "",
            values.Count > 0 && Placeholder != listed ? $"[{string.Join(", ", values)}]" : "",
            Default(),
            Where(),
        }.Where(static part => part.Length > 0));
    }

    /// <summary>What stands for the value.</summary>
    public string Placeholder { get; }

    public string Description { get; }

    /// <summary>A description of the documents in a line.</summary>
    public static string Shortened(string description) => Sentences.Shortened(description, LongestDescription);

    // Each gateway lists what it sells; the longest list tells the order.
    private IReadOnlyList<string> Choices() =>
    [
        .. _members.Select(static entry => Choices(entry.Member)).OrderByDescending(static values => values.Count)
            .SelectMany(static values => values).Distinct(StringComparer.Ordinal),
    ];

    private static IReadOnlyList<string> Choices(RequestMember member) =>
        member.Words.Count > 0 ? [.. member.Words.Select(static word => word.Key)] : member.Values;

    private string Kind()
    {
        var (sale, member) = _members[0];
        return member.IsImage ? "FILE|URL"
            : member.Type is "integer" or "number" || sale.IsDuration(member) ? "N"
            : member.Type == "string" && Choices(member).Count == 0 ? "TEXT"
            : "VALUE";
    }

    private string Default()
    {
        var known = _members.DistinctBy(static entry => entry.Sale)
            .Select(static entry => (Gateway: entry.Sale.Gateway.Name, Value: Shown(entry.Member, entry.Sale.DefaultOf(entry.Member))))
            .Where(static entry => entry.Value is not null)
            .GroupBy(static entry => entry.Value, static entry => entry.Gateway).ToList();
        return known switch
        {
            [] => "",
            [var only] when only.Count() == _sales.Count => $"[default: {only.Key}]",
            _ => $"[default: {string.Join("; ", known.Select(static group => $"{group.Key} at {Sentences.And(group)}"))}]",
        };
    }

    private string Where()
    {
        var names = _members.Select(static entry => entry.Sale.Gateway.Name).Distinct().ToList();
        return names.Count == _sales.Count ? "" : $"[only at {Sentences.And(names)}]";
    }

    private static string? Shown(RequestMember member, string? json)
    {
        if (json is null)
        {
            return null;
        }

        if (member.Words.FirstOrDefault(word => word.Value == json).Key is { } word)
        {
            return word;
        }

        using var value = JsonDocument.Parse(json);
        return value.RootElement.ValueKind == JsonValueKind.String ? value.RootElement.GetString() : json;
    }
}

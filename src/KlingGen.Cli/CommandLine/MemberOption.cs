using System.CommandLine;
using KlingGen.Cli.Gateways;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Cli.CommandLine;

/// <summary>An option of a product's command: the members of requests that go by its name, at every gateway that has such.</summary>
internal sealed class MemberOption
{
    private readonly IReadOnlyList<(Sale Sale, RequestMember Member)> _members;

    /// <param name="name">The name, without dashes.</param>
    /// <param name="members">The members.</param>
    /// <param name="sales">All gateways that sell the product.</param>
    public MemberOption(string name, IReadOnlyList<(Sale Sale, RequestMember Member)> members, IReadOnlyList<Sale> sales)
    {
        Name = name;
        _members = members;
        var help = new MemberHelp(members, sales);
        Option = members.All(static entry => entry.Member is { Type: "boolean", Words.Count: 0, IsList: false })
            ? Values.Switch("--" + name, help.Description)
            : members.Any(static entry => entry.Member.IsList)
                ? Values.Texts("--" + name, help.Placeholder, help.Description)
                : Values.Text("--" + name, help.Placeholder, help.Description);
    }

    public string Name { get; }

    public Option Option { get; }

    /// <summary>The gateways where the product has the option.</summary>
    public IEnumerable<string> Gateways => _members.Select(static entry => entry.Sale.Gateway.Name).Distinct();

    /// <summary>What the user gave, a switch without a value as <c>true</c>; null if nothing.</summary>
    public IReadOnlyList<string>? Read(ParseResult result) => result.GetResult(Option) switch
    {
        null or { Implicit: true } => null,
        { Tokens: [] } => ["true"],
        var given => [.. given.Tokens.Select(static token => token.Value)],
    };
}

using System.CommandLine;
using KlingGen.Cli.Gateways;

namespace KlingGen.Cli.CommandLine;

/// <summary>An option of a product's command: the members of requests that go by its name, at every gateway that has such.</summary>
internal sealed class MemberOption
{
    private readonly IReadOnlyList<MemberUse> _uses;

    /// <param name="name">The name, without dashes.</param>
    /// <param name="uses">The members.</param>
    /// <param name="sales">How many gateways sell the product.</param>
    public MemberOption(string name, IReadOnlyList<MemberUse> uses, int sales)
    {
        Name = name;
        _uses = uses;
        var help = new MemberHelp(uses, sales);
        Option = uses.All(static use => use.Member is { Type: "boolean", Words.Count: 0, IsList: false })
            ? Values.Switch("--" + name, help.Description)
            : uses.Any(static use => use.Member.IsList)
                ? Values.Texts("--" + name, help.Placeholder, help.Description)
                : Values.Text("--" + name, help.Placeholder, help.Description);
    }

    public string Name { get; }

    public Option Option { get; }

    /// <summary>The gateways where the product has the option.</summary>
    public IEnumerable<string> Gateways => _uses.Select(static use => use.Gateway).Distinct();

    /// <summary>What the user gave, a switch without a value as <c>true</c>; null if nothing.</summary>
    public IReadOnlyList<string>? Read(ParseResult result) => result.GetResult(Option) switch
    {
        null or { Implicit: true } => null,
        { Tokens: [] } => ["true"],
        var given => [.. given.Tokens.Select(static token => token.Value)],
    };
}

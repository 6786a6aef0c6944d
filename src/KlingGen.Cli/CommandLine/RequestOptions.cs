using System.CommandLine;
using KlingGen.Cli.Gateways;
using KlingGen.Cli.Requests;

namespace KlingGen.Cli.CommandLine;

/// <summary>The argument and the options that say what a product's request holds, made of the documents of all its sellers.</summary>
internal sealed class RequestOptions
{
    private readonly Argument<string?>? _prompt;
    private readonly Option<string[]>? _shots;
    private readonly List<MemberOption> _members = [];
    private readonly Option<string[]> _settings = Values.Texts(
        "--set", "POINTER=VALUE", "Any member of the request by its JSON pointer, as in /member=value (repeat it for several)");

    private readonly Option<string?> _source = Values.Text(
        "--request", "FILE", "The request as JSON, which the other options change; '-' is standard input. No defaults are filled in");

    /// <param name="sales">The gateways that sell the product.</param>
    /// <param name="taken">The options of the command that are there for every product.</param>
    public RequestOptions(IReadOnlyList<Sale> sales, IReadOnlyList<Option> taken)
    {
        if (sales.FirstOrDefault(static sale => !sale.Map.Prompt.IsEmpty) is { } spoken)
        {
            _prompt = Values.Optional("PROMPT", PromptOf(spoken) + ". '-' reads it from standard input, @FILE from a file");
        }

        if (sales.Any(static sale => sale.Map.Shots is not null))
        {
            _shots = Values.Texts("--shot", "SECONDS:PROMPT", "One shot of a video that has several (repeat it for each)");
        }

        var names = new HashSet<string>(StringComparer.Ordinal) { "--help" };
        foreach (var option in taken.Concat(Own))
        {
            names.Add(option.Name);
        }

        foreach (var (name, uses) in Uses(sales))
        {
            if (!names.Contains("--" + name))
            {
                _members.Add(new MemberOption(name, uses, sales.Count));
            }
        }
    }

    private IEnumerable<Option> Own => _shots is null ? [_settings, _source] : [_shots, _settings, _source];

    public void AddTo(Command command)
    {
        if (_prompt is not null)
        {
            command.Add(_prompt);
        }

        foreach (var option in _members.Select(static member => member.Option).Concat(Own))
        {
            command.Add(option);
        }
    }

    /// <exception cref="ToolException">A shot or a setting is malformed.</exception>
    public RequestInput Read(ParseResult result) => new()
    {
        Prompt = _prompt is null ? null : result.GetValue(_prompt),
        Shots = _shots is null ? [] : [.. (result.GetValue(_shots) ?? []).Select(ShotText.Parse)],
        Options = Given(result),
        Settings = [.. (result.GetValue(_settings) ?? []).Select(SettingText.Parse)],
        Source = result.GetValue(_source),
    };

    private List<GivenOption> Given(ParseResult result)
    {
        var given = new List<GivenOption>();
        foreach (var member in _members)
        {
            if (member.Read(result) is { } values)
            {
                given.Add(new GivenOption(member, values));
            }
        }

        return given;
    }

    private static Dictionary<string, List<MemberUse>> Uses(IReadOnlyList<Sale> sales)
    {
        var found = new Dictionary<string, List<MemberUse>>(StringComparer.Ordinal);
        foreach (var sale in sales)
        {
            foreach (var member in sale.Members)
            {
                if (sale.IsPrompt(member))
                {
                    continue;
                }

                if (!found.TryGetValue(member.Option, out var uses))
                {
                    found.Add(member.Option, uses = []);
                }

                uses.Add(new MemberUse(sale, member));
            }
        }

        return found;
    }

    private static string PromptOf(Sale sale) =>
        sale.Members.FirstOrDefault(sale.IsPrompt)?.Description is { } description ? MemberHelp.Shortened(description) : "What the video shows";
}

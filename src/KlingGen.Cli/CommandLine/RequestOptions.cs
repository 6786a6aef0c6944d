using System.CommandLine;
using KlingGen.Cli.Gateways;
using KlingGen.Cli.Requests;

namespace KlingGen.Cli.CommandLine;

/// <summary>The argument and the options that say what a product's request holds, made of the documents of all its sellers.</summary>
internal sealed class RequestOptions
{
    private readonly Argument<string?>? _prompt;
    private readonly Option<string[]>? _shots;
    private readonly IReadOnlyList<MemberOption> _members;
    private readonly Option<string[]> _settings = Values.Texts(
        "--set", "POINTER=VALUE", "Any member of the request by its JSON pointer, such as /mode=pro (repeat it for several)");

    private readonly Option<string?> _source = Values.Text(
        "--request", "FILE", "The request as JSON, which the other options change; '-' is standard input. No defaults are filled in");

    /// <param name="sales">The gateways that sell the product.</param>
    /// <param name="taken">The options of the command that are there for every product.</param>
    public RequestOptions(IReadOnlyList<Sale> sales, IEnumerable<Option> taken)
    {
        if (sales.FirstOrDefault(static sale => !sale.Map.Prompt.IsEmpty) is { } spoken)
        {
            _prompt = new Argument<string?>("PROMPT") { Description = PromptOf(spoken), Arity = ArgumentArity.ZeroOrOne };
        }

        if (sales.Any(static sale => sale.Map.Shots is not null))
        {
            _shots = Values.Texts("--shot", "SECONDS:PROMPT", "One shot of a video that has several; repeat it for each");
        }

        var names = taken.Concat(Own).SelectMany(static option => option.Aliases.Prepend(option.Name)).Append("--help")
            .ToHashSet(StringComparer.Ordinal);
        _members =
        [
            .. from sale in sales
               from member in sale.Members
               where !sale.Map.Prompt.Pointers.Contains(member.Location) && !names.Contains("--" + member.Option)
               group (sale, member) by member.Option into members
               select new MemberOption(members.Key, [.. members], sales),
        ];
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
        Options = [.. Given(result)],
        Settings = [.. (result.GetValue(_settings) ?? []).Select(SettingText.Parse)],
        Source = result.GetValue(_source),
    };

    private IEnumerable<(MemberOption Option, IReadOnlyList<string> Values)> Given(ParseResult result)
    {
        foreach (var member in _members)
        {
            if (member.Read(result) is { } values)
            {
                yield return (member, values);
            }
        }
    }

    private static string PromptOf(Sale sale) =>
        sale.Members.FirstOrDefault(member => sale.Map.Prompt.Pointers.Contains(member.Location))?.Description is { } description
            ? MemberHelp.Shortened(description)
            : "What the video shows";
}

using System.CommandLine;
using KlingGen.Cli.CommandLine;
using KlingGen.Cli.Gateways;
using KlingGen.Cli.Output;
using KlingGen.Cli.Requests;
using KlingGen.Runtime;

namespace KlingGen.Cli.Commands;

/// <summary><c>klinggen validate PRODUCT --gateway NAME FILE|-</c></summary>
internal sealed class ValidateCommand : ToolCommand
{
    private readonly ProductOptions _options = new("Whose rules apply, if not those of each: ");
    private readonly Argument<string> _file = new("FILE") { Description = "The request as JSON; '-' is standard input" };
    private readonly Option<bool> _json = Values.Switch("--json", "Print the verdict as one JSON object");

    public ValidateCommand(Terminal terminal)
        : base(
            "validate", "Checks a request against all rules of a gateway, or of every one that sells the product, without sending it", terminal)
    {
        _options.AddTo(this);
        Add(_file);
        Add(_json);
    }

    protected override async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var (product, gateway) = _options.ReadNamed(result);
        var source = result.GetRequiredValue(_file);
        var text = await JsonText.ReadAsync(source, cancellationToken).ConfigureAwait(false);
        var json = result.GetValue(_json);
        if (JsonText.SyntaxError(text.Span, source) is { } broken)
        {
            Terminal.Say($"klinggen: {broken}");
            if (json)
            {
                Terminal.Print(VerdictText.Json(SyntaxError(broken)));
            }

            return ExitCode.InvalidRequest;
        }

        var verdicts = (gateway is null ? Catalogue.SalesOf(product).Select(static sale => sale.Gateway) : [gateway])
            .Select(one => KeyValuePair.Create(one.Name, KlingRequestValidator.Validate(one.Name, new KlingProduct(product), text.Span)))
            .ToList();
        if (json)
        {
            Terminal.Print(gateway is null ? VerdictText.Json(verdicts) : VerdictText.Json(verdicts[0].Value));
        }
        else
        {
            VerdictText.Lines(verdicts).ForEach(Terminal.Print);
        }

        VerdictText.Warnings(verdicts).ForEach(Terminal.Say);
        return verdicts.Exists(static verdict => verdict.Value.IsValid) ? ExitCode.Done : ExitCode.InvalidRequest;
    }

    private static ValidationResult SyntaxError(string sentence) =>
        new([new ValidationError { InstanceLocation = "", Keyword = "syntax", Message = sentence }], []);
}

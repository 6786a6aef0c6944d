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
    private readonly ProductOptions _options = new("Whose rules apply: ");
    private readonly Argument<string> _file = new("FILE") { Description = "The request as JSON; '-' is standard input" };
    private readonly Option<bool> _json = Values.Switch("--json", "Print the verdict as one JSON object");

    public ValidateCommand(Terminal terminal)
        : base("validate", "Checks a request against all rules of a gateway, without sending it", terminal)
    {
        _options.AddTo(this);
        Add(_file);
        Add(_json);
    }

    protected override async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var (product, gateway) = _options.Read(result);
        var source = result.GetRequiredValue(_file);
        var text = await JsonText.ReadAsync(source, cancellationToken).ConfigureAwait(false);
        var broken = JsonText.SyntaxError(text.Span, source);
        var json = result.GetValue(_json);
        if (broken is not null)
        {
            Terminal.Say($"klinggen: {broken}");
        }

        var verdict = broken is null ? KlingRequestValidator.Validate(gateway.Name, new KlingProduct(product), text.Span) : SyntaxError(broken);
        if (json || broken is null)
        {
            Print(verdict, gateway.Name, json);
        }

        return verdict.IsValid ? ExitCode.Done : ExitCode.InvalidRequest;
    }

    private static ValidationResult SyntaxError(string sentence) =>
        new([new ValidationError { InstanceLocation = "", Keyword = "syntax", Message = sentence }], []);

    private void Print(ValidationResult verdict, string gateway, bool json)
    {
        if (json)
        {
            Terminal.Print(JsonLine.Of(writer =>
            {
                writer.WriteBoolean("valid", verdict.IsValid);
                ValidationText.Write(writer, "errors", verdict.Errors);
                if (verdict.Warnings.Count > 0)
                {
                    ValidationText.Write(writer, "warnings", verdict.Warnings);
                }
            }));
        }
        else
        {
            var errors = verdict.Errors.Count == 1 ? "1 error" : $"{verdict.Errors.Count} errors";
            Terminal.Print(verdict.IsValid ? $"Valid for {gateway}." : $"Invalid for {gateway}: {errors}.");
            foreach (var line in ValidationText.Lines(verdict.Errors))
            {
                Terminal.Print("  " + line);
            }
        }

        foreach (var line in ValidationText.Lines(verdict.Warnings))
        {
            Terminal.Say("warning: " + line);
        }
    }
}

using System.CommandLine;
using KlingGen.Cli.CommandLine;
using KlingGen.Cli.Generation;
using KlingGen.Cli.Output;
using KlingGen.SpecCompiler;
using KlingGen.SpecCompiler.Diagnostics;

namespace KlingGen.Cli.Commands;

/// <summary><c>klinggen generate SPEC --output DIR</c></summary>
internal sealed class GenerateCommand : ToolCommand
{
    private readonly Argument<string> _spec = new("SPEC") { Description = "An OpenAPI 3.0, 3.1 or 3.2 document, in YAML or JSON" };
    private readonly Option<string?> _output = Values.Text("--output", "DIR", "The folder for the C# files; it is made if absent");
    private readonly Option<string?> _namespace = Values.Text("--namespace", "N", "The namespace of all types [default: made of the document's name]");
    private readonly Option<string?> _client = Values.Text("--client", "C", "The name of the client class [default: made of the document's name]");

    private readonly Option<bool> _internal = new("--internal") { Description = "Make all types internal" };
    private readonly Option<bool> _groupByTag = new("--group-by-tag") { Description = "Put the operations of a tag into a property of the client" };
    private readonly Option<string?> _includeTags = Values.Text("--include-tags", "A;B", "Take only operations of these tags");
    private readonly Option<string?> _excludeTags = Values.Text("--exclude-tags", "A;B", "Leave out operations of these tags");
    private readonly Option<string?> _include = Values.Text("--include-operations", "A;B", "Take only these operations, by operationId or as 'GET /path'");
    private readonly Option<string?> _exclude = Values.Text("--exclude-operations", "A;B", "Leave these operations out");

    public GenerateCommand(Terminal terminal)
        : base("generate", "Writes the C# that the build would generate from a document and those it refers to", terminal)
    {
        _output.Required = true;
        _output.Aliases.Add("-o");
        Add(_spec);
        Add(_output);
        Add(_namespace);
        Add(_client);
        Add(_internal);
        Add(_groupByTag);
        Add(_includeTags);
        Add(_excludeTags);
        Add(_include);
        Add(_exclude);
    }

    protected override Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var options = new SpecOptions(result.GetValue(_namespace) ?? "", result.GetValue(_client))
        {
            IsInternal = result.GetValue(_internal),
            GroupByTag = result.GetValue(_groupByTag),
            IncludeTags = result.GetValue(_includeTags),
            ExcludeTags = result.GetValue(_excludeTags),
            IncludeOperations = result.GetValue(_include),
            ExcludeOperations = result.GetValue(_exclude),
        };
        var compilation = SpecFolder.Compile(result.GetRequiredValue(_spec), options, cancellationToken);
        foreach (var diagnostic in compilation.Diagnostics)
        {
            Terminal.Say(diagnostic.ToString());
        }

        var errors = compilation.Diagnostics.Count(static diagnostic => diagnostic.Descriptor.Severity == SpecSeverity.Error);
        if (errors > 0)
        {
            throw ToolException.Failed($"The document has {errors} {(errors == 1 ? "error" : "errors")}; nothing was written.");
        }

        if (compilation.Files.Count == 0)
        {
            Terminal.Say("The document has neither operations nor schemas; nothing was written.");
        }

        foreach (var path in SpecFolder.Write(compilation.Files, result.GetRequiredValue(_output)!))
        {
            Terminal.Print(path);
        }

        return Task.FromResult(ExitCode.Done);
    }
}

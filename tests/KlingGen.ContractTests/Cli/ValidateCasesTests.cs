using System.Text.Json;
using System.Text.RegularExpressions;
using KlingGen.Cli.CommandLine;
using KlingGen.Cli.Output;
using KlingGen.Tests.Rules;

namespace KlingGen.ContractTests.Cli;

/// <summary>The hand-picked requests through <c>klinggen validate</c>.</summary>
public sealed partial class ValidateCasesTests : ToolTests
{
    public static TheoryData<string, string> Tables
    {
        get
        {
            var tables = new TheoryData<string, string>();
            foreach (var (document, operation) in RuleCase.All.Where(static one => Product(one.Document, one.Operation) is not null).Select(static one => (one.Document, one.Operation)).Distinct())
            {
                tables.Add(document, operation);
            }

            return tables;
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task A_request_gets_the_verdict_of_its_case(string document, string operation)
    {
        var differences = new List<string>();
        foreach (var one in RuleCase.All.Where(one => one.Document == document && one.Operation == operation))
        {
            var file = Folder.Write("request.json", one.Request.ToJsonString());
            using var output = new StringWriter();
            using var error = new StringWriter();
            var status = await Tool.RunAsync(["validate", Product(document, operation)!, "--gateway", document, file, "--json"], new Terminal(output, error, isInteractive: false, useColor: false), default);

            var (isValid, found) = Read(output.ToString(), error.ToString());
            if (found != one.Expected || isValid != (status == 0) || status is not (0 or 3))
            {
                differences.Add($"{one.Key} expects {one.Expected}, the tool says {found} (exit status {status}): {one.Request.ToJsonString()}");
            }
        }

        string.Join(Environment.NewLine, differences).Should().BeEmpty();
    }

    private static string? Product(string document, string operation) =>
        KlingGateway.Descriptors.Where(gateway => Path.GetFileNameWithoutExtension(gateway.Document) == document)
            .SelectMany(static gateway => gateway.Products).FirstOrDefault(product => product.Create.Id == operation)?.Name;

    private static (bool IsValid, string Verdict) Read(string output, string error)
    {
        using var json = JsonDocument.Parse(output);

        // The cases speak of the document's rules; what the tool says of a picture itself is none of them.
        var errors = json.RootElement.GetProperty("errors").EnumerateArray()
            .Where(static one => one.GetProperty("keyword").GetString() != "image")
            .Select(static one => $"{one.GetProperty("instanceLocation")}:{one.GetProperty("keyword")}");
        var warnings = Warning().Matches(error).Select(static match => $"{(match.Groups["at"].Value is var at && at.StartsWith('/') ? at : "")}:{match.Groups["keyword"]}");
        return (json.RootElement.GetProperty("valid").GetBoolean(), RuleCase.Verdict(errors, warnings));
    }

    [GeneratedRegex(@"^warning: (?<at>.+?): .* \[(?<keyword>.+)\]\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Warning();
}

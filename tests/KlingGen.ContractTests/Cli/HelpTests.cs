using KlingGen.Cli.CommandLine;
using KlingGen.Cli.Gateways;
using KlingGen.Cli.Output;

namespace KlingGen.ContractTests.Cli;

/// <summary>What the tool tells of gateways and products comes from their documents, all of them.</summary>
public sealed class HelpTests
{
    public static TheoryData<string> Products => [.. Catalogue.Products];

    [Fact]
    public async Task Every_product_is_a_command_with_the_documents_summary()
    {
        var help = await RunAsync("--help");

        foreach (var product in Catalogue.Products)
        {
            help.Output.Split('\n').Should().ContainSingle(line => line.StartsWith($"  {product} ", StringComparison.Ordinal))
                .Which.Should().EndWith(" " + Catalogue.SalesOf(product)[0].Form.Vocabulary.Summary);
        }
    }

    [Theory]
    [MemberData(nameof(Products))]
    public async Task Help_has_a_line_for_every_option_with_the_values_of_all_gateways_and_their_defaults(string product)
    {
        var help = (await RunAsync(product, "--help")).Output.Split('\n');

        foreach (var sale in Catalogue.SalesOf(product))
        {
            foreach (var member in sale.Members.Where(member => !sale.Map.Prompt.Pointers.Contains(member.Location)))
            {
                var line = help.Should().ContainSingle(
                    line => line.StartsWith($"  --{member.Option} ", StringComparison.Ordinal), "{0} has it", sale.Gateway).Which;
                var isBound = Catalogue.SalesOf(product).All(other => other.Members.All(one => one.Option != member.Option || one.Values.Count > 0));
                foreach (var choice in member.Words.Select(static word => word.Key).Concat(isBound && member.Words.Count == 0 ? member.Values : []))
                {
                    line.Should().Contain(choice);
                }
            }

            foreach (var (pointer, value) in sale.Form.Defaults)
            {
                help.Should().Contain(
                    line => line.Contains("[default: ") && line.Contains(value.Trim('"')), "{0} fills in {1}", sale.Gateway, pointer);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Products))]
    public async Task The_gateways_that_sell_a_product_are_named_and_no_others(string product)
    {
        var help = (await RunAsync(product, "--help")).Output.Split('\n').Single(static line => line.StartsWith("  --gateway ", StringComparison.Ordinal));

        help["  --gateway <NAME>".Length..help.IndexOf('[')].Replace(" or ", ",").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
            .Should().Equal(Catalogue.SalesOf(product).Select(static sale => sale.Gateway.Name));
    }

    [Theory]
    [InlineData("There is no command 'text2vidoe'. Is 'text2video' meant?", "text2vidoe", "A cat")]
    [InlineData("There is no option '--modell'. Is '--model' meant?", "text2video", "A cat", "--modell", "kling-v1")]
    [InlineData("There is no option '--modell'. Is '--model' meant?", "text2video", "--modell", "kling-v1")]
    [InlineData("There is no option '--modell'. Is '--model' meant?", "text2video", "--modell")]
    [InlineData("There is no gateway 'kapn'. Is 'kapon' meant?", "text2video", "A cat", "--gateway", "kapn")]
    [InlineData("There is no product 'image2vid'. Is 'image2video' meant?", "validate", "image2vid", "request.json")]
    [InlineData("There is no gateway 'oficial'. Is 'official' meant?", "status", "oficial/text2video/7")]
    public async Task A_name_that_is_misspelt_is_answered_with_the_nearest(string sentence, params string[] arguments)
    {
        var result = await RunAsync(arguments);

        result.ShouldFail(2, sentence);
    }

    [Fact]
    public async Task A_gateway_that_does_not_sell_the_product_names_those_that_do()
    {
        foreach (var product in Catalogue.Products)
        {
            var sellers = Catalogue.SalesOf(product).Select(static sale => sale.Gateway.Name).ToList();
            foreach (var gateway in Catalogue.Gateways.Except(sellers))
            {
                var result = await RunAsync(product, "--gateway", gateway);

                result.ShouldFail(3, $"The gateway {gateway} cannot express this request: it does not sell {product}; ");
                result.Error.Should().ContainAll(sellers);
            }
        }
    }

    private static async Task<ToolResult> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var status = await Tool.RunAsync(arguments, new Terminal(output, error, isInteractive: false, useColor: false), default);
        return new ToolResult(status, output.ToString(), error.ToString());
    }
}

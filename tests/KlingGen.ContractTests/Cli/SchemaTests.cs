namespace KlingGen.ContractTests.Cli;

public sealed class SchemaTests : ToolTests
{
    [Fact]
    public async Task The_schema_of_a_product_holds_the_rules_of_the_gateway()
    {
        var result = await ToolAsync("schema", "text2video", "--gateway", "kapon");

        result.ExitCode.Should().Be(0, result.Error);
        result.Output.Should().Be(KlingGateway.Descriptors.Single(static one => one.Name == "kapon").FindProduct("text2video")!.Schema + "\n");
        result.Json.GetProperty("type").GetString().Should().Be("object");
        result.Output.Should().Contain("What Kapon demands of a text-to-video request.");
    }

    [Fact]
    public async Task Where_requests_are_translated_the_schema_of_what_they_become_is_pointed_to() =>
        (await ToolAsync("schema", "text2video", "--gateway", "videos")).ShouldFail(2, "see 'klinggen schema videos --gateway videos'");

    [Fact]
    public async Task Of_a_gateway_that_does_not_sell_the_product_there_is_none() =>
        (await ToolAsync("schema", "image2video", "--gateway", "v1")).ShouldFail(2, "The gateway v1 does not sell image2video; ");
}

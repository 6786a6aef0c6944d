namespace KlingGen.ContractTests.Cli;

/// <summary>Settings that nobody reads are told, not ignored.</summary>
public sealed class SettingsFileTests : ToolTests
{
    [Theory]
    [InlineData("""{ "gateways": { "kapon": { "apikey": "k", "base_url": "http://127.0.0.1:1/" } } }""", "in gateways.kapon: 'apikey'. Is 'apiKey' meant? Known: apiKey, baseUrl.")]
    [InlineData("""{ "gateways": { "kapon": { "base_url": "http://127.0.0.1:1/" } } }""", "in gateways.kapon: 'base_url'. Is 'baseUrl' meant?")]
    [InlineData("""{ "gateways": { "kapn": { "apiKey": "k" } } }""", "in gateways: 'kapn'. Is 'kapon' meant?")]
    [InlineData("""{ "gatway": "kapon" }""", "'gatway'. Is 'gateway' meant?")]
    [InlineData("""{ "apiKey": "k" }""", "'apiKey'. Known: gateway, gateways, journal.")]
    [InlineData("""{ "gateways": { "kapon": { "apiKey": 5 } } }""", "gateways.kapon.apiKey must be a text")]
    [InlineData("""{ "gateways": { "kapon": "k" } }""", "gateways.kapon must be an object with apiKey or baseUrl")]
    public async Task A_setting_that_is_unknown_is_refused_with_the_nearest(string settings, string sentence)
    {
        var file = Folder.Write("settings.json", settings);

        var result = await ToolProcess.RunAsync(
            Folder, ["text2video", "A cat", "--gateway", "kapon"], new Dictionary<string, string>(StringComparer.Ordinal) { ["KLINGGEN_CONFIG"] = file });

        result.ShouldFail(2, sentence);
        result.Error.Should().Contain(file).And.NotContain("built-in emulator");
        result.Output.Should().BeEmpty();
    }
}

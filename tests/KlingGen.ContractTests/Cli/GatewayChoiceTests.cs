using KlingGen.Cli;
using KlingGen.Cli.Gateways;

namespace KlingGen.ContractTests.Cli;

public sealed class GatewayChoiceTests : ToolTests
{
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);

    public GatewayChoiceTests() => Configure("{}");

    [Fact]
    public void With_nothing_set_the_built_in_emulator_is_meant() =>
        Make(null, null).Should().Match<GatewayChoice>(choice => choice.IsBuiltIn && choice.Name == "emulator");

    [Fact]
    public void A_gateway_without_a_key_and_an_address_is_played_by_the_built_in_emulator() =>
        Make("anyapi", null).Should().Match<GatewayChoice>(choice => choice.IsBuiltIn && choice.Name == "anyapi");

    [Fact]
    public void A_gateway_with_a_key_is_the_real_one()
    {
        _environment["KLINGGEN_API_KEY"] = "secret";

        Make("Kapon", null).Should().Match<GatewayChoice>(choice => !choice.IsBuiltIn && choice.Name == "kapon" && choice.ApiKey == "secret");
    }

    [Fact]
    public void An_emulator_on_this_machine_needs_no_key() =>
        Make("videos", "http://127.0.0.1:5080/videos").Should().Match<GatewayChoice>(choice => !choice.IsBuiltIn && choice.ApiKey == null);

    [Fact]
    public void The_configuration_file_names_the_gateway_and_its_key()
    {
        Configure("""{"gateway":"kapon","gateways":{"kapon":{"apiKey":"of-kapon"},"videos":{"apiKey":"of-videos","baseUrl":"https://gateway.example"}}}""");

        Make(null, null).Should().Match<GatewayChoice>(choice => choice.Name == "kapon" && choice.ApiKey == "of-kapon");
        Make("videos", null).Should().Match<GatewayChoice>(choice => choice.ApiKey == "of-videos" && choice.BaseUrl == new Uri("https://gateway.example"));
    }

    [Fact]
    public void The_environment_wins_over_the_configuration_file()
    {
        Configure("""{"gateways":{"kapon":{"apiKey":"of-the-file"}}}""");
        _environment["KLINGGEN_API_KEY"] = "of-the-environment";

        Make("kapon", null).ApiKey.Should().Be("of-the-environment");
    }

    [Fact]
    public void An_address_of_the_environment_is_not_used_for_another_gateway()
    {
        _environment["KLINGGEN_GATEWAY"] = "videos";
        _environment["KLINGGEN_BASE_URL"] = "https://gateway.example";
        _environment["KLINGGEN_API_KEY"] = "secret";

        Make(null, null).BaseUrl.Should().Be(new Uri("https://gateway.example"));
        Make("kapon", null).BaseUrl.Should().BeNull();
    }

    [Fact]
    public void A_key_is_never_sent_to_a_guessed_gateway()
    {
        _environment["KLINGGEN_API_KEY"] = "secret";

        ShouldFail(() => Make(null, null), ExitCode.Usage, "no gateway");
    }

    [Fact]
    public void A_real_address_without_a_key_is_not_authorised() =>
        ShouldFail(() => Make("kapon", "https://gateway.example"), ExitCode.NotAuthorised, "KLINGGEN_API_KEY");

    [Theory]
    [InlineData("sk-é")]
    [InlineData("sk-a\nb")]
    public void A_key_that_cannot_be_sent_is_not_authorised(string key)
    {
        _environment["KLINGGEN_API_KEY"] = key;

        ShouldFail(() => Make("kapon", null), ExitCode.NotAuthorised, "holds a character");
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("videos")]
    public void A_gateway_without_an_address_of_its_own_asks_for_one(string gateway)
    {
        _environment["KLINGGEN_API_KEY"] = "secret";

        ShouldFail(() => Make(gateway, null), ExitCode.Usage, "--base-url");
    }

    [Theory]
    [InlineData("gateway.example")]
    [InlineData("ftp://gateway.example")]
    [InlineData("https://user:word@gateway.example")]
    [InlineData("")]
    public void What_is_no_address_is_a_usage_error(string address) =>
        ShouldFail(() => Make("kapon", address), ExitCode.Usage, "no address");

    [Fact]
    public void An_unknown_gateway_is_a_usage_error_that_names_the_known_ones() =>
        ShouldFail(() => Make("kling", null), ExitCode.Usage, string.Join(", ", KlingGateway.Names));

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("[]", "not a JSON object")]
    public void A_broken_configuration_file_is_a_usage_error(string text, string sentence)
    {
        Configure(text);

        ShouldFail(() => Make(null, null), ExitCode.Usage, sentence);
    }

    private static void ShouldFail(Func<GatewayChoice> make, int exitCode, string sentence) =>
        make.Should().Throw<ToolException>().WithMessage($"*{sentence}*").Which.ExitCode.Should().Be(exitCode);

    private GatewayChoice Make(string? gateway, string? baseUrl) =>
        GatewayChoice.Make(gateway, baseUrl, "emulator", ToolSettings.Load(_environment.GetValueOrDefault));

    private void Configure(string text) => _environment["KLINGGEN_CONFIG"] = Folder.Write("config.json", text);
}

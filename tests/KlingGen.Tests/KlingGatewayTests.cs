namespace KlingGen.Tests;

public sealed class KlingGatewayTests
{
    [Fact]
    public void A_gateway_with_a_place_of_its_own_needs_only_a_key()
    {
        KlingGateway.Kapon("key").BaseAddress.Should().Be(new Uri("https://models.kapon.cloud/kling"));
        KlingGateway.AnyApi("key").BaseAddress.Should().Be(new Uri("https://www.anyapi.vip/kling"));
    }

    [Fact]
    public void A_gateway_without_one_asks_for_an_address() =>
        FluentActions.Invoking(() => KlingGateway.Create("v1", "key")).Should().Throw<ArgumentException>().WithMessage("*has no address of its own*");

    [Fact]
    public void A_gateway_without_a_key_asks_for_one() =>
        FluentActions.Invoking(() => KlingGateway.Kapon(" ")).Should().Throw<ArgumentException>().WithMessage("*needs an API key*");

    [Fact]
    public void The_emulator_needs_no_key() =>
        KlingGateway.Emulator(new Uri("http://127.0.0.1:8123")).ToString().Should().Be("emulator at http://127.0.0.1:8123/");

    [Fact]
    public void An_unknown_gateway_is_told_with_the_known_ones() =>
        FluentActions.Invoking(() => KlingGateway.Create("klong", "key")).Should().Throw<ArgumentException>()
            .WithMessage($"*no gateway 'klong'*{string.Join(", ", KlingGateway.Descriptors.Select(static descriptor => descriptor.Name))}*");

    [Theory]
    [InlineData("ftp://host")]
    [InlineData("https://user:secret@host/")]
    [InlineData("https://host/?key=secret")]
    public void An_address_that_is_none_or_holds_a_secret_is_refused(string address) =>
        FluentActions.Invoking(() => KlingGateway.V1(new Uri(address), "key")).Should().Throw<ArgumentException>()
            .Which.Message.Should().NotContain("secret");

    [Fact]
    public void A_gateway_never_shows_its_key() =>
        KlingGateway.V1(new Uri("https://host.example/api"), "sk-secret").ToString().Should().Be("v1 at https://host.example/api");

    [Fact]
    public void Every_gateway_that_has_a_document_is_known_by_its_name()
    {
        KlingGateway.Names.Should().OnlyHaveUniqueItems().And.HaveCount(KlingGateway.Descriptors.Count);
        foreach (var descriptor in KlingGateway.Descriptors)
        {
            var gateway = KlingGateway.Create(descriptor.Name.ToUpperInvariant(), "key", new Uri("http://127.0.0.1"));

            gateway.Descriptor.Should().BeSameAs(descriptor);
            gateway.Name.Should().Be(descriptor.Name);
        }
    }

    [Fact]
    public void A_gateway_that_needs_no_key_can_do_without() =>
        KlingGateway.Emulator(new Uri("http://127.0.0.1:5080")).ToString().Should().Be("emulator at http://127.0.0.1:5080/");
}

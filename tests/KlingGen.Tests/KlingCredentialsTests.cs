namespace KlingGen.Tests;

public sealed class KlingCredentialsTests
{
    [Theory]
    [InlineData("sk-test")]
    [InlineData("  sk-test\n")]
    [InlineData("Bearer sk-test")]
    [InlineData("bearer\t sk-test ")]
    [InlineData("Bearer BEARER sk-test")]
    public void A_key_is_taken_as_people_paste_it(string key) => KlingGateway.Kapon(key).Key.Should().Be("sk-test");

    [Theory]
    [InlineData("sk-\u200Btest", "*U+200B (a zero-width space) at character 4*")]
    [InlineData("\uFEFFsk-test", "*U+FEFF (a byte order mark) at character 1*")]
    [InlineData("Bearer sk test", "*U+0020 (a space) at character 10*")]
    [InlineData("sk-\u00A0test", "*U+00A0 (a no-break space) at character 4*")]
    [InlineData("sk-tést", "*U+00E9 (a character outside ASCII) at character 5*")]
    [InlineData("sk-\u0007test", "*U+0007 (a control character) at character 4*")]
    [InlineData("sk-te\r\nst", "*U+000D (a line break) at character 6*")]
    [InlineData("sk-🐈test", "*U+1F408 (a character outside ASCII) at character 4*")]
    [InlineData("Bearer ", "*is empty*")]
    public void A_character_that_cannot_be_sent_is_told_with_its_place_and_without_the_key(string key, string message)
    {
        var error = FluentActions.Invoking(() => KlingGateway.Kapon(key)).Should().Throw<ArgumentException>().WithMessage(message).Which;

        error.Message.Should().NotContain("test").And.NotContain("sk-");
    }

    [Theory]
    [InlineData("AK\u200B1", "secret")]
    [InlineData("AK1", "sec ret")]
    public void Signing_keys_hold_nothing_invisible(string accessKey, string secretKey) =>
        FluentActions.Invoking(() => KlingCredentials.FromAccessKey(accessKey, secretKey)).Should().Throw<ArgumentException>();
}

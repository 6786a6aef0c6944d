using KlingGen.Errors;

namespace KlingGen.Tests.Errors;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("key my-long-key-1 is bad", "my-long-key-1", "key *** is bad")]
    [InlineData("xmy-long-key-1x", "my-long-key-1", "x***x")]
    [InlineData("q=my%2Blong%2Bkey", "my+long+key", "q=***")]
    [InlineData("a cat has a tail", "a", "*** cat has *** tail")]
    [InlineData("catalogue: cat", "cat", "catalogue: ***")]
    [InlineData("Bearer xyz was refused", "k", "Bearer *** was refused")]
    [InlineData("authorization: bearer abc.def", "k", "authorization: bearer ***")]
    [InlineData("token eyJhbGciOi.eyJpc3Mi.c2ln is old", "k", "token *** is old")]
    [InlineData("see https://cdn.example/v.mp4?X-Amz-Signature=abc now", "k", "see https://cdn.example/v.mp4?*** now")]
    [InlineData("see https://me:pass@cdn.example/v.mp4", "k", "see https://***@cdn.example/v.mp4")]
    [InlineData("see /v.mp4?x-oss-signature=abc&n=1", "k", "see /v.mp4?x-oss-signature=***&n=1")]
    [InlineData("other key sk-abcdefgh1234", "k", "other key ***")]
    [InlineData("image data:image/png;base64,iVBORw0KGgo= is bad", "k", "image *** is bad")]
    [InlineData("two\r\nlines\u2028and\u202Emore", "k", "two lines and more")]
    public void What_must_not_be_shown_is_taken_out(string text, string key, string clean) => Redaction.Clean(text, key).Should().Be(clean);

    [Fact]
    public void An_image_without_a_prefix_is_taken_out() => Redaction.Clean("bad " + new string('A', 5000) + "==", key: null).Should().Be("bad ***");

    [Fact]
    public void A_long_text_is_cut_between_characters()
    {
        var clean = Redaction.Clean(string.Concat(Enumerable.Repeat("🐈 ", 300)), key: null)!;

        clean.Length.Should().BeLessThanOrEqualTo(301);
        clean.EnumerateRunes().Should().NotContain(System.Text.Rune.ReplacementChar);
    }

    [Fact]
    public void All_keys_are_taken_out() => Redaction.Clean("access-key-1 and secret-key-1", ["secret-key-1", "access-key-1"]).Should().Be("*** and ***");

    [Fact]
    public void A_text_without_secrets_is_left_as_it_is()
    {
        const string Text = "the picture was refused\nby the filter";

        Redaction.Hide(Text, ["my-long-key-1"]).Should().BeSameAs(Text);
    }
}

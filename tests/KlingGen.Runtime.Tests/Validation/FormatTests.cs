namespace KlingGen.Runtime.Tests.Validation;

public sealed class FormatTests
{
    [Theory]
    [InlineData("date-time", "2026-11-21T09:30:00Z", true)]
    [InlineData("date-time", "2026-11-21t09:30:00.123+08:00", true)]
    [InlineData("date-time", "2026-02-30T09:30:00Z", false)]
    [InlineData("date-time", "2026-11-21T09:30:00", false)]
    [InlineData("date-time", "2026-11-21T25:30:00Z", false)]
    [InlineData("date", "2024-02-29", true)]
    [InlineData("date", "2023-02-29", false)]
    [InlineData("time", "09:30:00Z", true)]
    [InlineData("time", "09:30", false)]
    [InlineData("duration", "P1Y2M3DT4H5M6S", true)]
    [InlineData("duration", "P", false)]
    [InlineData("duration", "P1W", true)]
    [InlineData("duration", "PT", false)]
    [InlineData("email", "a.b+c@example.com", true)]
    [InlineData("email", "a@b@c.de", false)]
    [InlineData("iri", "/abc", false)]
    [InlineData("iri", "https://exämple.org/ü", true)]
    [InlineData("uri", "https://example.com/a?b=%20#c", true)]
    [InlineData("uri", "/a", false)]
    [InlineData("uri", "https://exa mple.com", false)]
    [InlineData("uri-reference", "/a?b", true)]
    [InlineData("hostname", "a-b.example.com", true)]
    [InlineData("hostname", "-a.example.com", false)]
    [InlineData("ipv4", "192.0.2.1", true)]
    [InlineData("ipv4", "192.0.2.256", false)]
    [InlineData("ipv4", "192.0.2", false)]
    [InlineData("ipv4", "192.0.2.1.", false)]
    [InlineData("ipv6", "2001:db8::1", true)]
    [InlineData("ipv6", "192.0.2.1", false)]
    [InlineData("uuid", "123E4567-e89b-12d3-a456-426614174000", true)]
    [InlineData("uuid", "123e4567e89b12d3a456426614174000", false)]
    [InlineData("json-pointer", "/a~1b/0", true)]
    [InlineData("json-pointer", "a", false)]
    [InlineData("json-pointer", "/~2", false)]
    [InlineData("regex", "^(a|b)*$", true)]
    [InlineData("regex", "(", false)]
    [InlineData("a format of tomorrow", "anything", true)]
    public void A_format_holds(string format, string text, bool expected)
    {
        var context = new ValidationContext();

        context.Format(text, format);

        context.IsValid.Should().Be(expected);
    }
}

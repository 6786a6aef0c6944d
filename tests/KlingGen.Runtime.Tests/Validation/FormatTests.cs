using KlingGen.Formats;

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
    [InlineData("date", "0000-01-01", false)]
    [InlineData("date", "9999-12-31", true)]
    [InlineData("date", "2026-00-10", false)]
    [InlineData("date", "2026-13-10", false)]
    [InlineData("date", "2026-04-31", false)]
    [InlineData("date", "2026-04-00", false)]
    [InlineData("date", "2026-4-030", false)]
    [InlineData("date", "2026-04-3O", false)]
    [InlineData("date", "2026-04-30 ", false)]
    [InlineData("time", "09:30:00Z", true)]
    [InlineData("time", "09:30", false)]
    [InlineData("duration", "P1Y2M3DT4H5M6S", true)]
    [InlineData("duration", "P", false)]
    [InlineData("duration", "P1W", true)]
    [InlineData("duration", "PT", false)]
    [InlineData("email", "a.b+c@example.com", true)]
    [InlineData("email", "a@b@c.de", false)]
    [InlineData("idn-email", "ü@exämple.org", true)]
    [InlineData("idn-email", "@exämple.org", false)]
    [InlineData("iri", "/abc", false)]
    [InlineData("iri", "", false)]
    [InlineData("iri", "1:abc", false)]
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
    [InlineData("ipv6", "[2001:db8::1]", false)]
    [InlineData("ipv6", "fe80::1%1", false)]
    [InlineData("ipv6", "", false)]
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

    [Fact]
    public void The_example_of_a_format_is_of_it()
    {
        foreach (var format in JsonFormats.All.Where(static format => format.Example is not null))
        {
            Holds(format.Example!, format).Should().BeTrue(format.Name);
        }
    }

    [Fact]
    public void A_format_that_is_described_refuses_some_text()
    {
        foreach (var format in JsonFormats.All.Where(static format => format.Meaning is not null))
        {
            Array.TrueForAll(["", "a", " ", "("], text => Holds(text, format)).Should().BeFalse(format.Name);
        }
    }

    [Theory]
    [InlineData("date", "Must be a date such as 2026-11-21, but is \" \".")]
    [InlineData("regex", "Must be a regular expression, but is \"(\".")]
    [InlineData("relative-json-pointer", "Must be of the format relative-json-pointer, but is \" \".")]
    public void A_message_says_what_the_format_means(string format, string expected)
    {
        var context = new ValidationContext();

        context.Format(format == "regex" ? "(" : " ", format);

        context.ToResult().Errors.Should().ContainSingle().Which.Message.Should().Be(expected);
    }

    private static bool Holds(string text, JsonFormat format)
    {
        var context = new ValidationContext();
        context.Format(text, format.Name);
        return context.IsValid;
    }
}

using System.Text;

namespace KlingGen.Runtime.Tests.Serialization;

public sealed class ValidationOfTextTests
{
    [Fact]
    public void All_that_is_wrong_is_reported_in_the_order_of_the_text()
    {
        Errors("""{"children":[{"name":"long"},7,{"count":"x"}],"name":"long","count":[]}""")
            .Should().Equal("/children/0/name maxLength", "/children/1 type", "/children/2/count type", "/name maxLength", "/count type");
    }

    [Fact]
    public void Nothing_inside_an_unreadable_value_is_reported_twice()
    {
        Errors("""{"children":{"name":"long"}}""").Should().Equal("/children type");
    }

    [Fact]
    public void A_value_of_the_wrong_type_at_the_root_is_reported()
    {
        Errors("5").Should().Equal(" type");
        Errors("null").Should().Equal(" type");
    }

    [Theory]
    [InlineData("\"x\"", "Must be a whole number, but is the string \"x\".")]
    [InlineData("1.5", "Must be a whole number, but is the number 1.5.")]
    [InlineData("9223372036854775808", "Must be a whole number between -9223372036854775808 and 9223372036854775807, but is the number 9223372036854775808.")]
    public void A_range_is_named_where_the_number_is_out_of_it(string value, string message)
    {
        ApiJson.Validate<Node>(Encoding.UTF8.GetBytes($"{{\"count\":{value}}}")).Errors.Should().ContainSingle().Which.Message.Should().Be(message);
    }

    [Fact]
    public void Names_are_escaped_in_pointers()
    {
        var result = ApiJson.Validate<Node>("""{"a/b~":1}"""u8, static (Node node, ref ValidationContext context) =>
        {
            var mark = context.Mark;
            context.Missing("x");
            context.At("a/b~", ref mark);
        });

        result.Errors.Should().ContainSingle().Which.InstanceLocation.Should().Be("/a~1b~0");
    }

    [Fact]
    public void A_flood_of_errors_is_cut_short()
    {
        var json = "{\"children\":[" + string.Join(",", Enumerable.Repeat("1", 200_000)) + "]}";

        Errors(json).Should().HaveCountGreaterThan(100).And.HaveCountLessThan(2000);
    }

    [Fact]
    public void Text_that_is_no_JSON_is_not_validated()
    {
        var act = () => Errors("""{"name":5,""").ToList();

        act.Should().Throw<ApiJsonException>();
    }

    [Fact]
    public void A_failed_validation_leaves_reading_as_it_was()
    {
        var act = () => ApiJson.Parse<Node>("""{"name":5}"""u8);
        Errors("""{"name":5}""").Should().Equal("/name type");

        act.Should().Throw<ApiJsonException>();
    }

    private static IEnumerable<string> Errors(string json) =>
        ApiJson.Validate<Node>(Encoding.UTF8.GetBytes(json)).Errors.Select(static error => $"{error.InstanceLocation} {error.Keyword}");
}

using System.Text.Json;

namespace KlingGen.Runtime.Tests.Serialization;

public sealed class AdditionalPropertiesTests
{
    [Fact]
    public void Members_are_given_by_an_initializer()
    {
        var node = new Node { AdditionalProperties = new() { ["x"] = Element("[1]") } };

        ApiJson.ToUtf8Bytes(node).Should().Equal("""{"x":[1]}"""u8.ToArray());
    }

    [Fact]
    public void Equality_is_that_of_the_JSON()
    {
        ApiJson.Parse<Node>("""{"x":{"a":1,"b":[1.0]},"y":null}"""u8).Should().Be(ApiJson.Parse<Node>("""{"y":null,"x":{"b":[1],"a":1}}"""u8));
        ApiJson.Parse<Node>("""{"x":1}"""u8).Should().NotBe(ApiJson.Parse<Node>("""{"x":2}"""u8));
        ApiJson.Parse<Node>("""{"x":1}"""u8).Should().NotBe(ApiJson.Parse<Node>("{}"u8));
        new AdditionalProperties().Should().Equal(default(AdditionalProperties));
    }

    [Fact]
    public void Of_members_of_one_name_the_last_counts_for_equality()
    {
        Parse("""{"x":{"a":1,"a":2}}""").Should().Be(Parse("""{"x":{"a":1,"a":2}}""")).And.Be(Parse("""{"x":{"a":2}}"""));

        static Node Parse(string json) => ApiJson.Parse<Node>(System.Text.Encoding.UTF8.GetBytes(json));
    }

    [Fact]
    public void The_default_is_empty_and_cannot_be_filled()
    {
        var none = default(AdditionalProperties);
        var act = () => none.Add("x", Element("1"));

        none.Should().BeEmpty();
        none.TryGetValue("x", out _).Should().BeFalse();
        act.Should().Throw<InvalidOperationException>();
    }

    private static JsonElement Element(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}

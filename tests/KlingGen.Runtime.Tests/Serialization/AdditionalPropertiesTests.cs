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

    [Fact]
    public void What_is_added_to_a_copy_the_original_does_not_have()
    {
        var original = ApiJson.Parse<Node>("""{"name":"a","x":1}"""u8);
        var copy = original with { Name = "b" };

        copy.AdditionalProperties.Add("y", Element("2"));

        ApiJson.ToUtf8Bytes(original).Should().Equal("""{"name":"a","x":1}"""u8.ToArray());
        ApiJson.ToUtf8Bytes(copy).Should().Equal("""{"name":"b","x":1,"y":2}"""u8.ToArray());
    }

    [Fact]
    public void What_is_added_to_the_original_its_copies_do_not_have()
    {
        var original = ApiJson.Parse<Node>("""{"x":1}"""u8);
        var (copy, second) = (original with { Name = "b" }, original with { Name = "c" });

        original.AdditionalProperties.Add("y", Element("2"));
        second.AdditionalProperties.Add("y", Element("3"));

        original.AdditionalProperties["y"].GetInt32().Should().Be(2);
        copy.AdditionalProperties.Keys.Should().Equal("x");
        second.AdditionalProperties["y"].GetInt32().Should().Be(3);
    }

    [Fact]
    public void What_is_handed_over_is_the_object_s_own_from_then_on()
    {
        var given = new AdditionalProperties { ["x"] = Element("1") };
        var (one, other) = (new Node { AdditionalProperties = given }, new Node { AdditionalProperties = given });

        given.Add("y", Element("2"));
        one.AdditionalProperties.Add("z", Element("3"));

        one.AdditionalProperties.Keys.Should().Equal("x", "z");
        other.AdditionalProperties.Keys.Should().Equal("x");
        given.Keys.Should().Equal("x", "y");
    }

    [Fact]
    public void Members_can_be_added_to_an_object_that_has_none()
    {
        var node = new Node { Name = "a" };

        node.AdditionalProperties.Add("x", Element("1"));

        ApiJson.ToUtf8Bytes(node).Should().Equal("""{"name":"a","x":1}"""u8.ToArray());
    }

    [Fact]
    public void Kept_JSON_that_is_not_Unicode_is_refused_with_its_pointer()
    {
        var node = ApiJson.Parse<Node>("""{"name":"a","x":{"y":"\ud800"}}"""u8);
        var write = () => ApiJson.ToUtf8Bytes(node);

        write.Should().Throw<ApiJsonException>().Which.InstanceLocation.Should().Be("/x/y");
    }

    [Fact]
    public void A_member_that_is_set_and_added_is_written_once()
    {
        var node = new Node { Name = "a", AdditionalProperties = new() { ["name"] = Element("1"), ["count"] = Element("2") } };

        ApiJson.ToUtf8Bytes(node).Should().Equal("""{"name":"a","count":2}"""u8.ToArray());
    }

    [Fact]
    public void An_object_is_read_and_copied_without_keeping_anything_it_does_not_have()
    {
        var node = ApiJson.Parse<Node>("""{"name":"a"}"""u8);
        _ = node.AdditionalProperties.Count + node.AdditionalProperties.Unread.Count;

        (node with { Name = "b" }).Should().Be(new Node { Name = "b" });
        node.Kept.Should().BeNull();
    }

    private static JsonElement Element(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}

using KlingGen.Runtime.Tasks;

namespace KlingGen.SpecCompiler.Tests.Protocol;

/// <summary>Which members of a request are options, and what they say.</summary>
public sealed class RequestMemberTests
{
    private static readonly IReadOnlyList<RequestMember> s_members = EmittedGateway.Of(ReelDocument.Text).Descriptor.Products[0].Members;

    [Fact]
    public void Simple_members_and_lists_of_them_have_options_and_nested_ones_where_they_ask() => s_members.Select(static member => $"{member.Location} --{member.Option}").Should().Equal(
        "/script --script", "/seconds --seconds", "/sound --sound", "/cut --cut", "/look --look", "/styleTags --style-tags", "/cover --image", "/meta/quality --quality");

    [Fact]
    public void A_member_says_its_type_default_and_description()
    {
        s_members.Select(static member => member.Type + (member.IsList ? "[]" : "")).Should().Equal("string", "number", "string", "boolean", "string", "string[]", "string", "string");
        Member("/seconds").Default.Should().Be("5");
        Member("/script").Description.Should().Be("What happens.");
    }

    [Fact]
    public void What_the_type_or_the_gateway_demands_is_required() =>
        s_members.Where(static member => member.IsRequired).Select(static member => member.Location).Should().Equal("/script", "/seconds");

    [Fact]
    public void Values_are_those_of_the_type_narrowed_by_the_rules_that_refuse()
    {
        Member("/look").Values.Should().Equal(["noir"], "an open list is narrowed too");
        Member("/sound").Values.Should().Equal(["loud", "soft"], "a rule that only warns narrows nothing");
        Member("/styleTags").Values.Should().Equal("dark", "light");
        Member("/script").Values.Should().BeEmpty();
    }

    [Fact]
    public void An_option_may_take_words_or_a_file()
    {
        Member("/meta/quality").Words.Select(static word => word.Key + word.Value).Should().Equal("on\"high\"", "off\"low\"");
        s_members.Where(static member => member.IsImage).Should().ContainSingle().Which.Location.Should().Be("/cover");
    }

    private static RequestMember Member(string location) => s_members.Single(member => member.Location == location);
}

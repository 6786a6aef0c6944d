namespace KlingGen.SpecCompiler.Tests.Emit;

public sealed class EmittedEqualityTests
{
    private static readonly EmittedTypes s_types = EmittedTypes.FromSchemas(
        """
            Basket:
              type: object
              required: [rows, blob, named, maybe]
              properties:
                name: { type: string }
                tags: { type: array, items: { type: string } }
                rows: { type: array, items: { type: array, items: { type: integer } } }
                items: { type: array, items: { $ref: '#/components/schemas/Basket' } }
                named: { type: object, additionalProperties: { type: array, items: { type: string } } }
                maybe: { type: [array, 'null'], items: { type: string } }
                perhaps: { type: [array, 'null'], items: { type: [string, 'null'] } }
                any: {}
                blob: {}
                stamp: { type: string, format: byte }
                stamps: { type: array, items: { type: string, format: byte } }
                times: { type: array, items: { type: string, format: date-time } }
                inner: { $ref: '#/components/schemas/Basket' }
                state: { type: string, enum: [open, done] }
                either: { oneOf: [{ type: array, items: { type: string } }, { type: integer }, { type: string }] }
                choice:
                  oneOf:
                    - { type: object, additionalProperties: { type: integer } }
                    - { type: array, items: { type: array, items: { type: integer } } }
                    - { type: boolean }
            Lists:
              type: object
              properties: { name: { type: string } }
              additionalProperties: { type: array, items: { type: integer } }
            Animal:
              type: object
              required: [kind, names]
              properties: { kind: { type: string }, names: { type: array, items: { type: string } } }
              discriminator: { propertyName: kind }
            Dog:
              allOf:
                - { $ref: '#/components/schemas/Animal' }
                - { type: object, properties: { tricks: { type: array, items: { type: string } } } }
        """,
        """
            using System.Collections.Generic;

            namespace Api;

            internal static class Caller
            {
                public static bool MadeByHand()
                {
                    var one = new Dog { Kind = "Dog", Names = new List<string> { "a" }, Tricks = new[] { "x" } };
                    var other = new Dog { Kind = "Dog", Names = new[] { "a" }, Tricks = new List<string> { "x" } };
                    return one == other && one.GetHashCode() == other.GetHashCode() && one != other with { Names = new[] { "b" } };
                }

                public static string Copied()
                {
                    var original = global::KlingGen.Runtime.ApiJson.Parse<Lists>("{\"name\":\"a\",\"x\":[1]}"u8);
                    var copy = original with { Name = "b" };
                    copy.AdditionalProperties.Add("y", new long[] { 2 });
                    var (one, other) = (
                        global::KlingGen.Runtime.ApiJson.ToUtf8Bytes(original), global::KlingGen.Runtime.ApiJson.ToUtf8Bytes(copy));
                    return global::System.Text.Encoding.UTF8.GetString(one) + global::System.Text.Encoding.UTF8.GetString(other);
                }
            }
        """);

    public static TheoryData<string, string> Members => new()
    {
        { "\"tags\":[\"a\",\"b\"]", "\"tags\":[\"b\",\"a\"]" },
        { "\"tags\":[]", "\"name\":null" },
        { "\"rows\":[[1],[2,3]]", "\"rows\":[[1,2],[3]]" },
        { "\"items\":[{\"tags\":[\"a\"]}]", "\"items\":[{\"tags\":[\"b\"]}]" },
        { "\"named\":{\"a\":[\"x\"],\"b\":[]}", "\"named\":{\"a\":[\"y\"],\"b\":[]}" },
        { "\"maybe\":[\"a\"]", "\"maybe\":null" },
        { "\"maybe\":null", "\"maybe\":[]" },
        { "\"perhaps\":[null,\"a\"]", "\"perhaps\":[\"a\",null]" },
        { "\"perhaps\":null", "\"name\":\"a\"" },
        { "\"any\":{\"a\":[1,2]}", "\"any\":{\"a\":[2,1]}" },
        { "\"any\":null", "\"any\":false" },
        { "\"blob\":[1.0]", "\"blob\":[2]" },
        { "\"stamp\":\"aGk=\"", "\"stamp\":\"aGo=\"" },
        { "\"stamps\":[\"aGk=\"]", "\"stamps\":[\"aGo=\"]" },
        { "\"times\":[\"2025-07-15T10:00:00Z\"]", "\"times\":[\"2025-07-15T10:00:01Z\"]" },
        { "\"inner\":{\"tags\":[\"a\"]}", "\"inner\":{\"tags\":[]}" },
        { "\"future\":{\"a\":[1]}", "\"future\":{\"a\":[2]}" },
        { "\"state\":\"open\"", "\"state\":\"done\"" },
        { "\"either\":[\"a\"]", "\"either\":[\"b\"]" },
        { "\"either\":5", "\"either\":6" },
        { "\"either\":\"5\"", "\"either\":5" },
        { "\"either\":{\"a\":[1]}", "\"either\":{\"a\":[2]}" },
        { "\"choice\":{\"a\":1}", "\"choice\":{\"a\":2}" },
        { "\"choice\":[[1],[2]]", "\"choice\":[[1],[3]]" },
        { "\"choice\":true", "\"choice\":false" },
    };

    [Theory]
    [MemberData(nameof(Members))]
    public void Objects_are_equal_by_what_is_in_them(string member, string otherMember)
    {
        var one = s_types.Parse("Basket", "{" + member + "}");

        var (same, other) = (s_types.Parse("Basket", "{" + member + "}"), s_types.Parse("Basket", "{" + otherMember + "}"));

        same.Should().Be(one);
        same.GetHashCode().Should().Be(one.GetHashCode());
        other.Should().NotBe(one);
    }

    [Theory]
    [InlineData("Basket", """{"named":{"a":["x"],"b":[]},"any":{"c":1,"d":2}}""", """{"any":{"d":2.0,"c":1},"named":{"b":[],"a":["x"]}}""")]
    [InlineData("Lists", """{"a":[1,2],"b":[]}""", """{"b":[],"a":[1,2]}""")]
    [InlineData("Animal", """{"kind":"Dog","names":["a"],"tricks":["x"]}""", """{"tricks":["x"],"names":["a"],"kind":"Dog"}""")]
    public void The_order_of_members_does_not_matter(string type, string json, string otherJson)
    {
        var (one, other) = (s_types.Parse(type, json), s_types.Parse(type, otherJson));

        other.Should().Be(one);
        other.GetHashCode().Should().Be(one.GetHashCode());
    }

    [Fact]
    public void The_kind_of_list_does_not_matter()
    {
        s_types.Run("MadeByHand").Should().Be(true);
    }

    [Fact]
    public void Typed_members_that_are_added_to_a_copy_the_original_does_not_have()
    {
        s_types.Run("Copied").Should().Be("""{"name":"a","x":[1]}{"name":"b","x":[1],"y":[2]}""");
    }

    [Fact]
    public void What_is_compared_is_read_and_written_as_ever()
    {
        const string json = """{"tags":["a"],"rows":[[1]],"named":{"a":["b"]},"maybe":null,"perhaps":[null],"any":null,"""
            + "\"blob\":1,\"stamp\":\"aGk=\"}";

        s_types.RoundTrip("Basket", json).Should().Be(json);
        s_types.Errors("Basket", json).Should().BeEmpty();
        s_types.Errors("Basket", "{}").Should().Equal(" required", " required", " required", " required");
    }
}

using System.Text.Json.Nodes;

namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>Unions of objects that have members of the same names and no discriminator.</summary>
public sealed class EmittedCaseTests
{
    private static readonly EmittedTypes s_types = EmittedTypes.FromSchemas("""
            Scalar:
              oneOf:
                - { title: Text, type: object, required: [value], properties: { value: { type: string } } }
                - { title: Whole, type: object, required: [value], properties: { value: { type: integer } } }
                - { title: Part, type: object, required: [value], properties: { value: { type: number } } }
                - { title: Flag, type: object, required: [value], properties: { value: { type: boolean } } }
            Nested:
              anyOf:
                - { title: One, type: object, required: [data], properties: { data: { $ref: '#/components/schemas/Item' } } }
                - { title: Many, type: object, required: [data],
                    properties: { data: { type: array, items: { $ref: '#/components/schemas/Item' } } } }
                - { title: Named, type: object, required: [data], properties: { data: { $ref: '#/components/schemas/Name' } } }
            Item: { type: object, properties: { id: { type: string } } }
            Name: { type: string, enum: [a, b] }
            Result:
              oneOf:
                - { title: Success, type: object, properties: { result: { type: object, properties: { id: { type: string } } },
                    error: { type: 'null' } } }
                - { title: Failure, type: object, properties: { result: { type: 'null' },
                    error: { type: object, properties: { code: { type: integer } } } } }
            Event:
              oneOf:
                - { title: Added, type: object, required: [type, data], properties: { type: { const: added }, data: { type: string } } }
                - { title: Removed, type: object, required: [type, data],
                    properties: { type: { enum: [removed, gone] }, data: { type: integer } } }
            Optional:
              anyOf:
                - { title: Words, type: object, properties: { value: { type: [string, 'null'] }, note: { type: string } } }
                - { title: Either, type: object, properties: { value: { oneOf: [{ type: integer },
                    { type: array, items: { type: string } }] } } }
            Same:
              anyOf:
                - { title: Left, type: object, required: [value], properties: { value: { type: string }, left: { type: string } } }
                - { title: Right, type: object, required: [value],
                    properties: { value: { type: [string, 'null'] }, right: { type: string } } }
            Tree:
              anyOf:
                - { $ref: '#/components/schemas/Round' }
                - { $ref: '#/components/schemas/Leaf' }
            Round:
              oneOf:
                - { title: Ball, type: object, required: [kind], properties: { kind: { const: ball }, size: { type: integer } } }
                - { title: Disc, type: object, required: [kind], properties: { kind: { const: disc }, size: { type: integer } } }
            Leaf: { type: object, required: [kind], properties: { kind: { const: leaf }, size: { type: integer } } }
            Counts:
              oneOf:
                - { title: Any, type: object, additionalProperties: { type: integer } }
                - { title: Name, type: object, required: [name], properties: { name: { type: string } } }
            Rest:
              anyOf:
                - { title: Sizes, type: object, properties: { a: { type: integer } }, additionalProperties: { type: integer } }
                - { title: Notes, type: object, properties: { a: { type: string } }, additionalProperties: { type: [string, 'null'] } }
            Deep:
              oneOf:
                - { title: End, type: object, properties: { next: { type: string } } }
                - { title: Way, type: object, properties: { next: { $ref: '#/components/schemas/Deep' } } }
        """);

    [Theory]
    [InlineData("Scalar", """{"value":"5"}""", "AsScalarText")]
    [InlineData("Scalar", """{"value":5}""", "AsScalarWhole")]
    [InlineData("Scalar", """{"value":5.0}""", "AsScalarWhole")]
    [InlineData("Scalar", """{"value":5.5}""", "AsScalarPart")]
    [InlineData("Scalar", """{"value":1e30}""", "AsScalarPart")]
    [InlineData("Scalar", """{"other":{"value":1},"value":false}""", "AsScalarFlag")]
    [InlineData("Scalar", """{"v\u0061lue":false}""", "AsScalarFlag")]
    [InlineData("Scalar", """{"value":null}""", "AsScalarText")]
    [InlineData("Scalar", """{"value":[5]}""", "AsJson")]
    [InlineData("Nested", """{"data":{"id":"1"}}""", "AsNestedOne")]
    [InlineData("Nested", """{"data":[{"id":"1"}]}""", "AsNestedMany")]
    [InlineData("Nested", """{"data":"b"}""", "AsNestedNamed")]
    [InlineData("Nested", """{"data":1}""", "AsJson")]
    [InlineData("Result", """{"result":{"id":"1"},"error":null}""", "AsResultSuccess")]
    [InlineData("Result", """{"result":null,"error":{"code":1}}""", "AsResultFailure")]
    [InlineData("Result", """{"error":{"code":1}}""", "AsResultFailure")]
    [InlineData("Event", """{"type":"gone","data":1}""", "AsEventRemoved")]
    [InlineData("Event", """{"type":"new","data":1}""", "AsJson")]
    [InlineData("Optional", """{"value":null}""", "AsOptionalWords")]
    [InlineData("Optional", """{"value":"a"}""", "AsOptionalWords")]
    [InlineData("Optional", """{"value":1}""", "AsOptionalEither")]
    [InlineData("Optional", """{"value":["a"]}""", "AsOptionalEither")]
    [InlineData("Same", """{"value":null,"right":"r"}""", "AsSameRight")]
    [InlineData("Tree", """{"kind":"leaf","size":1}""", "AsLeaf")]
    [InlineData("Tree", """{"kind":"disc","size":1}""", "AsRound")]
    [InlineData("Counts", """{"name":"a","other":true}""", "AsCountsName")]
    [InlineData("Counts", """{"name":1}""", "AsMap")]
    [InlineData("Counts", """{"other":1}""", "AsMap")]
    [InlineData("Counts", """{"other":"a"}""", "AsJson")]
    [InlineData("Rest", """{"b":"x"}""", "AsRestNotes")]
    [InlineData("Rest", """{"b":1}""", "AsRestSizes")]
    [InlineData("Rest", """{"b":null}""", "AsRestNotes")]
    [InlineData("Rest", """{"a":1,"b":"x"}""", "AsJson")]
    [InlineData("Deep", """{"next":"e"}""", "AsDeepEnd")]
    [InlineData("Deep", """{"next":{"next":{"next":"e"}}}""", "AsDeepWay")]
    public void The_case_is_chosen_by_what_its_members_may_be(string type, string json, string accessor)
    {
        var value = s_types.Parse(type, json);

        value.GetType()
            .GetProperties()
            .Where(property => property.Name.StartsWith("As", StringComparison.Ordinal) && property.GetValue(value) is not null)
            .Select(static property => property.Name).Should().Equal(accessor);
    }

    [Theory]
    [InlineData("Scalar", """{"value":[5]}""")]
    [InlineData("Scalar", """{"value":1e30,"more":[1]}""")]
    [InlineData("Nested", """{"data":[{"id":"1","more":true}],"more":{}}""")]
    [InlineData("Event", """{"type":"new","data":{"a":[1]}}""")]
    public void Nothing_is_lost_whichever_case_it_is(string type, string json) =>
        JsonNode.DeepEquals(JsonNode.Parse(s_types.RoundTrip(type, json)), JsonNode.Parse(json)).Should().BeTrue();

    [Theory]
    [InlineData("Scalar", """{"value":1}""", " oneOf")]
    [InlineData("Scalar", """{"value":1.5}""", "")]
    [InlineData("Scalar", """{"value":[5]}""", " oneOf")]
    [InlineData("Nested", """{"data":[1]}""", "/data/0 type")]
    [InlineData("Event", """{"type":"added","data":1}""", "/data type")]
    public void What_is_wrong_is_told_of_the_case_that_was_meant(string type, string json, string expected) =>
        string.Join(", ", s_types.Errors(type, json)).Should().Be(expected);

    [Fact]
    public void Types_are_only_emitted_where_they_tell_cases_apart()
    {
        Table("Scalar").Should().Contain("""("value", (__V.JsonTypes)16)""");
        Table("Event").Should().Contain("""WithTypes(("data", """).And.NotContain("""("type", (__V""");
        Table("Same").Should().NotContain("WithTypes");
        Table("Tree").Should().NotContain("WithTypes");

        static string Table(string name)
        {
            var from = s_types.Source.IndexOf($"record struct {name} ", StringComparison.Ordinal);
            return s_types.Source[from..s_types.Source.IndexOf("private readonly", from, StringComparison.Ordinal)];
        }
    }
}

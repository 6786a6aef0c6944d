using System.Text.Json.Nodes;

namespace KlingGen.SpecCompiler.Tests.Emit;

public sealed class EmittedUnionTests
{
    private static readonly EmittedTypes s_types = EmittedTypes.FromSchemas("""
            Pet:
              oneOf:
                - $ref: '#/components/schemas/Cat'
                - $ref: '#/components/schemas/Dog'
              discriminator:
                propertyName: kind
                mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' }
            Cat:
              type: object
              required: [kind]
              properties:
                kind: { type: string }
                lives: { type: integer, maximum: 9 }
            Dog:
              type: object
              required: [kind]
              properties:
                kind: { type: string }
                tricks: { type: array, items: { type: string } }
            Shape:
              anyOf:
                - type: object
                  title: Circle
                  required: [radius]
                  properties: { radius: { type: number } }
                - type: object
                  title: Square
                  required: [side]
                  properties: { side: { type: number } }
                - type: string
            Content:
              oneOf:
                - type: object
                  title: Text
                  required: [type]
                  properties: { type: { const: text }, text: { type: string } }
                - type: object
                  title: Image
                  required: [type]
                  properties: { type: { const: image }, url: { type: string } }
            Holder:
              type: object
              required: [shape]
              properties:
                shape: { $ref: '#/components/schemas/Shape' }
                duration: { type: [string, integer] }
                ids: { type: array, items: { type: [string, integer] } }
                content: { type: array, items: { $ref: '#/components/schemas/Content' } }
        """);

    [Fact]
    public void What_is_emitted_is_indented_as_it_is_nested()
    {
        var depth = 0;
        foreach (var line in s_types.Source
            .Split('\n')
            .Where(static line => line.Length > 0 && line.Trim() is "{" or "}" or "};" or "break;"))
        {
            depth -= line.Trim()[0] == '}' ? 1 : 0;
            line.TakeWhile(static first => first == ' ').Count().Should().Be(4 * depth);
            depth += line.Trim() == "{" ? 1 : 0;
        }
    }

    [Theory]
    [InlineData("Pet", """{"lives":3,"kind":"cat","more":1}""", "AsCat")]
    [InlineData("Pet", """{"kind":"dog","tricks":["sit"]}""", "AsDog")]
    [InlineData("Shape", """{"radius":1.5}""", "AsShapeCircle")]
    [InlineData("Shape", """{"side":2,"colour":"red"}""", "AsShapeSquare")]
    [InlineData("Shape", "\"dot\"", "AsString")]
    [InlineData("Content", """{"type":"image","url":"u"}""", "AsContentImage")]
    public void The_case_is_chosen_by_the_text_and_written_back(string type, string json, string accessor)
    {
        var value = s_types.Parse(type, json);

        value.GetType().GetProperty(accessor)!.GetValue(value).Should().NotBeNull();
        JsonNode.DeepEquals(JsonNode.Parse(s_types.RoundTrip(type, json)), JsonNode.Parse(json)).Should().BeTrue();
    }

    [Theory]
    [InlineData("Shape", "true", " anyOf")]
    [InlineData("Holder", """{"shape":"s","duration":2.5}""", "/duration type")]
    [InlineData("Pet", """{"kind":"bird"}""", " oneOf")]
    public void What_fits_no_case_is_kept_and_reported(string type, string json, string expected)
    {
        s_types.RoundTrip(type, json).Should().Be(json);
        s_types.Errors(type, json).Should().Equal(expected);
    }

    [Fact]
    public void Cases_without_a_name_are_named_by_the_value_that_tells_them_apart()
    {
        var types = EmittedTypes.FromSchemas("""
                Part:
                  oneOf:
                    - { type: object, required: [type], properties: { type: { type: string, enum: [text] }, text: { type: string } } }
                    - { type: object, required: [type], properties: { type: { const: image_url }, url: { type: string } } }
                    - { type: object, properties: { type: { const: optional } } }
            """);

        types.Type("Part").GetProperties().Select(static property => property.Name)
            .Should().Contain(["AsPartText", "AsPartImageUrl", "AsPartVariant3"]);
    }

    [Theory]
    [InlineData("discriminator: { propertyName: kind, mapping: { cat: 'gone.yaml#/cat', dog: 'gone.yaml#/dog' } }")]
    [InlineData("discriminator: { propertyName: kind }")]
    [InlineData("discriminator: kind")]
    public void A_discriminator_that_names_no_schema_leaves_the_choice_to_the_members(string discriminator)
    {
        var types = EmittedTypes.FromSchemas($$"""
                Cat: { type: object, required: [kind], properties: { kind: { type: string, enum: [cat] }, lives: { type: integer } } }
                Dog: { type: object, required: [kind],
                    properties: { kind: { type: string, enum: [dog, puppy] }, tricks: { type: integer } } }
                Pet:
                  oneOf: [{ $ref: '#/components/schemas/Cat' }, { allOf: [{ $ref: '#/components/schemas/Dog' }, { required: [tricks] }] }]
                  {{discriminator}}
                Named: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], {{discriminator}} }
            """);

        Case("Pet", """{"kind":"cat"}""").Should().Be("AsCat");
        Case("Pet", """{"kind":"puppy","tricks":1}""").Should().Be("AsPetVariant2");
        Case("Named", """{"kind":"puppy"}""").Should().Be("AsDog");

        string Case(string type, string json)
        {
            var value = types.Parse(type, json);
            return value.GetType()
                .GetProperties()
                .Single(property => property.Name.StartsWith("As", StringComparison.Ordinal) && property.GetValue(value) is not null).Name;
        }
    }

    [Fact]
    public void The_rules_of_the_case_hold()
    {
        s_types.Errors("Pet", """{"kind":"cat","lives":10}""").Should().Equal("/lives maximum");
    }

    [Fact]
    public void A_union_that_is_missing_is_reported()
    {
        s_types.Errors("Holder", "{}").Should().Equal(" required");
        s_types.RoundTrip("Holder", "{}").Should().Be("{}");
    }

    [Fact]
    public void Values_in_lists_may_be_of_different_cases()
    {
        const string json = """{"shape":{"side":1},"duration":5,"ids":["a",1],"content":[{"type":"text","text":"t"},{"type":"image"}]}""";

        s_types.RoundTrip("Holder", json).Should().Be(json);
        s_types.Errors("Holder", json).Should().BeEmpty();
    }

    [Fact]
    public void A_named_schema_of_several_types_is_a_union_whose_object_has_a_name_of_its_own()
    {
        var types = EmittedTypes.FromSchemas("""
                Size:
                  type: [integer, object]
                  minimum: 3
                  required: [width]
                  properties: { width: { type: integer } }
            """);

        types.Type("SizeObject").IsClass.Should().BeTrue();
        types.RoundTrip("Size", """{"width":2}""").Should().Be("""{"width":2}""");
        types.Errors("Size", "2").Should().Equal(" minimum");
        types.Errors("Size", "{}").Should().Equal(" required");
    }

    [Theory]
    [InlineData("""{"wings":2}""", "Bird")]
    [InlineData("""{"lives":9}""", "Mammal")]
    [InlineData("""{"bark":"loud"}""", "Mammal")]
    public void A_union_inside_a_union_is_chosen_by_the_members_of_its_objects(string json, string @case)
    {
        var types = EmittedTypes.FromSchemas("""
                Animal: { oneOf: [{ $ref: '#/components/schemas/Bird' }, { $ref: '#/components/schemas/Mammal' }] }
                Mammal: { anyOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }
                Bird: { type: object, properties: { wings: { type: integer } } }
                Cat: { type: object, required: [lives], properties: { lives: { type: integer } } }
                Dog: { type: object, required: [bark], properties: { bark: { type: string } } }
            """);

        var animal = types.Parse("Animal", json);

        animal.GetType().GetProperty("As" + @case)!.GetValue(animal).Should().NotBeNull();
        types.RoundTrip("Animal", json).Should().Be(json);
    }

    [Fact]
    public void Equal_texts_make_equal_values()
    {
        s_types.Parse("Shape", """{"radius":1}""").Should().Be(s_types.Parse("Shape", """{"radius":1.0}"""));
        s_types.Parse("Shape", "\"a\"").Should().NotBe(s_types.Parse("Shape", "\"b\""));
        s_types.Parse("Shape", "[1,{}]").Should().Be(s_types.Parse("Shape", "[1.0,{}]"));
    }

    [Fact]
    public void A_discriminator_of_no_mapping_chooses_the_default()
    {
        var types = EmittedTypes.FromSchemas("""
                Shape:
                  oneOf: [{ $ref: '#/components/schemas/Circle' }, { $ref: '#/components/schemas/Blob' }]
                  discriminator: { propertyName: kind, mapping: { circle: '#/components/schemas/Circle' }, defaultMapping: Blob }
                Circle: { type: object, properties: { kind: { type: string } } }
                Blob: { type: object, properties: { kind: { type: string } } }
            """);

        IsBlob("""{"kind":"star"}""").Should().BeTrue();
        IsBlob("{}").Should().BeTrue();
        IsBlob("""{"kind":"circle"}""").Should().BeFalse();

        bool IsBlob(string json) => types.Type("Shape").GetProperty("AsBlob")!.GetValue(types.Parse("Shape", json)) is not null;
    }
}

using KlingGen.SpecCompiler.Tests.Documents;

namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary><c>$dynamicRef</c> and <c>$recursiveRef</c>, which mean a schema by name.</summary>
public sealed class DynamicReferenceTests
{
    [Theory]
    [InlineData("children: { type: array, items: { $recursiveRef: '#' } }")]
    [InlineData("children: { type: array, items: { $dynamicRef: '#node' } }")]
    public void Each_of_several_schemas_means_itself(string children)
    {
        const string anchors = "$dynamicAnchor: node, $recursiveAnchor: true";
        var schemas = $$"""
                Tree: { {{anchors}}, type: object, properties: { leaf: { type: string }, {{children}} } }
                Forest: { {{anchors}}, type: object, properties: { acres: { type: integer }, {{children}} } }
            """;
        Spec.BindSchemas(schemas).Diagnostics.Should().BeEmpty();
        var types = EmittedTypes.FromSchemas(schemas);

        types.Errors("Tree", """{"children":[{"leaf":1},{"acres":"x"}]}""").Should().Equal("/children/0/leaf type");
        types.Errors("Forest", """{"children":[{"children":[{"acres":"x"}]}]}""").Should().Equal("/children/0/children/0/acres type");
    }

    [Fact]
    public void A_reference_means_the_anchor_of_the_resource_that_it_stands_in()
    {
        const string schemas = """
                Names:
                  $id: https://example.com/names
                  type: object
                  properties: { all: { type: array, items: { $dynamicRef: '#item' } } }
                  $defs: { item: { $dynamicAnchor: item, type: string } }
                Numbers:
                  $id: https://example.com/numbers
                  type: object
                  properties: { all: { type: array, items: { $dynamicRef: '#item' } } }
                  $defs: { item: { $dynamicAnchor: item, type: integer } }
            """;
        Spec.BindSchemas(schemas).Diagnostics.Should().BeEmpty();
        var types = EmittedTypes.FromSchemas(schemas);

        types.Errors("Names", """{"all":[1]}""").Should().Equal("/all/0 type");
        types.Errors("Numbers", """{"all":["1"]}""").Should().Equal("/all/0 type");
        types.RoundTrip("Numbers", """{"all":[1]}""").Should().Be("""{"all":[1]}""");
    }

    [Fact]
    public void A_recursive_reference_without_an_anchor_means_its_resource()
    {
        const string schemas = """
                Node: { type: object, properties: { next: { $recursiveRef: '#' }, size: { type: integer } } }
            """;
        Spec.BindSchemas(schemas).Diagnostics.Should().BeEmpty();

        EmittedTypes.FromSchemas(schemas).Errors("Node", """{"next":{"next":{"size":"x"}}}""").Should().Equal("/next/next/size type");
    }

    [Theory]
    [InlineData("$dynamicAnchor: node", "$dynamicRef: '#node'")]
    [InlineData("$recursiveAnchor: true", "$recursiveRef: '#'")]
    public void A_warning_says_where_the_way_to_a_reference_decides_what_it_means(string anchor, string reference)
    {
        var diagnostics = Spec.BindSchemas($$"""
                Tree: { {{anchor}}, type: object, properties: { children: { type: array, items: { {{reference}} } } } }
                Strict: { {{anchor}}, $ref: '#/components/schemas/Tree', unevaluatedProperties: false }
            """).Diagnostics;

        diagnostics.Should().ContainSingle().Which.Descriptor.Id.Should().Be("KLG0201");
    }
}

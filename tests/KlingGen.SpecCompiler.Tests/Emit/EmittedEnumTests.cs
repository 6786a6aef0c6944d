using System.Collections;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Tests.Documents;

namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>What several branches of <c>allOf</c> list is what all of them list.</summary>
public sealed class EmittedEnumTests
{
    private static readonly EmittedTypes s_types = EmittedTypes.FromSchemas("""
            Size:
              allOf:
                - { type: string, enum: [small, medium, large] }
                - { type: string, enum: [medium, large, huge] }
            Colour: { type: string, enum: [red, green, blue] }
            Shade:
              allOf:
                - { $ref: '#/components/schemas/Colour' }
                - { enum: [green, blue, grey] }
                - { enum: [blue, green, black] }
            Narrow:
              allOf:
                - { type: string, enum: [green] }
                - { $ref: '#/components/schemas/Colour' }
            Holder:
              type: object
              properties:
                shade: { allOf: [{ $ref: '#/components/schemas/Colour' }, { enum: [blue, grey, red] }] }
                plain: { $ref: '#/components/schemas/Colour' }
        """);

    [Theory]
    [InlineData("Size", "medium large")]
    [InlineData("Shade", "green blue")]
    [InlineData("Narrow", "green")]
    [InlineData("Colour", "red green blue")]
    [InlineData("HolderShade", "blue red")]
    public void An_enum_has_the_values_that_all_lists_have(string type, string expected)
    {
        var values = (IEnumerable)s_types.Type(type).GetProperty("Values")!.GetValue(null)!;

        values.Cast<object>().Select(static value => value.ToString()).Should().BeEquivalentTo(expected.Split(' '));
    }

    [Theory]
    [InlineData("Size", "\"huge\"", 1)]
    [InlineData("Size", "\"small\"", 1)]
    [InlineData("Size", "\"other\"", 1)]
    [InlineData("Size", "\"medium\"", 0)]
    [InlineData("Holder", """{"shade":"green"}""", 1)]
    [InlineData("Holder", """{"shade":"grey"}""", 1)]
    [InlineData("Holder", """{"shade":"red","plain":"green"}""", 0)]
    public void A_value_that_one_list_lacks_is_refused_once(string type, string json, int errors)
    {
        s_types.Errors(type, json).Should().HaveCount(errors);
    }

    [Fact]
    public void Lists_without_a_common_value_are_told()
    {
        var result = Spec.BindSchemas(
            "    A:\n      allOf:\n        - { type: string, enum: [a, b] }\n        - { type: string, enum: [c, d] }");

        var diagnostic = result.Diagnostics.Should().ContainSingle().Subject;
        (diagnostic.Descriptor.Id, diagnostic.Descriptor.Severity, diagnostic.Line).Should().Be(("KLG0217", SpecSeverity.Warning, 8));
        EmittedTypes.FromModel(result.Model!).Errors("A", "\"a\"").Should().NotBeEmpty();
        EmittedTypes.FromModel(result.Model!).Errors("A", "\"c\"").Should().NotBeEmpty();
    }
}

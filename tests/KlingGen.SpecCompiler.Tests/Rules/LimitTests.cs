using System.Text;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Tests.Documents;

namespace KlingGen.SpecCompiler.Tests.Rules;

public sealed class LimitTests
{
    [Theory]
    [InlineData("{{ $ref: '#/components/schemas/S{0}' }}")]
    [InlineData("{{ allOf: [{{ $ref: '#/components/schemas/S{0}' }}, {{ type: object }}] }}")]
    [InlineData("{{ type: array, items: {{ $ref: '#/components/schemas/S{0}' }} }}")]
    [InlineData("{{ oneOf: [{{ $ref: '#/components/schemas/S{0}' }}, {{ type: string }}] }}")]
    [InlineData("{{ type: object, properties: {{ a: {{ type: string }} }}, not: {{ $ref: '#/components/schemas/S{0}' }} }}")]
    [InlineData("{{ type: object, properties: {{ a: {{ type: string }} }}, if: {{ $ref: '#/components/schemas/S{0}' }}, "
        + "then: {{ required: [a] }} }}")]
    [InlineData("{{ type: object, properties: {{ a: {{ $ref: '#/components/schemas/S{0}' }} }} }}")]
    [InlineData("{{ type: object, properties: {{ a: {{ type: string }} }}, oneOf: [{{ $ref: '#/components/schemas/S{0}' }}] }}")]
    public void Schemas_that_lead_to_thousands_of_others_do_not_overflow_the_stack(string schema)
    {
        var result = Spec.BindSchemas(Chain(1500, schema));

        result.Diagnostics.Should().NotContain(diagnostic => diagnostic.Descriptor != SpecDescriptors.ComplexityLimit);
    }

    [Theory]
    [InlineData("{{ $dynamicAnchor: node, type: object, properties: {{ a: {{ $dynamicRef: '#node' }} }} }}")]
    [InlineData("{{ $recursiveAnchor: true, type: object, properties: {{ a: {{ $recursiveRef: '#' }} }} }}")]
    public async Task Thousands_of_schemas_that_mean_themselves_by_one_name_do_not_hang(string schema)
    {
        var result = await Task.Run(() => Spec.BindSchemas(Chain(3000, schema))).WaitAsync(TimeSpan.FromMinutes(1));

        result.Model.Should().NotBeNull();
        result.Diagnostics.Should().BeEmpty();
    }

    [Theory]
    [InlineData("{{ type: object, not: {{ anyOf: [{{ $ref: '#/components/schemas/S{0}' }}, {{ $ref: '#/components/schemas/S{0}' }}] }} }}")]
    [InlineData("{{ allOf: [{{ $ref: '#/components/schemas/S{0}' }}, {{ $ref: '#/components/schemas/S{0}' }}] }}")]
    [InlineData("{{ type: object, properties: {{ p{0}: {{ type: string }} }}, oneOf: [{{ $ref: '#/components/schemas/S{0}' }}, "
        + "{{ allOf: [{{ $ref: '#/components/schemas/S{0}' }}], properties: {{ q: {{ type: string }} }} }}] }}")]
    [InlineData("{{ type: object, properties: {{ a: {{ type: string }} }}, anyOf: [{{ $ref: '#/components/schemas/S{0}' }}, "
        + "{{ $ref: '#/components/schemas/S{0}' }}, {{ $ref: '#/components/schemas/S{0}' }}] }}")]
    [InlineData("{{ discriminator: {{ propertyName: a }}, oneOf: [{{ allOf: [{{ $ref: '#/components/schemas/S{0}' }}], "
        + "minProperties: 1 }}, {{ allOf: [{{ $ref: '#/components/schemas/S{0}' }}], minProperties: 2 }}] }}")]
    [InlineData("{{ type: object, properties: {{ a: {{ type: string }} }}, unevaluatedProperties: false, "
        + "anyOf: [{{ $ref: '#/components/schemas/S{0}' }}, {{ $ref: '#/components/schemas/S{0}' }}] }}")]
    public async Task Schemas_that_double_at_each_step_do_not_hang(string schema)
    {
        var result = await Task.Run(() => Spec.BindSchemas(Chain(30, schema))).WaitAsync(TimeSpan.FromMinutes(2));

        result.Diagnostics.Should().NotContain(diagnostic => diagnostic.Descriptor != SpecDescriptors.ComplexityLimit);
    }

    [Theory]
    [InlineData(2000, false)]
    [InlineData(2001, true)]
    public void Members_that_are_merged_end_at_a_number_which_no_honest_document_has(int count, bool isRefused)
    {
        var members = string.Join(", ", Enumerable.Range(0, count).Select(static index => $"p{index}: {{ type: string }}"));

        var result = Spec.BindSchemas(
            $"    A: {{ allOf: [{{ type: object, properties: {{ {members} }} }}, {{ type: object, properties: {{ {members} }} }}] }}\n");

        (result.Model is null).Should().Be(isRefused);
        result.Diagnostics.Select(static diagnostic => diagnostic.Descriptor)
            .Should().Equal(isRefused ? [SpecDescriptors.ComplexityLimit] : []);
    }

    private static string Chain(int count, string schema)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append("    S").Append(i).Append(": ").AppendFormat(schema, i + 1).Append('\n');
        }

        return text.Append("    S").Append(count).Append(": { type: object, properties: { a: { type: string } } }\n").ToString();
    }
}

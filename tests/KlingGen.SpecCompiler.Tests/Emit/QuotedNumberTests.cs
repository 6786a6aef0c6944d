using KlingGen.SpecCompiler.Emit;
using KlingGen.SpecCompiler.Tests.Documents;

namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>Numbers that may stand in quotes.</summary>
public sealed class QuotedNumberTests
{
    private const string WholePattern = @"^-?(?:0|[1-9]\d*)$";
    private const string RealPattern = @"^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$";

    private static readonly EmittedTypes s_types = EmittedTypes.FromSchemas($$"""
            Weather:
              type: object
              required: [celsius, wind]
              properties:
                celsius: { pattern: '{{WholePattern}}', type: [integer, string], format: int32, minimum: -90 }
                fahrenheit: { pattern: '{{WholePattern}}', type: [integer, string], format: int32 }
                wind: { pattern: '{{RealPattern}}', type: [number, string], format: double }
                gust: { pattern: '{{RealPattern}}', type: ['null', number, string], format: float }
                price: { type: [number, string], pattern: '^\d+(\.\d{1,2})?$', format: decimal }
                visitors: { type: [string, integer], pattern: '^(0|[1-9][0-9]*)$', format: uint64 }
                either: { anyOf: [{ type: integer, maximum: 10 }, { type: string, pattern: '{{WholePattern}}' }] }
                one: { oneOf: [{ type: string, pattern: '{{RealPattern}}' }, { type: number }, { type: 'null' }] }
                named: { $ref: '#/components/schemas/Quoted' }
                days: { type: array, items: { type: [integer, string], pattern: '{{WholePattern}}', format: int32 } }
                byName: { type: object, additionalProperties: { type: [integer, string], pattern: '{{WholePattern}}' } }
            Quoted: { type: [integer, string], pattern: '{{WholePattern}}', format: int64 }
            Code:
              type: object
              properties:
                zip: { type: [integer, string], pattern: '^\d{5}$' }
                word: { type: [integer, string], pattern: '^[a-z0-9]+$' }
                phone: { type: [integer, string], pattern: '^\+?\d+$' }
                any: { type: [integer, string] }
                listed: { type: [integer, string], pattern: '{{WholePattern}}', enum: [1, '2'] }
        """);

    [Theory]
    [InlineData("Celsius", typeof(int))]
    [InlineData("Fahrenheit", typeof(int?))]
    [InlineData("Wind", typeof(double))]
    [InlineData("Gust", typeof(KlingGen.Runtime.Optional<float?>))]
    [InlineData("Price", typeof(decimal?))]
    [InlineData("Visitors", typeof(ulong?))]
    [InlineData("Either", typeof(long?))]
    [InlineData("One", typeof(KlingGen.Runtime.Optional<double?>))]
    [InlineData("Named", typeof(long?))]
    [InlineData("Days", typeof(IReadOnlyList<int>))]
    [InlineData("ByName", typeof(IReadOnlyDictionary<string, long>))]
    public void The_type_is_that_of_the_number(string member, Type expected) =>
        s_types.Type("Weather").GetProperty(member)!.PropertyType.Should().Be(expected);

    [Theory]
    [InlineData("Zip")]
    [InlineData("Word")]
    [InlineData("Phone")]
    [InlineData("Any")]
    [InlineData("Listed")]
    public void What_may_be_another_text_than_a_number_is_no_number(string member) =>
        s_types.Type("Code").GetProperty(member)!.PropertyType.Should().Be(
            typeof(Nullable<>).MakeGenericType(s_types.Type("Code" + member)));

    [Theory]
    [InlineData("""{"celsius":"-5","wind":"1.5e1","gust":"2.5"}""", """{"celsius":-5,"wind":15,"gust":2.5}""")]
    [InlineData("""{"celsius":7,"wind":1.5,"gust":null}""", """{"celsius":7,"wind":1.5,"gust":null}""")]
    [InlineData(
        """{"celsius":0,"wind":0,"price":"12.50","visitors":"18446744073709551615"}""",
        """{"celsius":0,"wind":0,"price":12.50,"visitors":18446744073709551615}""")]
    [InlineData("""{"celsius":0,"wind":0,"either":"5","one":"2","named":"9"}""", """{"celsius":0,"wind":0,"either":5,"one":2,"named":9}""")]
    [InlineData(
        """{"celsius":0,"wind":0,"days":["1",2],"byName":{"a":"3","b":4}}""",
        """{"celsius":0,"wind":0,"days":[1,2],"byName":{"a":3,"b":4}}""")]
    [InlineData("""{"celsius":"\u0035","wind":0}""", """{"celsius":5,"wind":0}""")]
    public void A_number_in_quotes_is_read_and_a_number_is_written(string json, string written)
    {
        s_types.RoundTrip("Weather", json).Should().Be(written);
        s_types.Errors("Weather", json).Should().BeEmpty();
    }

    [Theory]
    [InlineData("""{"celsius":"007","wind":0}""", """{"celsius":7,"wind":0}""", "/celsius pattern")]
    [InlineData("""{"celsius":" 5","wind":".5"}""", """{"celsius":5,"wind":0.5}""", "/celsius pattern, /wind pattern")]
    [InlineData("""{"celsius":"+5","wind":"5."}""", """{"celsius":5,"wind":5}""", "/celsius pattern, /wind pattern")]
    public void Quotes_around_what_is_nearly_a_number_are_readable_and_reported(string json, string written, string expected)
    {
        s_types.RoundTrip("Weather", json).Should().Be(written);
        string.Join(", ", s_types.Errors("Weather", json)).Should().Be(expected);
    }

    [Theory]
    [InlineData("""{"celsius":"-91","wind":0}""", "/celsius minimum")]
    [InlineData("""{"celsius":-91,"wind":0,"either":"11"}""", "/celsius minimum, /either maximum")]
    [InlineData("""{"celsius":"warm","wind":""}""", "/celsius type, /wind type")]
    [InlineData("""{"celsius":"3000000000","wind":0,"days":["x"]}""", "/celsius type, /days/0 type")]
    public void Limits_hold_for_the_value(string json, string expected) =>
        string.Join(", ", s_types.Errors("Weather", json)).Should().Be(expected);

    [Fact]
    public void Parameters_are_numbers_too()
    {
        var result = Spec.Bind($$"""
            openapi: 3.1.1
            info: { title: T, version: '1' }
            paths:
              /days/{day}:
                get:
                  operationId: getDay
                  parameters:
                    - { name: day, in: path, required: true, schema: { pattern: '{{WholePattern}}', type: [integer, string],
                            format: int32 } }
                    - { name: days, in: query, schema: { pattern: '{{WholePattern}}', type: [integer, string], format: int64 } }
                    - { name: weight, in: header, schema: { pattern: '{{RealPattern}}', type: [number, string], format: decimal } }
                    - { name: all, in: query, schema: { type: array, items: { pattern: '{{WholePattern}}', type: [integer, string] } } }
                  responses: { '204': { description: none } }
            """);

        result.Diagnostics.Should().BeEmpty();
        result.Model!.Types.Should().BeEmpty();
        result.Model.Client!.Operations[0].Parameters.Select(static parameter => TypeNames.Qualified(parameter.Type)).Should().Equal(
            "int", "long", "decimal", "global::System.Collections.Generic.IReadOnlyList<long>");
        EmittedTypes.FromModel(result.Model);
    }

    [Fact]
    public void In_a_union_quotes_make_a_number_of_what_is_one()
    {
        var types = EmittedTypes.FromSchemas($$"""
                Holder:
                  type: object
                  properties:
                    at: { oneOf: [{ type: string }, { type: [integer, string], pattern: '{{WholePattern}}' }, { type: boolean }] }
            """);

        types.RoundTrip("Holder", """{"at":"5"}""").Should().Be("""{"at":5}""");
        types.RoundTrip("Holder", """{"at":"soon"}""").Should().Be("""{"at":"soon"}""");
    }
}

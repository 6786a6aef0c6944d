using System.Diagnostics;

namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>Unions inside unions, with texts that make each level try each case.</summary>
public sealed class HostileNestingTests
{
    /// <summary>The deepest that a text may nest.</summary>
    private const int Depth = 60;

    private static readonly EmittedTypes s_types = EmittedTypes.FromSchemas("""
            Flat:
              anyOf:
                - { title: A, type: object, properties: { next: { $ref: '#/components/schemas/Flat' }, at: { type: string,
                        format: date-time } } }
                - { title: B, type: object, properties: { next: { $ref: '#/components/schemas/Flat' }, at: { type: string,
                        format: uuid } } }
                - { title: C, type: object, properties: { next: { $ref: '#/components/schemas/Flat' }, at: { type: string,
                        format: date } } }
            One:
              oneOf:
                - { title: A, type: object, properties: { next: { $ref: '#/components/schemas/One' }, n: { type: integer,
                        format: int32 } } }
                - { title: B, type: object, properties: { next: { $ref: '#/components/schemas/One' }, n: { type: integer } } }
            Way:
              anyOf:
                - { title: A, type: object, properties: { v: { type: object, properties: { next: { $ref: '#/components/schemas/Way' },
                    at: { type: string, format: uuid } } } } }
                - { title: B, type: object, properties: { v: { type: object, properties: { next: { $ref: '#/components/schemas/Way' },
                    at: { type: string } } } } }
            Lists:
              oneOf:
                - { type: array, items: { $ref: '#/components/schemas/Lists' } }
                - { type: object, properties: { a: { $ref: '#/components/schemas/Lists' }, at: { type: string, format: date } } }
                - { type: object, properties: { a: { $ref: '#/components/schemas/Lists' }, at: { type: string, maxLength: 2 } } }
                - { type: integer }
        """);

    [Theory]
    [InlineData("Flat", """{"next":""", "{}", ""","at":"soon"}""")]
    [InlineData("Flat", """{"at":"soon","next":""", "{}", "}")]
    [InlineData("One", """{"next":""", "{}", ""","n":3000000000}""")]
    [InlineData("One", """{"next":""", "{}", ""","n":3}""")]
    [InlineData("One", """{"next":""", "{}", ""","n":"x"}""")]
    [InlineData("Way", """{"v":{"next":""", "{}", ""","at":"soon"}}""")]
    [InlineData("Way", """{"v":{"next":""", "{}", ""","at":1}}""")]
    [InlineData("Lists", """[{"a":""", "true", ""","at":"soon"}]""")]
    [InlineData("Lists", """[{"a":""", "1", ""","at":"x"}]""")]
    public void Reading_and_checking_end_soon(string type, string open, string inner, string close)
    {
        var depth = open.Count(static character => character is '{' or '[') == 2 ? Depth / 2 : Depth;
        var json = string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth));
        var watch = Stopwatch.StartNew();

        s_types.RoundTrip(type, json).Should().Be(json);
        s_types.Validate(type, json);

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
    }
}

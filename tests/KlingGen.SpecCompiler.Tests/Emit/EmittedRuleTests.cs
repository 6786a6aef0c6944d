namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>Rules that stand in the type itself.</summary>
public sealed class EmittedRuleTests
{
    private static readonly EmittedTypes s_types = EmittedTypes.FromSchemas("""
            Values:
              type: object
              properties:
                short: { type: string, maxLength: 2 }
                code: { type: string, pattern: '^[a-z]+$' }
                ahead: { type: string, pattern: '^(?!x)' }
                mail: { type: string, format: email }
                link: { type: string, format: uri }
                tenth: { type: number, multipleOf: 0.1 }
                even: { type: integer, multipleOf: 2 }
                half: { type: integer, minimum: 0.5 }
                big: { type: number, maximum: 9007199254740993 }
                distinct: { type: array, uniqueItems: true, items: { type: string } }
                distinctJson: { type: array, uniqueItems: true, items: {} }
                distinctPairs: { type: array, uniqueItems: true,
                    items: { type: object, properties: { a: { type: array, items: { type: integer } } } } }
                fixed: { const: 5 }
                mixed: { enum: [a, 1, true, null, { x: 1 }] }
                pair: { type: array, prefixItems: [{ type: string }, { type: integer, minimum: 1 }], items: false }
                atLeastOne: { type: array, contains: { type: integer, minimum: 5 }, items: {} }
                twoToThree: { type: array, contains: { const: x }, minContains: 2, maxContains: 3, items: { type: string } }
                never: false
                names: { type: object, propertyNames: { pattern: '^[a-z]*$' }, additionalProperties: { type: integer } }
                limits: { type: object, additionalProperties: { type: integer, maximum: 3 }, minProperties: 1, maxProperties: 2 }
                patterns: { type: object, patternProperties: { '^n': { type: integer } },
                    additionalProperties: { type: string, minLength: 1 } }
                either: { type: string, anyOf: [{ minLength: 3 }, { pattern: '^x' }] }
                one: { type: integer, oneOf: [{ multipleOf: 2 }, { multipleOf: 3 }] }
                not: { type: string, not: { pattern: 'z' } }
                conditional: { type: integer, if: { minimum: 10 }, then: { multipleOf: 10 }, else: { maximum: 5 } }
                word: { type: string, enum: [a, abc], allOf: [{ minLength: 2 }] }
                grid: { type: array, uniqueItems: true, items: { type: array, items: { type: array, items: { type: string } } } }
                textOrNumber: { type: [string, integer], minLength: 2, minimum: 3 }
              dependentRequired: { short: [code] }
              dependentSchemas: { mail: { required: [link] } }
        """);

    public static TheoryData<string, string> Cases => new()
    {
        { """{"short":"\ud83d\ude00\ud83d\ude00","code":"a"}""", "" },
        { """{"short":"abc","code":"a"}""", "/short maxLength" },
        { """{"code":"ab\n"}""", "/code pattern" },
        { """{"ahead":"xy"}""", "/ahead pattern" },
        { """{"mail":"a@b.example","link":"https://a/"}""", "" },
        { """{"mail":"nobody","link":"/relative"}""", "/mail format, /link format" },
        { """{"tenth":0.3}""", "" },
        { """{"tenth":1.05}""", "/tenth multipleOf" },
        { """{"even":3}""", "/even multipleOf" },
        { """{"half":0}""", "/half minimum" },
        { """{"half":1.0}""", "" },
        { """{"distinct":["a","b"]}""", "" },
        { """{"distinct":["a","b","a"]}""", "/distinct uniqueItems" },
        { """{"distinctJson":[1,{"a":1,"b":[2]},"1"]}""", "" },
        { """{"distinctJson":[{"a":1,"b":[2]},{"b":[2.0],"a":1}]}""", "/distinctJson uniqueItems" },
        { """{"distinctPairs":[{"a":[1]},{"a":[1]}]}""", "/distinctPairs uniqueItems" },
        { """{"fixed":5.0}""", "" },
        { """{"fixed":4}""", "/fixed const" },
        { """{"mixed":{"x":1}}""", "" },
        { """{"mixed":null}""", "" },
        { """{"mixed":{"x":2}}""", "/mixed enum" },
        { """{"pair":["a",1]}""", "" },
        { """{"pair":["a",0,true]}""", "/pair maxItems, /pair/1 minimum" },
        { """{"atLeastOne":["5",5]}""", "" },
        { """{"atLeastOne":["5",4]}""", "/atLeastOne contains" },
        { """{"twoToThree":["x","y","x"]}""", "" },
        { """{"twoToThree":["x","x","x","x"]}""", "/twoToThree contains" },
        { """{"never":1}""", "/never false schema" },
        { """{"names":{"a":1}}""", "" },
        { """{"names":{"A":1}}""", "/names propertyNames" },
        { """{"limits":{}}""", "/limits minProperties" },
        { """{"limits":{"a":1,"b":4,"c":1}}""", "/limits maxProperties, /limits/b maximum" },
        { """{"patterns":{"n1":1,"x":"y"}}""", "" },
        { """{"either":"abc"}""", "" },
        { """{"either":"x"}""", "" },
        { """{"either":"a"}""", "/either anyOf" },
        { """{"one":2}""", "" },
        { """{"one":6}""", "/one oneOf" },
        { """{"one":5}""", "/one oneOf" },
        { """{"not":"az"}""", "/not not" },
        { """{"conditional":20}""", "" },
        { """{"conditional":11}""", "/conditional multipleOf" },
        { """{"conditional":6}""", "/conditional maximum" },
        { """{"textOrNumber":"ab"}""", "" },
        { """{"textOrNumber":"a"}""", "/textOrNumber minLength" },
        { """{"textOrNumber":2}""", "/textOrNumber minimum" },
        { """{"textOrNumber":true}""", "/textOrNumber type" },
        { """{"word":"abc"}""", "" },
        { """{"word":"a"}""", "/word minLength" },
        { """{"word":{}}""", "/word type" },
        { """{"grid":[[["a"]],[["a"]]]}""", "/grid uniqueItems" },
        { """{"grid":[[1,[]],2,[[3]]]}""", "/grid/0/0 type, /grid/1 type, /grid/2/0/0 type" },
        { """{"short":"ab"}""", " dependentRequired" },
        { """{"mail":"a@b.example"}""", " required" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_value_is_held_to_its_rules(string json, string expected)
    {
        string.Join(", ", s_types.Errors("Values", json)).Should().Be(expected);
    }

    [Theory]
    [InlineData("""{"short":"abc","code":"a"}""", "Must have at most 2 characters, but has 3.")]
    [InlineData("""{"tenth":1.05}""", "Must be a multiple of 0.1, but is 1.05.")]
    [InlineData("""{"short":7,"code":"a"}""", "Must be a string, but is the number 7.")]
    [InlineData("""{"code":"1"}""", "Must match the pattern ^[a-z]+$, but is \"1\".")]
    public void A_message_names_the_limit_and_what_was_found(string json, string message)
    {
        s_types.Validate("Values", json).Errors.Should().ContainSingle().Which.Message.Should().Be(message);
    }

    [Fact]
    public void A_message_never_shows_a_whole_image()
    {
        var message = s_types.Validate("Values", $$"""{"code":"{{new string('1', 100_000)}}"}""").Errors
            .Should().ContainSingle().Subject.Message;

        message.Length.Should().BeLessThan(200);
    }

    /// <summary>Where several schemas share one C# type, the type says nothing of any of them,
    /// so the rules ask for the JSON type.</summary>
    [Theory]
    [InlineData("Tuple", """{"pair":["a",1]}""", "")]
    [InlineData("Tuple", """{"pair":[1,"a"]}""", "/pair/0 type, /pair/1 type")]
    [InlineData("Patterned", """{"n":1,"x":"ab"}""", "")]
    [InlineData("Patterned", """{"n":true}""", "/n type")]
    [InlineData("Patterned", """{"never":1}""", "/never false schema")]
    [InlineData("Patterned", """{"other":"a"}""", "/other minLength")]
    [InlineData("Patterned", """{"other":1}""", "/other type")]
    [InlineData("Holder", """{"map":{"n":1,"x":"ab"}}""", "")]
    [InlineData("Holder", """{"map":{"n":true,"x":1}}""", "/map/n type, /map/x type")]
    public void Rules_of_values_that_share_a_type_hold_each_by_itself(string type, string json, string expected)
    {
        var types = EmittedTypes.FromSchemas("""
                Tuple:
                  type: object
                  properties:
                    pair: { type: array, prefixItems: [{ type: string }, { type: integer }] }
                Patterned:
                  type: object
                  properties:
                    a: { type: string }
                  patternProperties:
                    '^n': { type: integer }
                    '^never$': false
                  additionalProperties: { type: string, minLength: 2 }
                Holder:
                  type: object
                  properties:
                    map: { type: object, patternProperties: { '^n': { type: integer } }, additionalProperties: { type: string } }
            """);

        types.Errors(type, json).Should().BeEquivalentTo(expected.Split(", ", StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("2026-12-31T23:59:59Z", "")]
    [InlineData("2026-12-31", "/at format")]
    public void A_date_alone_is_no_date_time_although_it_can_be_read(string text, string expected)
    {
        var types = EmittedTypes.FromSchemas("""
                Moment:
                  type: object
                  properties:
                    at: { type: string, format: date-time }
            """);

        types.Parse("Moment", $$"""{"at":"{{text}}"}""").Should().NotBeNull();
        types.Errors("Moment", $$"""{"at":"{{text}}"}""")
            .Should().BeEquivalentTo(expected.Split(", ", StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("""{"a":1}""", "/a type")]
    [InlineData("""{"b":"x"}""", "/b type")]
    [InlineData("""{"items":[0,null]}""", "/items/1 type")]
    [InlineData("{}", " anyOf,  minProperties")]
    public void A_condition_over_a_value_that_could_not_be_read_is_not_called_broken(string json, string expected)
    {
        var types = EmittedTypes.FromSchemas("""
                Choice:
                  type: object
                  minProperties: 1
                  properties:
                    a: { type: string }
                    b: { type: integer }
                    items: { type: array, uniqueItems: true, items: { type: integer } }
                  anyOf:
                    - { required: [a] }
                    - { required: [b] }
                    - { required: [items] }
            """);

        types.Errors("Choice", json).Should().BeEquivalentTo(expected.Split(", ", StringSplitOptions.RemoveEmptyEntries));
    }
}

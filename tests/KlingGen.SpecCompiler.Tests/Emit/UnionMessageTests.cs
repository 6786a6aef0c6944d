namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>What is said of a value that fits no case of a union, or too many: it speaks of JSON, not of C# types.</summary>
public sealed class UnionMessageTests
{
    private static readonly EmittedTypes s_types = EmittedTypes.FromSchemas("""
            Step: { oneOf: [{ $ref: '#/components/schemas/WaitStepModelInput' }, { $ref: '#/components/schemas/CallStepModelInput' }] }
            WaitStepModelInput: { type: object, required: [seconds], properties: { seconds: { type: integer } } }
            CallStepModelInput: { type: object, required: [url], properties: { url: { type: string } } }
            Titled:
              anyOf:
                - { title: Wait, type: object, required: [seconds, unit], properties: { seconds: { type: integer },
                        unit: { type: string } } }
                - { title: Call, type: object, required: [url], properties: { url: { type: string } } }
                - { title: Stop, type: object, required: [reason], properties: { reason: { type: string } } }
            Many:
              oneOf:
                - { type: object, required: [a], properties: { a: { type: integer } } }
                - { type: object, required: [b], properties: { b: { type: integer } } }
                - { type: object, required: [c], properties: { c: { type: integer } } }
                - { type: object, required: [d], properties: { d: { type: integer } } }
                - { type: object, required: [e], properties: { e: { type: integer } } }
                - { type: object, required: [f], properties: { f: { type: integer } } }
            Typed:
              oneOf:
                - { type: object, required: [type], properties: { type: { const: text }, text: { type: string } } }
                - { type: object, required: [type], properties: { type: { const: image }, url: { type: string } } }
            Pet:
              oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
              discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' } }
            Cat: { type: object, required: [kind], properties: { kind: { type: string }, lives: { type: integer } } }
            Dog: { type: object, required: [kind], properties: { kind: { type: string } } }
            Members:
              oneOf:
                - { type: object, properties: { value: { type: integer } } }
                - { type: object, properties: { value: { type: string } } }
            Formats:
              oneOf:
                - { type: object, required: [at], properties: { at: { type: string, format: uuid } } }
                - { type: object, required: [at], properties: { at: { type: string, format: date-time } } }
            Duration: { oneOf: [{ type: integer }, { type: string, enum: [short, long] }] }
            When: { anyOf: [{ type: string, format: date-time }, { type: array, items: { type: string } }, { type: boolean }] }
            Kinds: { type: [integer, string, array] }
            Auto: { anyOf: [{ const: auto }, { type: number }, { $ref: '#/components/schemas/Cat' }] }
            Same:
              oneOf:
                - { title: Left, type: object, properties: { a: { type: integer } } }
                - { title: Right, type: object, properties: { b: { type: integer } } }
        """);

    [Theory]
    [InlineData(
        "Step",
        """{"second":1}""",
        """Fits neither case: for the first, "seconds" is missing; for the second, "url" is missing.""")]
    [InlineData(
        "Titled", "{}",
        """Fits none of 3 cases: for "Wait", "seconds" and "unit" are missing; for "Call", "url" is missing;"""
        + """ for "Stop", "reason" is missing.""")]
    [InlineData(
        "Many",
        """{"g":1}""",
        """Fits none of 6 cases: for the first, "a" is missing; for the second, "b" is missing;"""
        + """ for the third, "c" is missing; for the fourth, "d" is missing; 2 more do not fit either.""")]
    [InlineData("Typed", """{"type":"video"}""", """The member "type" must be "text" or "image", but is "video".""")]
    [InlineData("Typed", """{"size":1}""", """The member "type" is missing, which tells the cases apart: "text" or "image".""")]
    [InlineData("Pet", """{"kind":"bird"}""", """The member "kind" must be "cat" or "dog", but is "bird".""")]
    [InlineData("Pet", """{"lives":1}""", """The member "kind" is missing, which tells the cases apart: "cat" or "dog".""")]
    [InlineData("Pet", "5", "Must be an object, but is the number 5.")]
    [InlineData(
        "Members",
        """{"value":true}""",
        """Fits neither case: for the first, "value" must be a whole number, but is true;"""
        + """ for the second, "value" must be a string, but is true.""")]
    [InlineData(
        "Formats",
        """{"at":"soon"}""",
        """Fits neither case: for the first, "at" must be a UUID such as 123e4567-e89b-12d3-a456-426614174000,"""
        + """ but is the string "soon";"""
        + """ for the second, "at" must be a date and time such as 2026-11-21T09:30:00Z, but is the string "soon".""")]
    [InlineData("Duration", "true", """Must be a whole number or one of "short", "long", but is true.""")]
    [InlineData(
        "When", "\"soon\"", """Must be a date and time such as 2026-11-21T09:30:00Z, an array or true or false,"""
        + """ but is the string "soon".""")]
    [InlineData("Kinds", "{}", "Must be a string, a whole number or an array, but is an object.")]
    [InlineData("Kinds", "1.5", "Must be a string, a whole number or an array, but is the number 1.5.")]
    [InlineData("Auto", "[]", """Must be "auto", a number or an object, but is an array.""")]
    [InlineData("Same", """{"a":1}""", """Must fit exactly one case, but fits several: "Left" and "Right".""")]
    public void A_sentence_says_what_the_JSON_lacks(string type, string json, string message)
    {
        var error = s_types.Validate(type, json).Errors.Should().ContainSingle().Subject;

        error.Message.Should().Be(message);
        error.InstanceLocation.Should().BeEmpty();
        s_types.RoundTrip(type, json).Should().Be(json);
    }

    [Theory]
    [InlineData("Pet", """{"kind":"cat","lives":"nine"}""", "/lives type")]
    [InlineData("Typed", """{"type":"text","text":1}""", "/text type")]
    public void What_is_wrong_inside_the_case_that_is_meant_is_told_there(string type, string json, string expected)
    {
        s_types.Errors(type, json).Should().Equal(expected);
        s_types.RoundTrip(type, json).Should().Be(json);
    }
}

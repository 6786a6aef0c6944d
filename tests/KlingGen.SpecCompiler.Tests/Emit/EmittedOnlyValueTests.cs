namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>Members that may have one value only.</summary>
public sealed class EmittedOnlyValueTests
{
    private static readonly EmittedTypes s_types = EmittedTypes.FromSchemas(
        """
            Payment:
              oneOf:
                - { $ref: '#/components/schemas/Card' }
                - { $ref: '#/components/schemas/Transfer' }
                - { $ref: '#/components/schemas/Cash' }
              discriminator:
                propertyName: method
                mapping: { card: '#/components/schemas/Card', transfer: '#/components/schemas/Transfer', cash: '#/components/schemas/Cash' }
            Card:
              type: object
              required: [method, token]
              properties: { method: { type: string, const: card }, token: { type: string } }
            Transfer: { type: object, required: [method, account], properties: { method: { enum: [transfer] }, account: { type: string } } }
            Cash: { type: object, required: [method], properties: { method: { type: string }, sum: { type: integer } } }
            All:
              type: object
              required: [text, whole, small, part, flag, word, narrowed, escaped, server, either]
              properties:
                text: { const: a }
                whole: { const: 3 }
                small: { type: integer, format: int32, const: -3 }
                part: { type: number, enum: [0.5] }
                flag: { const: true }
                word: { $ref: '#/components/schemas/Word' }
                narrowed: { allOf: [{ $ref: '#/components/schemas/State' }, { const: done }] }
                escaped: { const: "a \"b\"\\ \u00e9" }
                server: { const: s, readOnly: true }
                either: { enum: [x, y] }
                optional: { const: o }
            Word: { type: string, enum: [only] }
            State: { type: string, enum: [open, done] }
            Pet:
              type: object
              required: [kind, name]
              properties: { kind: { type: string }, name: { type: string } }
              discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Cat' } }
            Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { lives: { type: integer } } }] }
            Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { kind: { const: Dog } } }] }
            Kitten: { allOf: [{ $ref: '#/components/schemas/Cat' }, { type: object, properties: { age: { type: integer } } }] }
            Shape:
              oneOf: [{ $ref: '#/components/schemas/Square' }, { $ref: '#/components/schemas/Round' }]
              discriminator: { propertyName: kind, mapping: { square: '#/components/schemas/Square', box: '#/components/schemas/Square' } }
            Square: { type: object, required: [kind], properties: { kind: { type: string } } }
            Round: { type: object, required: [kind], properties: { kind: { type: string } } }
        """,
        """
            using System.Text;
            using KlingGen.Runtime;

            namespace Api;

            internal static class Caller
            {
                public static string Payments() =>
                    Text((Payment)new Card { Token = "t" }) + Text(new Transfer { Account = "a" }) + Text(new Cash());

                public static string Every() => Text(new All { Either = "x" });

                public static string Set() => Text(new All { Either = "x", Optional = "o", Text = "other" });

                public static string Pets() =>
                    Text(new Cat { Name = "c", Lives = 9 }) + Text(new Dog { Name = "d" }) + Text(new Kitten { Name = "k" });

                public static string Shapes() => Text(new Square { Kind = "box" }) + Text(new Round());

                private static string Text<T>(T value)
                    where T : IApiModel<T> => Encoding.UTF8.GetString(ApiJson.ToUtf8Bytes(value));
            }
        """);

    [Fact]
    public void They_are_filled_in()
    {
        s_types.Run("Payments").Should().Be("""{"method":"card","token":"t"}{"method":"transfer","account":"a"}{"method":"cash"}""");
        s_types.Run("Every").Should().Be("""{"text":"a","whole":3,"small":-3,"part":0.5,"flag":true,"word":"only","narrowed":"done","""
            + "\"escaped\":\"a \\\"b\\\"\\\\ é\",\"either\":\"x\"}");
    }

    [Fact]
    public void They_can_be_set_and_optional_ones_stay_absent_until_then()
    {
        s_types.Run("Set").Should().Be("""{"text":"other","whole":3,"small":-3,"part":0.5,"flag":true,"word":"only","narrowed":"done","""
            + "\"escaped\":\"a \\\"b\\\"\\\\ é\",\"either\":\"x\",\"optional\":\"o\"}");
    }

    [Fact]
    public void Each_type_of_a_hierarchy_fills_in_its_own()
    {
        s_types.Run("Pets").Should().Be("""{"kind":"cat","name":"c","lives":9}{"kind":"Dog","name":"d"}{"kind":"Kitten","name":"k"}""");
    }

    [Fact]
    public void A_type_that_several_values_choose_has_none_of_them_filled_in()
    {
        s_types.Run("Shapes").Should().Be("""{"kind":"box"}{"kind":"Round"}""");
    }

    [Theory]
    [InlineData("Card", """{"token":"t"}""")]
    [InlineData("Transfer", """{"account":"a"}""")]
    [InlineData("Cash", """{"sum":1}""")]
    [InlineData("Cat", """{"name":"c"}""")]
    [InlineData("Dog", """{"name":"c"}""")]
    public void They_are_missing_where_a_text_lacks_them(string type, string json)
    {
        s_types.RoundTrip(type, json).Should().Be(json);
        s_types.ErrorsOfValue(type, json).Should().Equal(" required");
        s_types.Errors(type, json).Should().Equal(" required");
    }
}

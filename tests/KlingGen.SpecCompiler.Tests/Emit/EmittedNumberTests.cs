namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>The C# types of numbers.</summary>
public sealed class EmittedNumberTests
{
    private static readonly EmittedTypes s_types = EmittedTypes.FromSchemas("""
            Sizes:
              type: object
              properties:
                u64: { type: integer, format: uint64, multipleOf: 5 }
                u32: { type: integer, format: uint32, maximum: 4000000000 }
                i8: { type: integer, format: int8 }
                i16: { type: integer, format: int16 }
                u8: { type: integer, format: uint8, minimum: 1 }
                u16: { type: integer, format: uint16 }
                money: { type: number, format: decimal }
                far: { type: integer, minimum: 0, maximum: 18446744073709551615 }
                beyond: { type: integer, minimum: 0, exclusiveMaximum: 100000000000000000000 }
                signed: { type: integer, minimum: -1, maximum: 18446744073709551615 }
                endless: { type: integer, minimum: 0, maximum: 1e40 }
                bare: { type: integer, minimum: 0 }
                long: { type: integer, minimum: -9223372036854775808, maximum: 9223372036854775807 }
                fixed: { type: integer, format: uint64, enum: [1, 18446744073709551615] }
                merged: { oneOf: [{ type: integer, format: int32 }, { type: integer, format: int64 }] }
                mixed: { anyOf: [{ type: integer, format: uint64 }, { type: integer, format: int32 }, { type: string }] }
                list: { type: array, items: { type: integer, format: uint64, maximum: 18446744073709551614 } }
        """);

    [Theory]
    [InlineData("U64", typeof(ulong?))]
    [InlineData("U32", typeof(uint?))]
    [InlineData("I8", typeof(int?))]
    [InlineData("I16", typeof(int?))]
    [InlineData("U8", typeof(int?))]
    [InlineData("U16", typeof(int?))]
    [InlineData("Money", typeof(decimal?))]
    [InlineData("Far", typeof(ulong?))]
    [InlineData("Beyond", typeof(decimal?))]
    [InlineData("Signed", typeof(decimal?))]
    [InlineData("Endless", typeof(System.Text.Json.JsonElement?))]
    [InlineData("Bare", typeof(long?))]
    [InlineData("Long", typeof(long?))]
    [InlineData("Merged", typeof(long?))]
    public void The_type_follows_format_and_limits(string member, Type expected) =>
        s_types.Type("Sizes").GetProperty(member)!.PropertyType.Should().Be(expected);

    [Theory]
    [InlineData("""{"u64":18446744073709551615,"u32":4294967295,"far":18446744073709551615}""", "/u32 maximum")]
    [InlineData("""{"u64":3,"u32":-1}""", "/u64 multipleOf, /u32 type")]
    [InlineData("""{"i8":128,"i16":-32769,"u8":0,"u16":65536}""", "/i8 maximum, /i16 minimum, /u8 minimum, /u16 maximum")]
    [InlineData("""{"i8":-128,"i16":32767,"u8":255,"u16":0}""", "")]
    [InlineData("""{"beyond":99999999999999999999,"signed":-1,"endless":1e39}""", "")]
    [InlineData("""{"beyond":1.5,"signed":-2,"endless":1e41}""", "/beyond type, /signed minimum, /endless maximum")]
    [InlineData("""{"endless":"x"}""", "/endless type")]
    [InlineData("""{"fixed":18446744073709551615,"mixed":18446744073709551615}""", "")]
    [InlineData("""{"merged":3000000000}""", "")]
    [InlineData("""{"merged":3}""", "/merged oneOf")]
    [InlineData("""{"fixed":2,"mixed":-5,"list":[18446744073709551615]}""", "/fixed enum, /list/0 maximum")]
    public void Limits_hold_for_the_value(string json, string expected) =>
        string.Join(", ", s_types.Errors("Sizes", json)).Should().Be(expected);

    [Fact]
    public void The_greatest_numbers_survive()
    {
        const string json = """{"u64":18446744073709551615,"u32":4294967295,"far":18446744073709551615,"beyond":99999999999999999999}""";

        s_types.RoundTrip("Sizes", json).Should().Be(json);
    }
}

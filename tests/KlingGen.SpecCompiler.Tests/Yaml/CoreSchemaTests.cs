using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Tests.Yaml;

public sealed class CoreSchemaTests
{
    [Theory]
    [InlineData("on")]
    [InlineData("off")]
    [InlineData("yes")]
    [InlineData("no")]
    [InlineData("y")]
    [InlineData("tRUE")]
    [InlineData("nUll")]
    [InlineData("1.0.0")]
    [InlineData("2024-01-01")]
    [InlineData("16:9")]
    [InlineData("1_000")]
    [InlineData("0x")]
    [InlineData("0xG")]
    [InlineData("0o8")]
    [InlineData("-0x1")]
    [InlineData("1e")]
    [InlineData("e1")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("+")]
    [InlineData("-.")]
    [InlineData("..5")]
    [InlineData("-.nan")]
    [InlineData(".infinity")]
    [InlineData("٣")]
    public void Other_plain_scalars_are_strings(string text) => CoreSchema.KindOf(text).Should().Be(YamlScalarKind.String);

    [Theory]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("null")]
    [InlineData("Null")]
    [InlineData("NULL")]
    public void Null_has_five_spellings(string text) => CoreSchema.KindOf(text).Should().Be(YamlScalarKind.Null);

    [Theory]
    [InlineData("true")]
    [InlineData("True")]
    [InlineData("TRUE")]
    [InlineData("false")]
    [InlineData("False")]
    [InlineData("FALSE")]
    public void Booleans_have_three_spellings_each(string text) => CoreSchema.KindOf(text).Should().Be(YamlScalarKind.Boolean);

    [Theory]
    [InlineData("0")]
    [InlineData("-19")]
    [InlineData("+3")]
    [InlineData("007")]
    [InlineData("0o17")]
    [InlineData("0xC0FFEE")]
    [InlineData("123456789012345678901234567890")]
    public void Integers_are_decimal_octal_or_hexadecimal(string text) => CoreSchema.KindOf(text).Should().Be(YamlScalarKind.Integer);

    [Theory]
    [InlineData("0.5")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("-1.5e+3")]
    [InlineData("1e9")]
    [InlineData("12E03")]
    [InlineData(".inf")]
    [InlineData("-.Inf")]
    [InlineData("+.INF")]
    [InlineData(".nan")]
    [InlineData(".NaN")]
    public void Floats_have_a_fraction_an_exponent_or_a_name(string text) => CoreSchema.KindOf(text).Should().Be(YamlScalarKind.Float);

    [Theory]
    [InlineData("'1'")]
    [InlineData("\"true\"")]
    [InlineData("''")]
    [InlineData("|-\n  1")]
    public void Quoted_and_block_scalars_are_strings(string text)
    {
        var root = (YamlMapping)YamlReading.Valid("a: " + text);

        ((YamlScalar)root["a"]!).Kind.Should().Be(YamlScalarKind.String);
    }
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Tests.Yaml;

public sealed class YamlJsonTests
{
    private static readonly JsonSerializerOptions s_indented = new()
    {
        WriteIndented = true,
        IndentCharacter = '\t',
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Theory]
    [InlineData("""{"a":1,"b":[-1.5e3,true,null],"c":{"d":"x"}}""")]
    [InlineData("""{"a":"http:\/\/x","b":"\ud83d\ude00","c":"\u00e9\b\f\n\r\t\"\\"}""")]
    [InlineData("{\"a\"\n:\n1 ,\"b\"  :\n[\n]\n}")]
    [InlineData("{\n\t\"a\":\t[\n\t\t1,\n\t\t{}\n\t]\n}\n")]
    [InlineData("""{"a":"  # no comment ","b":": ","c":"- x","d":"{}[],&*!|>'%@`"}""")]
    [InlineData("""{"":"","null":"null","~":"~","1":"1"}""")]
    [InlineData("\"x\"")]
    [InlineData("[]")]
    public void JSON_is_read_as_JSON_readers_read_it(string text)
    {
        var root = YamlReading.Valid(text);

        JsonNode.DeepEquals(root.ToJson(), JsonNode.Parse(text)).Should().BeTrue(root.ToJson()?.ToJsonString());
    }

    [Fact]
    public void Random_JSON_is_read_as_JSON_readers_read_it()
    {
        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            var node = RandomNode(random, depth: 0);
            foreach (var text in new[] { node?.ToJsonString() ?? "null", node?.ToJsonString(s_indented) ?? "null" })
            {
                var root = YamlReading.Valid(text);
                JsonNode.DeepEquals(root.ToJson(), node).Should().BeTrue(text);
            }
        }
    }

    [Fact]
    public void Names_may_be_longer_than_a_thousand_characters()
    {
        var name = new string('k', 3000);

        ((YamlMapping)YamlReading.Valid($"{{\"{name}\":1}}")).Contains(name).Should().BeTrue();
    }

    [Fact]
    public void Three_megabytes_on_one_line_are_read()
    {
        var text = new StringBuilder("{\"x\":0");
        for (var i = 0; text.Length < 3_000_000; i++)
        {
            text.Append($$$""","schema{{{i}}}":{"type":"object","required":["a","b"]""")
                .Append(""","description":"What it is for, with \"quotes\"","properties":{"a":{"type":"string","maxLength":250}""")
                .Append(""","b":{"$ref":"#/components/schemas/schema1"}}}""");
        }

        text.Append('}');

        var last = (YamlMapping)YamlReading.Valid(text.ToString());

        last.Entries[^1].Key.Column.Should().BeGreaterThan(2_900_000);
    }

    private static JsonNode? RandomNode(Random random, int depth) => random.Next(depth > 3 ? 4 : 6) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => JsonValue.Create(random.Next(-1000, 1000) / 8.0),
        3 => JsonValue.Create(RandomText(random)),
        4 => new JsonArray([.. Enumerable.Range(0, random.Next(5)).Select(_ => RandomNode(random, depth + 1))]),
        _ => new JsonObject(
            Enumerable.Range(0, random.Next(5)).Select(i => KeyValuePair.Create(RandomText(random) + i, RandomNode(random, depth + 1)))),
    };

    private static string RandomText(Random random)
    {
        const string Alphabet = "ab \t\n\r:-#,[]{}&*!|>'\"\\%@`?~<=0.1é\u2028\u0085\u00A0\uFEFF中😀";
        var text = new StringBuilder();
        for (var length = random.Next(12); length > 0; length--)
        {
            var index = random.Next(Alphabet.Length);
            text.Append(char.IsSurrogate(Alphabet[index]) ? "😀" : Alphabet[index].ToString());
        }

        return text.ToString();
    }
}

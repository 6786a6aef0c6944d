using System.Text;
using System.Text.Json.Nodes;

namespace KlingGen.Tests.Examples;

/// <summary>Every example of every gateway's document, through the types that the documents became.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string> Keys
    {
        get
        {
            var keys = new TheoryData<string>();
            foreach (var example in DocumentExamples.All)
            {
                keys.Add(example.Key);
            }

            return keys;
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void An_example_breaks_no_rule_and_raises_no_warning(string key)
    {
        var (example, utf8) = Find(key);

        var result = ExampleTypes.For(example.Document, example.Operation, example.Part).Validate(utf8);

        result.Errors.Should().BeEmpty();
        result.Warnings.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void An_example_that_is_read_and_written_is_the_same_JSON(string key)
    {
        var (example, utf8) = Find(key);

        var written = ExampleTypes.For(example.Document, example.Operation, example.Part).WriteAgain(utf8);

        JsonNode.DeepEquals(JsonNode.Parse(written), JsonNode.Parse(utf8)).Should().BeTrue("{0} became {1}", example.Value.ToJsonString(), Encoding.UTF8.GetString(written));
    }

    [Theory]
    [InlineData("kapon", 6, 2)]
    [InlineData("anyapi", 1, 1)]
    [InlineData("v1", 1, 2)]
    [InlineData("videos", 14, 5)]
    public void No_example_of_a_page_is_lost(string document, int requests, int answers)
    {
        var examples = DocumentExamples.All.Where(example => example.Document == document).ToList();

        examples.Count(static example => example.IsRequest).Should().Be(requests);
        examples.Count(static example => !example.IsRequest).Should().Be(answers);
    }

    private static (DocumentExample Example, byte[] Utf8) Find(string key)
    {
        var example = DocumentExamples.All.Single(example => example.Key == key);
        return (example, Encoding.UTF8.GetBytes(example.Value.ToJsonString()));
    }
}

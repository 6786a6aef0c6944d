using System.Text;
using KlingGen.Cli.Requests;

namespace KlingGen.ContractTests.Cli;

/// <summary>What is wrong with a text that is no JSON is told in the words of its writer.</summary>
public sealed class JsonFaultTests
{
    [Theory]
    [InlineData("""{ "model_name": "kling-v2-6", "prompt": "x", }""", 44, "remove the comma before '}'.")]
    [InlineData("[1, 2, ]", 6, "remove the comma before ']'.")]
    [InlineData("""{"a":1 "b":2}""", 8, "a comma is missing before this")]
    [InlineData("""{"a" "b"}""", 6, "a ':' if this is the value of a member")]
    [InlineData("""{"a":1,,"b":2}""", 8, "a comma too many")]
    [InlineData("""{"a":}""", 6, "the value is missing")]
    [InlineData("""{"a":1]""", 7, "closes something that another bracket opened")]
    [InlineData("""{"a":1} x""", 9, "more after the end")]
    [InlineData("""{"a":1""", 7, "the text ends before")]
    [InlineData("""{'a':1}""", 2, "plain double quotes")]
    [InlineData("""{"a":“x”}""", 6, "plain double quotes")]
    [InlineData("""{a:1}""", 2, "a name in double quotes is expected here, not 'a'")]
    [InlineData("""{"a":abc}""", 6, "a value is expected here, not 'abc'")]
    [InlineData("""{"a":True}""", 6, "write true in small letters")]
    [InlineData("""{"a":None}""", 6, "JSON has no None")]
    [InlineData("""{"a":01}""", 6, "no number as JSON has it")]
    [InlineData("""{"a":.5}""", 6, "no number as JSON has it")]
    [InlineData("""{"a":"C:\pictures"}""", 9, "write a backslash in a text as \\\\")]
    [InlineData("""{"a":"x}""", 6, "no closing '\"'")]
    [InlineData("{\"a\":\"x\ny\"}", 6, "no closing '\"' on its line")]
    [InlineData("{ // a comment\n}", 3, "JSON has no comments")]
    public void A_fault_is_told_with_its_column_and_what_to_do(string text, int column, string cause)
    {
        var sentence = JsonText.SyntaxError(Encoding.UTF8.GetBytes(text), "request.json");

        sentence.Should().StartWith($"'request.json' is not valid JSON: line 1, column {column}: ").And.Contain(cause);
        sentence.Should().NotContainAny("reader", "token", "JsonReader", "Expected", "Change", "delimiter", "property");
    }

    [Fact]
    public void A_text_of_another_encoding_is_told_by_its_name() =>
        JsonText.SyntaxError(Encoding.Unicode.GetBytes("""{"a":1}"""), "-").Should().Contain("UTF-16");

    [Fact]
    public void A_text_that_nests_too_deep_is_told_so() =>
        JsonText.SyntaxError(Encoding.UTF8.GetBytes(new string('[', 600)), "-").Should().Contain("more than 512 deep");
}

using System.Text.Json;

namespace KlingGen.ContractTests.Cli;

/// <summary>How the tool ended.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error)
{
    /// <summary>Standard output, which must be one JSON object.</summary>
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Output);
            return document.RootElement.Clone();
        }
    }

    /// <summary>The failure was told in one plain sentence: no stack trace, no type names.</summary>
    public void ShouldFail(int exitCode, string sentence)
    {
        ExitCode.Should().Be(exitCode, "standard error says: {0}", Error);
        Error.Should().Contain(sentence).And.NotContain("   at ").And.NotContain("Exception");
        Error.Should().MatchRegex(@"(?m)^klinggen: .+[^.]$|^klinggen: .+\.$");
    }
}

using System.Text.Json.Nodes;
using KlingGen.ContractTests.Equivalence;

namespace KlingGen.ContractTests.Documents;

/// <summary>A gateway, or a product, is added by documents alone: the tool, the client and the emulator of a copy of the repository know it without a line of C#.</summary>
/// <param name="added">The copy.</param>
public sealed class AddedDocumentsTests(AddedDocuments added) : IClassFixture<AddedDocuments>
{
    [Theory]
    [InlineData("acme", "sketch", "sketch A_cat --length 2 --shape 16:9 --colours red --colours blue")]
    [InlineData("nova", "text2film", "text2film A_cat --model kling-4.0 --duration 7")]
    [InlineData("kapon", "restyle", "restyle --video https://example.com/a.mp4 --look oil --strength 0.5")]
    public async Task A_video_is_made_through_it(string gateway, string product, string commandLine)
    {
        var result = await added.RunAsync(gateway, [.. commandLine.Split(' '), "--gateway", gateway, "--output", product + ".mp4", "--json"]);

        result.ExitCode.Should().Be(0, result.Error);
        result.Json.GetProperty("handle").GetString().Should().Match($"{gateway}~*/{product}/*");
        result.Json.GetProperty("createdAt").GetDateTimeOffset().Should().BeCloseTo(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5));
        added.ReadFile(product + ".mp4").AsSpan(4, 4).ToArray().Should().Equal("ftyp"u8.ToArray());
    }

    [Fact]
    public async Task A_model_in_the_path_travels_there_alone()
    {
        var result = await added.RunAsync("nova", "text2film", "In the path", "--model", "kling-3.0", "--gateway", "nova", "--no-wait");

        result.ExitCode.Should().Be(0, result.Error);
        var sent = await added.RequestAsync("POST", "In the path");
        sent.GetProperty("path").GetString().Should().EndWith("/text-to-film/kling-3.0");
        sent.GetProperty("body").TryGetProperty("model", out _).Should().BeFalse();
    }

    [Theory]
    [InlineData("acme", "sketch A_dog --length 2")]
    [InlineData("nova", "text2film A_dog --model kling-3.0")]
    [InlineData("kapon", "restyle --video https://example.com/a.mp4 --look anime")]
    public async Task Its_handles_lead_back_to_the_task_from_another_process(string gateway, string commandLine)
    {
        var created = await added.RunAsync(gateway, [.. commandLine.Split(' '), "--gateway", gateway, "--no-wait"]);
        var handle = created.Output.Trim();

        var waited = await added.RunAsync(gateway, "wait", handle, "--output", $"{gateway}-resumed.mp4");

        waited.ExitCode.Should().Be(0, created.Error + waited.Error);
        added.ReadFile($"{gateway}-resumed.mp4").AsSpan(4, 4).ToArray().Should().Equal("ftyp"u8.ToArray());
    }

    [Theory]
    [InlineData("acme", "sketch", """{"idea":"A cat","length":6}""", "")]
    [InlineData("acme", "sketch", """{"idea":"A cat","length":7}""", "/length maximum")]
    [InlineData("acme", "sketch", """{"idea":"A cat","length":5,"shape":"1:1"}""", "/length maximum")]
    [InlineData("acme", "sketch", """{"length":3}""", " required")]
    [InlineData("nova", "text2film", """{"model":"kling-3.0","prompt":"A cat","settings":{"duration":31}}""", "/settings/duration maximum")]
    [InlineData("kapon", "restyle", """{"video":"https://a.b/c","look":"clay"}""", "/look enum")]
    [InlineData("kapon", "restyle", """{"video":"https://a.b/c","look":"oil"}""", "")]
    public async Task Its_rules_judge_requests_and_its_schema_agrees(string gateway, string product, string request, string expected)
    {
        var verdict = await added.RunAsync(["validate", product, "--gateway", gateway, "-", "--json"], request);
        var schema = await added.RunAsync(["schema", product, "--gateway", gateway]);
        var byAjv = await AjvJudge.JudgeAsync(
            new Dictionary<string, JsonNode> { ["request"] = JsonNode.Parse(schema.Output)! }, [("request", request)]);

        var errors = verdict.Json.GetProperty("errors").EnumerateArray().Select(static error => $"{error.GetProperty("instanceLocation")} {error.GetProperty("keyword")}");
        string.Join(", ", errors).Should().Be(expected);
        (byAjv[0] is null).Should().Be(expected.Length == 0);
    }

    [Theory]
    [InlineData("acme", "sketch")]
    [InlineData("nova", "text2film")]
    [InlineData("kapon", "restyle")]
    public async Task Its_schemas_are_taken_by_ajv_in_strict_mode(string gateway, string product)
    {
        var schema = await added.RunAsync(["schema", product, "--gateway", gateway]);

        (await AjvJudge.AskAsync<string>([AjvJudge.Strict(JsonNode.Parse(schema.Output)!)]).ToListAsync()).Should().Equal([null]);
    }

    [Theory]
    [InlineData("acme", "sketch A_cat --length 9", "/length")]
    [InlineData("nova", "text2film A_cat --model kling-9", "/model")]
    [InlineData("kapon", "restyle --video https://example.com/a.mp4 --look clay", "anime")]
    public async Task A_wrong_request_is_refused_before_it_is_sent(string gateway, string commandLine, string told)
    {
        var result = await added.RunAsync(gateway, [.. commandLine.Split(' '), "--gateway", gateway]);

        result.ExitCode.Should().Be(3, result.Error);
        result.Error.Should().Contain("nothing was sent").And.Contain(told);
    }
}

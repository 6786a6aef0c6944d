namespace KlingGen.SpecCompiler.Tests.Served;

/// <summary>Clients of whole documents against a server that plays the documents' examples.</summary>
public sealed class ServedDocumentTests
{
    [Theory]
    [InlineData("catalogue.yaml", 10, 20)]
    [InlineData("measurements.json", 8, 17)]
    [InlineData("animals.yaml", 7, 15)]
    [InlineData(
        "uploads.yaml", 8, 16, "POST /either application/x-www-form-urlencoded → 204 -", "POST /either application/vnd.meta+json → 204 -")]
    [InlineData("streams.yaml", 8, 16)]
    [InlineData("secrets.yaml", 12, 15)]
    [InlineData("answers.yaml", 12, 27, "GET /formats - → 200 application/xml")]
    [InlineData("library/library.yaml", 5, 8)]
    [InlineData("names.yaml", 11, 13)]
    [InlineData("latest.yaml", 11, 15)]
    [InlineData("formats.yaml", 4, 8)]
    public async Task Requests_are_what_the_document_says_and_answers_lose_nothing(
        string document, int operations, int exchanges, params string[] unsent)
    {
        var path = PathOf(document);
        var run = await ServedRun.OfAsync(path);

        run.Problems.Should().BeEmpty();
        run.Unsent.Should().Equal(unsent);
        (run.Operations, run.Exchanges).Should().Be((operations, exchanges));
        run.Operations.Should().Be(CountOf(path), "no operation is left out");
    }

    [Fact]
    public async Task The_server_notices_each_difference()
    {
        var unnoticed = await ServedRun.UnnoticedAsync(PathOf("catalogue.yaml"));

        unnoticed.Should().BeEmpty();
    }

    private static string PathOf(string document) => Path.Combine(AppContext.BaseDirectory, "Served", "Documents", document);

    private static int CountOf(string path)
    {
        string[] methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];
        var items = DocumentText.Read(path)["paths"]!.AsObject().Select(static path => path.Value!.AsObject());
        return items.Sum(
            item => item.Count(member => methods.Contains(member.Key)) + (item["additionalOperations"]?.AsObject().Count ?? 0));
    }
}

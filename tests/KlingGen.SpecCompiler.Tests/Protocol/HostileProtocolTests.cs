using System.Text.Json;
using KlingGen.SpecCompiler.Tests.Fuzzing;

namespace KlingGen.SpecCompiler.Tests.Protocol;

/// <summary>Whatever a document says of its gateway is only text to the code that is emitted.</summary>
public sealed class HostileProtocolTests
{
    public static TheoryData<string> Texts => [.. HostileTexts.Names.Where(static text => text.Contains(HostileTexts.Canary, StringComparison.Ordinal)), "\uD83D\uDE00 \u0085 \u202E {0}"];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Words_of_a_document_arrive_as_they_are(string text)
    {
        var words = JsonSerializer.Serialize(text);
        var document = ReelDocument.Text;
        foreach (var (sound, edited) in ((string, string)[])
        [
            ("title: Reel,", $"title: {words},"),
            ("description: An invented gateway.", $"description: {words}"),
            ("taskId: 'f-####'", $"taskId: {words}"),
            ("description: Everywhere.", $"description: {words}"),
            ("summary: Makes a film", $"summary: {words}"),
            ("view: full", $"view: {words}"),
            ("waiting: submitted", $"{words}: submitted"),
            ("meaning: too fast", $"meaning: {words}"),
            ("message: Down, type: outage", $"message: {words}, type: {words}"),
            ("'7': {", $"{words}: {{"),
            ("success: [0, ok]", $"success: [{words}]"),
            ("description: What happens.", $"description: {words}"),
            ("'on': high", $"{words}: {words}"),
            ("enum: [dark, light]", $"enum: [{words}]"),
            ("default: A clip", $"default: {words}"),
            ("grain: { default: fine,", $"grain: {{ default: {words},"),
            ("with: { /cut: true }", $"with: {{ /cut: {words} }}"),
            ("requestBody: { newest: true }", $"requestBody: {{ {words}: {words} }}"),
            ("phase: waiting } }", $"phase: waiting, {words}: {words} }} }}"),
        ])
        {
            document.Should().Contain(sound);
            document = document.Replace(sound, edited, StringComparison.Ordinal);
        }

        var emitted = EmittedGateway.Of(document);

        emitted.Invoking(static gateway => gateway.Type(HostileTexts.Canary)).Should().Throw<TypeLoadException>();
        var reel = emitted.Descriptor;
        var film = reel.FindProduct("film")!;
        new[]
        {
            reel.Title, reel.Description, reel.TaskIdPattern, reel.Servers[0].Description, film.Summary, film.Create.Task!.Statuses[0].Key, film.Create.Error!.Codes[0].Code,
            film.Create.Error.Codes[0].Meaning, film.Create.Error.Codes[1].Message, film.Create.Error.Codes[1].Type, film.Members[5].Values[0],
            film.Members[7].Words[0].Key,
        }.Should().OnlyContain(found => found == text);
        film.Members[0].Description.Should().Be(text.Replace('\r', '\n').Trim(), "prose is cleaned");
        new[]
        {
            film.Query.Parameters[0].Value!, film.Create.Error.Success[0], film.Members[7].Words[0].Value, reel.Defaults[1].Values[0].Value, film.Request.Shots!.With[0].Value,
        }.Should().OnlyContain(found => Text(found) == text);
        JsonDocument.Parse(film.Schema).RootElement.GetProperty("properties").GetProperty("script").GetProperty("description").GetString().Should().Be(text);
        JsonDocument.Parse(film.Create.Examples[0]).RootElement.GetProperty("payload").GetProperty(text).GetString().Should().Be(text);
        JsonDocument.Parse(emitted.Descriptor.Products[1].List!.Body!).RootElement.GetProperty(text).GetString().Should().Be(text);
        film.Complete(film.Parse("""{"script":"A man"}"""u8)).ToString().Should().NotBeNull();
    }

    private static string? Text(string json) => JsonDocument.Parse(json).RootElement.GetString();
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace KlingGen.Tests.Rules;

/// <summary>A request and what a gateway's rules say of it.</summary>
/// <param name="Expected"><c>valid</c>, <c>warns</c>, or the errors, each as location and keyword with a colon between, the keywords as ajv names them.</param>
internal sealed partial record RuleCase(string Document, string Operation, int Line, JsonObject Request, string Expected)
{
    public string Key => $"{Document}.{Operation}({Line})";

    public static IReadOnlyList<RuleCase> All { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Rules", "Cases"), "*.txt").Order(StringComparer.Ordinal).SelectMany(Read)];

    private static IEnumerable<RuleCase> Read(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path).Split('.');
        var lines = File.ReadAllLines(path);
        var start = new JsonObject();
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("base ", StringComparison.Ordinal))
            {
                start = JsonNode.Parse(lines[i]["base ".Length..])!.AsObject();
            }
            else if (lines[i].Split(" => ", 2) is [var change, var expected])
            {
                yield return new RuleCase(name[0], name[1], i + 1, Change(start, JsonNode.Parse(change)!.AsObject()), expected);
            }
        }
    }

    /// <summary>The request with some members replaced, or removed by null.</summary>
    private static JsonObject Change(JsonObject start, JsonObject change)
    {
        var request = start.DeepClone().AsObject();
        foreach (var (name, value) in change)
        {
            request.Remove(name);
            if (value is not null)
            {
                request.Add(name, Repeat(value));
            }
        }

        return request;
    }

    /// <summary>Writes out strings such as <c>x*2501</c>.</summary>
    private static JsonNode? Repeat(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(static member => KeyValuePair.Create(member.Key, Repeat(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Repeat)]),
        JsonValue value when value.TryGetValue<string>(out var text) && Repetition().Match(text) is { Success: true } match =>
            string.Concat(Enumerable.Repeat(match.Groups["text"].Value, int.Parse(match.Groups["count"].Value))),
        _ => node?.DeepClone(),
    };

    [GeneratedRegex(@"^(?<text>..?)\*(?<count>[0-9]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Repetition();
}

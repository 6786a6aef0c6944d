using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KlingGen.Runtime;

namespace KlingGen.Tests.Rules;

/// <summary>A request and what a gateway's rules say of it.</summary>
/// <param name="Expected">The verdict, as <see cref="Verdict(ValidationResult)"/> writes it: <c>valid</c>, or the errors, each as location and keyword with a colon
/// between, the keywords as ajv names them, and then, after the word <c>warns</c>, the warnings.</param>
internal sealed partial record RuleCase(string Document, string Operation, string Line, JsonNode Request, string Expected)
{
    public string Key => $"{Document}.{Operation}({Line})";

    public static IReadOnlyList<RuleCase> All { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Rules", "Cases"), "*.txt").Order(StringComparer.Ordinal).SelectMany(Read)];

    public static string Verdict(ValidationResult result) =>
        Verdict(result.Errors.Select(static error => $"{error.InstanceLocation}:{error.Keyword}"), result.Warnings.Select(static warning => $"{warning.InstanceLocation}:{warning.Keyword}"));

    public static string Verdict(IEnumerable<string> errors, IEnumerable<string> warnings)
    {
        var (error, warning) = (Join(errors), Join(warnings));
        return warning.Length == 0 ? error.Length == 0 ? "valid" : error : $"{error} warns {warning}".TrimStart();
    }

    private static string Join(IEnumerable<string> found) => string.Join(", ", found.Order(StringComparer.Ordinal));

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
                var choices = Choices(change).ToList();
                for (var choice = 0; choice < choices.Count; choice++)
                {
                    var line = choices.Count == 1 ? $"{i + 1}" : $"{i + 1}.{choice + 1}";
                    yield return new RuleCase(name[0], name[1], line, Change(start, JsonNode.Parse(choices[choice])!), Sorted(expected));
                }
            }
        }
    }

    /// <summary>Writes out choices such as <c>&lt;std|pro&gt;</c>, each a case of its own.</summary>
    private static IEnumerable<string> Choices(string text) =>
        Choice().Match(text) is { Success: true } match
            ? match.Groups["choice"].Captures.SelectMany(choice => Choices(text[..match.Index] + choice.Value + text[(match.Index + match.Length)..]))
            : [text];

    private static string Sorted(string expected)
    {
        var parts = expected == "valid" ? [""] : (" " + expected).Split(" warns ", 2);
        return Verdict(Listed(parts[0]), parts.Length == 1 ? [] : Listed(parts[1]));

        static string[] Listed(string text) => text.Split(", ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The request with some members replaced, or removed by null; what is no object takes the place of the whole request.</summary>
    private static JsonNode Change(JsonObject start, JsonNode change)
    {
        if (change is not JsonObject members)
        {
            return change;
        }

        var request = start.DeepClone().AsObject();
        foreach (var (name, value) in members)
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

    [GeneratedRegex(@"<(?<choice>[^<>|]*)(?:\|(?<choice>[^<>|]*))+>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Choice();
}

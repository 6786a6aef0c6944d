using System.Text.Json;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Runtime.Http;

/// <summary>What an error in JSON says to people, in any of the usual forms: a text, a list of faults with their places, an object with
/// either, or JSON wrapped in a text.</summary>
internal static class ErrorWords
{
    private const int Deepest = 6;
    private const int MostFaults = 5;

    private static readonly string[] s_sentences =
    [
        "message", "msg", "errordescription", "errormessage", "errormsg", "errmsg", "failreason", "reason", "detail", "details",
        "description", "error",
        "title", "text",
    ];

    private static readonly string[] s_faults = ["errors", "detail", "details", "violations", "invalidparams", "issues"];

    private static readonly string[] s_locations = ["loc", "path", "field", "param", "parameter", "pointer", "location", "property"];

    /// <summary>The words; null where there are none.</summary>
    public static string? Of(JsonElement error) => Of(error, 0);

    private static string? Of(JsonElement error, int depth)
    {
        if (depth > Deepest)
        {
            return null;
        }

        switch (error.ValueKind)
        {
            case JsonValueKind.String when AnswerPlace.Within(error) is { } json && Of(json, depth + 1) is { } words:
                return words;
            case JsonValueKind.String:
                return error.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
            case JsonValueKind.Array:
                return Join(error.EnumerateArray().Select(item => Of(item, depth + 1)));
            case JsonValueKind.Object:
                return OfObject(error, depth);
            default:
                return null;
        }
    }

    private static string? OfObject(JsonElement error, int depth)
    {
        var members = error.EnumerateObject().Select(static member => (Name: PlainNames.Of(member.Name), member.Value)).ToList();
        var sentence = s_sentences.SelectMany(name => members.Where(member => member.Name == name))
            .Where(static member => member.Value.ValueKind != JsonValueKind.Array)
            .Select(member => Of(member.Value, depth + 1)).FirstOrDefault(static words => words is not null);
        var faults = Join(members.Where(static member => s_faults.Contains(member.Name))
            .Select(member => member.Value.ValueKind switch
            {
                JsonValueKind.Array => Of(member.Value, depth + 1),
                JsonValueKind.Object => ByMember(member.Value, depth + 1),
                _ => null,
            }));
        var words = sentence is null || faults is null || faults.Contains(sentence, StringComparison.Ordinal) ? faults ?? sentence
            : sentence.Contains(faults, StringComparison.Ordinal) ? sentence : $"{sentence.TrimEnd('.', ':')}: {faults}";
        return words is not null && LocationOf(error) is { } location ? $"{location}: {words}" : words;
    }

    /// <summary>Faults by the member that they are about, as ASP.NET Core has them; or simply an error.</summary>
    private static string? ByMember(JsonElement faults, int depth)
    {
        var isByMember = faults.EnumerateObject().All(static member => member.Value.ValueKind == JsonValueKind.Array);
        return isByMember
            ? Join(faults.EnumerateObject().Select(member => Of(member.Value, depth + 1) is { } words ? $"{member.Name}: {words}" : null))
            : OfObject(faults, depth + 1);
    }

    private static string? LocationOf(JsonElement fault)
    {
        foreach (var member in fault.EnumerateObject().Where(static member => s_locations.Contains(PlainNames.Of(member.Name))))
        {
            var location = member.Value.ValueKind == JsonValueKind.Array
                ? string.Join('.', member.Value.EnumerateArray().Select(JsonPlaces.Text).Where(static part => part is not null))
                : JsonPlaces.Text(member.Value);
            if (!string.IsNullOrWhiteSpace(location))
            {
                return location;
            }
        }

        return null;
    }

    private static string? Join(IEnumerable<string?> words)
    {
        var joined = string.Join("; ", words.Where(static part => part is not null).Distinct().Take(MostFaults));
        return joined.Length == 0 ? null : joined;
    }
}

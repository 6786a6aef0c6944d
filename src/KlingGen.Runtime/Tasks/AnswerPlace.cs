using System.Collections.Frozen;
using System.Text.Json;

namespace KlingGen.Runtime.Tasks;

/// <summary>A value in an answer, with the names that lead to it: what is left to go by where no map fits.</summary>
/// <param name="Value">The value.</param>
/// <param name="Name">Its plain name; that of the list for an item, empty for the answer itself.</param>
/// <param name="Owner">What it stands in.</param>
internal sealed record AnswerPlace(JsonElement Value, string Name, AnswerPlace? Owner)
{
    private const int Deepest = 12;
    private const int Most = 5000;

    /// <summary>What only repeats the request.</summary>
    private static readonly FrozenSet<string> s_echoes = FrozenSet.ToFrozenSet(
    [
        "request", "req", "requestbody", "originalrequest", "input", "inputs", "param", "params", "parameter", "parameters", "argument",
        "arguments", "args", "options", "config", "settings", "taskinfo", "taskinput", "properties", "user", "account", "headers",
    ]);

    private int Depth => Owner is null ? 0 : Owner.Depth + 1;

    /// <summary>The answer and all in it that does not repeat the request, outer values first. JSON within a text is entered too.</summary>
    public static List<AnswerPlace> Walk(JsonElement answer)
    {
        var places = new List<AnswerPlace> { new(answer, "", Owner: null) };
        for (var i = 0; i < places.Count && places.Count < Most; i++)
        {
            if (places[i].Depth < Deepest)
            {
                places[i].AddTo(places);
            }
        }

        return places;
    }

    /// <summary>Whether a member only repeats the request.</summary>
    public static bool IsEcho(string name) => s_echoes.Contains(name);

    /// <summary>The JSON that a text is.</summary>
    public static JsonElement? Within(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String
            || value.GetString() is not { } text
            || text.AsSpan().TrimStart() is not ['{' or '[', ..])
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void AddTo(List<AnswerPlace> places)
    {
        switch (Value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in Value.EnumerateObject())
                {
                    var name = PlainNames.Of(member.Name);
                    if (!IsEcho(name))
                    {
                        places.Add(new AnswerPlace(member.Value, name, this));
                    }
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in Value.EnumerateArray())
                {
                    places.Add(new AnswerPlace(item, Name, this));
                }

                break;
            case JsonValueKind.String when Within(Value) is { } json:
                places.Add(new AnswerPlace(json, Name, this));
                break;
            default:
                break;
        }
    }
}

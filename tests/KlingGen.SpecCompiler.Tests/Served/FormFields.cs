using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace KlingGen.SpecCompiler.Tests.Served;

/// <summary>Reads pairs of names and raw values as an object's members.</summary>
internal static class FormFields
{
    /// <param name="like">The example: texts become numbers and booleans where its values are.</param>
    /// <param name="encoding">How the document writes single members; null for the form style.</param>
    public static JsonObject Read(List<(string Name, string Value)> pairs, JsonObject like, IDictionary<string, OpenApiEncoding>? encoding)
    {
        var found = new JsonObject();
        foreach (var (name, expected) in like)
        {
            var settings = encoding?.TryGetValue(name, out var own) == true ? own : null;
            if (settings?.Style == ParameterStyle.DeepObject)
            {
                found[name] = Deep(name, pairs.FindAll(pair => pair.Name.StartsWith(name + "[", StringComparison.Ordinal)), expected);
                pairs.RemoveAll(pair => pair.Name.StartsWith(name + "[", StringComparison.Ordinal));
                continue;
            }

            var values = pairs.FindAll(pair => pair.Name == name).ConvertAll(static pair => pair.Value);
            pairs.RemoveAll(pair => pair.Name == name);
            if (values.Count > 0)
            {
                found[name] = Member(values, expected, settings);
            }
        }

        foreach (var (name, value) in pairs)
        {
            found[name] = value;
        }

        return found;
    }

    public static string[] Split(string raw, ParameterStyle? style) => style switch
    {
        ParameterStyle.SpaceDelimited => raw.Replace("%20", "+", StringComparison.Ordinal).Split('+'),
        ParameterStyle.PipeDelimited => raw.Replace("%7C", "|", StringComparison.OrdinalIgnoreCase).Split('|'),
        _ => raw.Split(','),
    };

    /// <summary>Members in brackets.</summary>
    public static JsonObject? Deep(string name, List<(string Name, string Value)> pairs, JsonNode? like)
    {
        if (pairs.Count == 0)
        {
            return null;
        }

        var found = new JsonObject();
        foreach (var (key, value) in pairs)
        {
            var steps = key[(name.Length + 1)..^1].Split("][");
            var expected = steps.Aggregate(
                like, static (node, step) => node is JsonArray list ? list.ElementAtOrDefault(0) : (node as JsonObject)?[step]);
            var text = Scalar(ReceivedRequest.Unescape(value), expected);
            var holder = found;
            for (var i = 0; i < steps.Length - 1; i++)
            {
                if (steps[i + 1].Length == 0)
                {
                    (holder[steps[i]] ??= new JsonArray()).AsArray().Add(text);
                    holder = null;
                    break;
                }

                holder = (holder[steps[i]] ??= new JsonObject()).AsObject();
            }

            if (holder is not null)
            {
                holder[steps[^1]] = text;
            }
        }

        return found;
    }

    /// <summary>A text as the JSON value that it stands for.</summary>
    public static JsonNode? Scalar(string text, JsonNode? like) => like?.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.Number or System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False
            or System.Text.Json.JsonValueKind.Object or System.Text.Json.JsonValueKind.Array =>
            Parsed(text),
        _ => text,
    };

    private static JsonNode? Member(List<string> values, JsonNode? expected, OpenApiEncoding? encoding) => (expected, encoding) switch
    {
        (JsonArray items, { ContentType: { } type }) when MediaTypes.IsJson(type) => Scalar(ReceivedRequest.Unescape(values[0]), items),
        (JsonArray items, { Explode: false }) => List(Split(values[0], encoding.Style), items),
        (JsonArray items, _) => List(values, items),
        _ => Scalar(ReceivedRequest.Unescape(values[0]), expected),
    };

    private static JsonArray List(IEnumerable<string> values, JsonArray like) =>
        new([.. values.Select((value, i) => Scalar(ReceivedRequest.Unescape(value), like.ElementAtOrDefault(i)))]);

    private static JsonNode? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return text;
        }
    }
}

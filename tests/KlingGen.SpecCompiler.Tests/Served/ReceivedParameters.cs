using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace KlingGen.SpecCompiler.Tests.Served;

/// <summary>Reads parameters as their styles say, after the specification's table, and compares them with the examples.</summary>
internal static class ReceivedParameters
{
    public static void Check(Exchange due, ReceivedRequest request, List<string> problems)
    {
        foreach (var parameter in due.Operation.Parameters)
        {
            var place = parameter.In!.Value.ToString().ToLowerInvariant();
            if (place == "header" && parameter.Name is "Accept" or "Content-Type" or "Authorization")
            {
                continue;
            }

            due.Arguments.TryGetValue((place, parameter.Name!), out var expected);
            var found = Read(parameter, place, expected, request);
            if (!JsonNode.DeepEquals(found, expected))
            {
                problems.Add($"The {place} parameter {parameter.Name} should be {Show(expected)} and is {Show(found)}.");
            }
        }
    }

    private static string Show(JsonNode? node) => node?.ToJsonString() ?? "absent";

    private static JsonNode? Read(IOpenApiParameter parameter, string place, JsonNode? expected, ReceivedRequest request)
    {
        var name = parameter.Name!;
        if (place == "querystring")
        {
            return WholeQuery(parameter, expected, request);
        }

        if (parameter.Content is { Count: > 0 })
        {
            var text = place switch
            {
                "path" => request.TakePath(name) is { } segment ? Uri.UnescapeDataString(segment) : null,
                "header" => request.TakeHeader(name),
                _ => request.Take(place, other => other == name) is [var only] ? ReceivedRequest.Unescape(only.Value) : null,
            };
            return text is null ? null : MediaTypes.IsJson(parameter.Content.Keys.First()) ? JsonNode.Parse(text) : text;
        }

        return place switch
        {
            "path" => InPath(parameter, request.TakePath(name)!, expected),
            "header" => request.TakeHeader(name) is { } header
                ? Value([.. header.Split(',', StringSplitOptions.TrimEntries)], parameter.Explode, expected, header, static text => text)
                : null,
            _ => InPairs(parameter, place, expected, request),
        };
    }

    private static JsonNode? WholeQuery(IOpenApiParameter parameter, JsonNode? expected, ReceivedRequest request)
    {
        var type = parameter.Content!.Keys.First();
        if (type != "application/x-www-form-urlencoded")
        {
            request.Take("query", static _ => true);
            return request.Query.Length == 0
                ? null
                : MediaTypes.IsJson(type)
                ? JsonNode.Parse(Uri.UnescapeDataString(request.Query))
                : Uri.UnescapeDataString(request.Query);
        }

        return expected is JsonObject members ? FormFields.Read(request.Take("query", static _ => true), members, encoding: null) : null;
    }

    private static JsonNode? InPath(IOpenApiParameter parameter, string raw, JsonNode? expected)
    {
        switch (parameter.Style)
        {
            case ParameterStyle.Label:
                var label = raw.TrimStart('.');
                return Value(label.Split(parameter.Explode ? '.' : ','), parameter.Explode, expected, label);
            case ParameterStyle.Matrix when parameter.Explode && expected is JsonObject:
                return Value(raw[1..].Split(';'), explode: true, expected, raw);
            case ParameterStyle.Matrix:
                var values = raw[1..].Split(';').Select(pair => pair.StartsWith(parameter.Name + "=", StringComparison.Ordinal)
                    ? pair[(parameter.Name!.Length + 1)..]
                    : "(no " + parameter.Name + ") " + pair).ToArray();
                return Value(parameter.Explode ? values : values[0].Split(','), explode: false, expected, values[0]);
            default:
                return Value(raw.Split(','), parameter.Explode, expected, raw);
        }
    }

    private static JsonNode? InPairs(IOpenApiParameter parameter, string place, JsonNode? expected, ReceivedRequest request)
    {
        var name = parameter.Name!;
        if (parameter.Style == ParameterStyle.DeepObject && expected is JsonObject or null)
        {
            return FormFields.Deep(name, request.Take(place, other => other.StartsWith(name + "[", StringComparison.Ordinal)), expected);
        }

        if (parameter.Explode && expected is JsonObject members)
        {
            return FormFields.Read(request.Take(place, members.ContainsKey), members, encoding: null);
        }

        var values = request.Take(place, other => other == name).ConvertAll(static pair => pair.Value);
        return values.Count == 0 ? expected is JsonArray { Count: 0 } ? new JsonArray() : null
            : parameter.Explode && expected is JsonArray ? Value([.. values], explode: true, expected, "")
            : values.Count > 1 ? "(several) " + string.Join('&', values)
            : Value(FormFields.Split(values[0], parameter.Style), explode: false, expected, values[0]);
    }

    private static JsonNode? Value(string[] parts, bool explode, JsonNode? expected, string whole) =>
        Value(parts, explode, expected, whole, Uri.UnescapeDataString);

    private static JsonNode? Value(
        string[] parts, bool explode, JsonNode? expected, string whole, Func<string, string> unescape) => expected switch
    {
        JsonArray items => new JsonArray([.. parts.Select((part, i) => FormFields.Scalar(unescape(part), items.ElementAtOrDefault(i)))]),
        JsonObject members => new JsonObject((explode ? parts.Select(static part => part.Split('=', 2)) : parts.Chunk(2))
            .Select(pair => KeyValuePair.Create(
                unescape(pair[0]), pair.Length > 1 ? FormFields.Scalar(unescape(pair[1]), members[unescape(pair[0])]) : null))),
        _ => FormFields.Scalar(unescape(whole), expected),
    };
}

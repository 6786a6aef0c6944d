using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace KlingGen.SpecCompiler.Tests.Served;

/// <summary>The calls that an operation's examples ask for: each body, each answer and each parameter at least once,
/// and once without all that may be left out.</summary>
internal static class Exchanges
{
    public static IEnumerable<Exchange> Of(ServedOperation operation)
    {
        var bodies = Bodies(operation.Operation.RequestBody).ToList();
        var answers = Answers(operation).ToList();
        var count = Math.Max(
            Math.Max(bodies.Count, answers.Count),
            operation.Parameters.Select(static parameter => Examples.Of(parameter).Count).DefaultIfEmpty(1).Max());
        for (var i = 0; i < count; i++)
        {
            yield return Make(operation, Arguments(operation.Parameters, i), bodies[i % bodies.Count], answers[i % answers.Count]);
        }

        var required = operation.Parameters.Where(static parameter => parameter.Required).ToList();
        if (required.Count < operation.Parameters.Count)
        {
            yield return Make(operation, Arguments(required, 0), bodies[^1], answers[0]);
        }
    }

    private static Exchange Make(
        ServedOperation operation,
        Dictionary<(string Place, string Name), JsonNode?> arguments,
        (string? Type, JsonNode? Value) body,
        (int Status, string? Type, JsonNode? Value) answer) =>
        new(operation, arguments, body.Type, body.Value, answer.Status, answer.Type, answer.Value);

    private static Dictionary<(string Place, string Name), JsonNode?> Arguments(
        IReadOnlyList<IOpenApiParameter> parameters, int index) => parameters.ToDictionary(
        static parameter => (parameter.In!.Value.ToString().ToLowerInvariant(), parameter.Name!),
        parameter => Examples.Of(parameter) is var examples ? examples[index % examples.Count] : null);

    private static IEnumerable<(string? Type, JsonNode? Value)> Bodies(IOpenApiRequestBody? body)
    {
        foreach (var (type, media) in body?.Content ?? new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal))
        {
            foreach (var example in Examples.Of(media))
            {
                yield return (type, example);
            }
        }

        if (body is not { Required: true })
        {
            yield return (null, null);
        }
    }

    private static IEnumerable<(int Status, string? Type, JsonNode? Value)> Answers(ServedOperation operation)
    {
        foreach (var (key, response) in operation.Operation.Responses!)
        {
            var status = StatusOf(key, operation);
            if (response.Content is not { Count: > 0 } || operation.Method == "HEAD")
            {
                yield return (status, null, null);
                continue;
            }

            foreach (var (type, media) in response.Content)
            {
                foreach (var example in Examples.Of(media))
                {
                    yield return (status, type, example);
                }
            }
        }
    }

    private static int StatusOf(string key, ServedOperation operation)
    {
        if (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var status))
        {
            return status;
        }

        // A status that the document does not name by itself.
        string[] keys = [.. operation.Operation.Responses!.Keys];
        return key != "default" ? ((key[0] - '0') * 100) + 18
            : !Array.Exists(keys, static other => other.StartsWith('2')) ? 200
            : ((int[])[507, 418, 399]).First(free => !keys.Contains($"{free / 100}XX"));
    }
}

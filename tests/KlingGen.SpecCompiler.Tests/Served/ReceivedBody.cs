using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace KlingGen.SpecCompiler.Tests.Served;

/// <summary>Compares a request's body with the example.</summary>
internal static class ReceivedBody
{
    public static async Task CheckAsync(Exchange due, HttpRequest request, List<string> problems)
    {
        using var memory = new MemoryStream();
        await request.Body.CopyToAsync(memory);
        var text = Encoding.UTF8.GetString(memory.ToArray());
        var type = request.ContentType is { } full ? MediaTypes.Name(full) : null;
        if (due.RequestType is not { } wanted)
        {
            if (text.Length > 0 || type is not null)
            {
                problems.Add($"No body was to come, and there is {type}: {text}");
            }

            return;
        }

        if (type is null || !type.Equals(MediaTypes.Name(wanted), StringComparison.OrdinalIgnoreCase))
        {
            problems.Add($"The body should be {wanted} and is {type}.");
            return;
        }

        var media = due.Operation.Operation.RequestBody!.Content![wanted];
        memory.Position = 0;
        var found = type switch
        {
            _ when MediaTypes.IsJson(type) => Parsed(text),
            "application/x-www-form-urlencoded" => Form(text, (JsonObject)due.Request!, media),
            _ when type.StartsWith("multipart/", StringComparison.Ordinal) =>
                await MultipartAsync(memory, request.ContentType!, (JsonObject)due.Request!, media, problems),
            _ => text,
        };
        if (!JsonNode.DeepEquals(found, due.Request))
        {
            problems.Add($"The body should be {due.Request?.ToJsonString()} and is {found?.ToJsonString()}.");
        }
    }

    private static JsonNode? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException exception)
        {
            return $"({exception.Message}) {text}";
        }
    }

    private static JsonObject Form(string text, JsonObject expected, IOpenApiMediaType media)
    {
        var pairs = text.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(static pair => pair.Split('=', 2))
            .Select(static pair => (ReceivedRequest.Unescape(pair[0]), pair[1]))
            .ToList();
        return FormFields.Read(pairs, expected, media.Encoding);
    }

    private static async Task<JsonObject> MultipartAsync(
        Stream body, string contentType, JsonObject expected, IOpenApiMediaType media, List<string> problems)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(contentType).Boundary).Value!;
        var reader = new MultipartReader(boundary, body);
        var found = new JsonObject();
        while (await reader.ReadNextSectionAsync() is { } section)
        {
            var disposition = section.GetContentDispositionHeader()!;
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value!;
            var text = await section.ReadAsStringAsync();
            var encoding = media.Encoding?.TryGetValue(name, out var own) == true ? own : null;
            CheckPart(name, section.ContentType, disposition.FileName.Value, expected[name], encoding, SchemaOf(media, name), problems);
            var isJson = section.ContentType is { } type && MediaTypes.IsJson(type);
            var example = expected[name];
            if (example is JsonArray items && !isJson)
            {
                (found[name] ??= new JsonArray()).AsArray().Add(FormFields.Scalar(text, items[0]));
            }
            else if (example is JsonArray { Count: > 0 } nested && nested[0] is JsonObject or JsonArray && isJson && encoding is null)
            {
                (found[name] ??= new JsonArray()).AsArray().Add(Parsed(text));
            }
            else
            {
                found[name] = isJson ? Parsed(text) : FormFields.Scalar(text, example);
            }
        }

        return found;
    }

    private static IOpenApiSchema? SchemaOf(IOpenApiMediaType media, string name) =>
        media.Schema?.Properties?.TryGetValue(name, out var property) == true ? property : null;

    private static void CheckPart(
        string name,
        string? type,
        string? fileName,
        JsonNode? expected,
        OpenApiEncoding? encoding,
        IOpenApiSchema? schema,
        List<string> problems)
    {
        var isFile = (schema?.Items ?? schema) is { Format: "binary" };
        if (isFile != fileName is not null)
        {
            problems.Add($"The part {name} is {(isFile ? "a file and came without" : "no file and came with")} a name.");
        }

        var wanted = encoding?.ContentType is { } named
            && !named.Contains('*', StringComparison.Ordinal)
            && !named.Contains(',', StringComparison.Ordinal) ? named
            : encoding?.ContentType is not null ? null
            : expected is JsonObject || (expected is JsonArray { Count: > 0 } list && list[0] is JsonObject) ? "application/json"
            : null;
        if (wanted is not null && (type is null || MediaTypes.Name(type) != MediaTypes.Name(wanted)))
        {
            problems.Add($"The part {name} should be {wanted} and is {type ?? "without a type"}.");
        }
    }
}

using System.Text.Json.Nodes;

namespace KlingGen.SpecCompiler.Tests.Fuzzing;

/// <summary>Makes whole documents, whose schemas refer to each other and to another file,
/// and whose operations send and answer them in every way.</summary>
internal sealed class DocumentMaker
{
    /// <summary>What stands beside every document that is made; its references lead back.</summary>
    private static readonly Dictionary<string, string> s_beside = new(StringComparer.Ordinal)
    {
        ["beside.yaml"] = """
            components:
              schemas:
                Other: { type: object, properties: { back: { $ref: 'made.json#/components/schemas/A' },
                    inner: { $id: 'inner', $defs: { D: { $anchor: d, type: [string, 'null'] } }, properties: { d: { $ref: '#d' } } } } }
                Union: { oneOf: [{ $ref: '#/components/schemas/Other' }, { $ref: 'made.json#/components/schemas/B' }],
                    discriminator: { propertyName: kind } }
              parameters: { P: { name: p, in: query, schema: { $ref: 'made.json#/components/schemas/A' } } }
            """,
    };

    private static readonly string[] s_names = ["A", "B", "a", "Item", "Task", "C-d", "C_d"];

    private static readonly string[] s_references =
    [
        .. s_names.Select(static name => "#/components/schemas/" + name), "#/components/schemas/A/properties/a",
        "#/components/schemas/B/allOf/0", "#/components/schemas/A/%24defs/a", "#/components/schemas/C~2Dd",
        "#/paths/~1a~1%7Bid%7D/get/parameters/0/schema", "#a", "#", "beside.yaml#/components/schemas/Other",
        "beside.yaml#/components/schemas/Union", "beside.yaml#/components/schemas/Other/properties/inner", "inner#d", "./beside.yaml",
    ];

    private static readonly string[] s_mediaTypes =
    [
        "application/json", "application/vnd.a+json; charset=utf-8", "application/x-www-form-urlencoded", "multipart/form-data",
        "multipart/mixed", "text/plain", "text/event-stream", "application/jsonl", "application/octet-stream", "image/*", "*/*",
        "application/xml", "a", "",
    ];

    private readonly Random _random;
    private readonly SchemaMaker _schemas;

    private DocumentMaker(Random random)
    {
        _random = random;
        _schemas = new SchemaMaker(random, s_references);
    }

    public static Specimen Make(Random random)
    {
        var tree = new DocumentMaker(random).Document();
        return new Specimen("made.json", "made.json", TreeMutator.Write(tree), s_beside, tree);
    }

    private JsonObject Document()
    {
        var components = new JsonObject();
        for (var count = _random.Next(1, s_names.Length + 1); count > 0; count--)
        {
            components[_random.Next(8) == 0 ? _schemas.Member() : Pick(s_names)] = _schemas.Schema(4);
        }

        var document = new JsonObject
        {
            ["openapi"] = Pick(["3.0.3", "3.1.0", "3.1.0", "3.2.0"]),
            ["info"] = new JsonObject { ["title"] = Pick(HostileTexts.Names), ["version"] = "1" },
            ["components"] = new JsonObject
            {
                ["schemas"] = components,
                ["securitySchemes"] = new JsonObject { ["s"] = new JsonObject
                {
                    ["type"] = Pick(["http", "apiKey", "oauth2", "mutualTLS"]),
                    ["scheme"] = Pick(["bearer", "basic"]),
                    ["in"] = Pick(["header", "query", "cookie"]),
                    ["name"] = _schemas.Member(),
                } },
            },
        };
        if (_random.Next(2) == 0)
        {
            document["paths"] = new JsonObject { ["/a/{id}"] = PathItem(), ["/" + _schemas.Member()] = PathItem() };
        }

        if (_random.Next(4) == 0)
        {
            document["webhooks"] = new JsonObject { [_schemas.Member()] = PathItem(), [_schemas.Member()] = PathItem() };
        }

        return document;
    }

    private JsonObject Parameter()
    {
        var parameter = new JsonObject
        {
            ["name"] = _random.Next(2) == 0 ? "id" : _schemas.Member(),
            ["in"] = Pick(["path", "query", "header", "cookie", "querystring"]),
            ["required"] = _random.Next(2) == 0,
        };
        if (_random.Next(2) == 0)
        {
            parameter["style"] = Pick(["simple", "label", "matrix", "form", "spaceDelimited", "pipeDelimited", "deepObject", "cookie"]);
            parameter["explode"] = _random.Next(2) == 0;
            parameter["allowReserved"] = _random.Next(2) == 0;
        }

        parameter[_random.Next(5) == 0 ? "content" : "schema"] = _schemas.Schema(2);
        if (parameter.ContainsKey("content"))
        {
            parameter["content"] = Content();
        }

        return parameter;
    }

    private JsonObject PathItem()
    {
        var item = new JsonObject
        {
            [Pick(["get", "post", "put", "delete", "query", "trace"])] = Operation(1),
            [Pick(["get", "post", "patch"])] = Operation(1),
        };
        if (_random.Next(3) == 0)
        {
            item["parameters"] = new JsonArray(
                Parameter(),
                new JsonObject { ["$ref"] = Pick(["beside.yaml#/components/parameters/P", "#/paths/~1a~1{id}/get/parameters/0"]) });
        }

        return item;
    }

    private JsonObject Operation(int depth)
    {
        var operation = new JsonObject
        {
            ["parameters"] = new JsonArray([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Parameter())]),
        };
        if (_random.Next(2) == 0)
        {
            operation["operationId"] = _schemas.Member();
        }

        if (_random.Next(2) == 0)
        {
            operation["requestBody"] = new JsonObject { ["required"] = _random.Next(2) == 0, ["content"] = Content() };
        }

        var responses = new JsonObject();
        for (var count = _random.Next(4); count > 0; count--)
        {
            responses[Pick(["200", "201", "204", "2XX", "404", "4XX", "500", "default", "x"])] = new JsonObject
            {
                ["description"] = Pick(HostileTexts.Names),
                ["headers"] = new JsonObject { [_schemas.Member()] = new JsonObject { ["schema"] = _schemas.Schema(1) } },
                ["content"] = Content(),
            };
        }

        operation["responses"] = responses;
        if (_random.Next(4) == 0)
        {
            operation["security"] = new JsonArray(new JsonObject { ["s"] = new JsonArray() }, new JsonObject());
        }

        if (depth > 0 && _random.Next(4) == 0)
        {
            operation["callbacks"] = new JsonObject
            {
                [_schemas.Member()] = new JsonObject { ["{$request.body#/a}"] = new JsonObject { ["post"] = Operation(depth - 1) } },
            };
        }

        return operation;
    }

    private JsonObject Content()
    {
        var content = new JsonObject();
        for (var count = _random.Next(1, 4); count > 0; count--)
        {
            content[Pick(s_mediaTypes)] = new JsonObject
            {
                [_random.Next(6) == 0 ? "itemSchema" : "schema"] = _schemas.Schema(3),
                ["encoding"] = new JsonObject { ["a"] = new JsonObject
                {
                    ["contentType"] = Pick(s_mediaTypes),
                    ["style"] = Pick(["form", "deepObject", "pipeDelimited"]),
                    ["explode"] = _random.Next(2) == 0,
                } },
            };
        }

        return content;
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}

using System.Text;

namespace KlingGen.Benchmarks.Generator;

/// <summary>A document of any size, mixed as those of large APIs are: objects of seven members, every tenth schema an enum, every twentieth
/// a union; operations with path and query parameters, every other one with a body.</summary>
internal static class MadeDocument
{
    public static string Text(int schemas, int operations)
    {
        var text = new StringBuilder("openapi: 3.1.0\ninfo: { title: Made, version: '1' }\n");
        text.Append("servers: [{ url: https://made.example }]\npaths:\n");
        for (var i = 0; i < operations; i++)
        {
            text.Append(Operation(i, Plain(i, schemas), Plain(i + 3, schemas)));
        }

        text.Append("components:\n  schemas:\n");
        for (var i = 0; i < schemas; i++)
        {
            text.Append(IsUnion(i) ? Union(i, schemas) : IsEnum(i) ? Enum(i) : Object(i, schemas));
        }

        return text.ToString();
    }

    private static bool IsEnum(int number) => number % 10 == 0;

    private static bool IsUnion(int number) => number % 20 == 5;

    /// <summary>The number of an object, the next one at or after a number.</summary>
    private static int Plain(int number, int schemas) =>
        number % schemas is var place && (IsEnum(place) || IsUnion(place)) ? place + 1 : place;

    private static string Operation(int number, int body, int answer) => $$"""
          /things{{number}}/{id}:
            {{(number % 2 == 0 ? "get" : "post")}}:
              operationId: operation{{number}}
              tags: [group{{number % 12}}]
              summary: Does the thing of number {{number}}
              description: What happens is told in the answer. Nothing else changes.
              parameters:
                - { name: id, in: path, required: true, schema: { type: string, minLength: 1 } }
                - name: limit
                  in: query
                  description: How many at most.
                  schema: { type: integer, minimum: 1, maximum: 100 }
                - { name: tags, in: query, schema: { type: array, items: { type: string } } }
        {{(number % 2 == 0 ? "" : Body(body))}}      responses:
                '200':
                  description: The thing.
                  content: {{Json(answer)}}
                default:
                  description: What went wrong.
                  content: {{Json(1)}}

        """;

    private static string Body(int schema) => $$"""
              requestBody:
                required: true
                content: {{Json(schema)}}

        """;

    private static string Json(int schema) => $$"""{ application/json: { schema: {{Reference(schema)}} } }""";

    private static string Reference(int schema) => $$"""{ $ref: '#/components/schemas/Thing{{schema}}' }""";

    private static string Object(int number, int schemas) => $$"""
            Thing{{number}}:
              type: object
              description: The thing of number {{number}}, as the server keeps it.
              required: [id, createdAt]
              properties:
                id: { type: string, description: Which thing it is. }
                createdAt: { type: string, format: date-time }
                name: { type: [string, 'null'], maxLength: 80, description: What people call it. }
                count: { type: integer, minimum: 0, maximum: 1000, default: 1 }
                price: { type: number, exclusiveMinimum: 0 }
                state: {{Reference(number / 10 * 10)}}
                parts:
                  type: array
                  maxItems: 20
                  items: {{Reference(Plain(number + 1, schemas))}}

        """;

    private static string Enum(int number) => $$"""
            Thing{{number}}:
              type: string
              description: What state a thing is in.
              enum: [waiting, running, done, failed, 'on hold']

        """;

    private static string Union(int number, int schemas) => $$"""
            Thing{{number}}:
              description: One thing or another.
              oneOf:
                - {{Reference(Plain(number + 1, schemas))}}
                - type: string
                - type: array
                  items: {{Reference(Plain(number + 2, schemas))}}

        """;
}

using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.ClientTypes;
using static KlingGen.SpecCompiler.Emit.TypeNames;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>
/// An operation's answers: the first successful status with a body gives the method its type; successes without a
/// body or of another type stand beside it, and failures give their bodies' types to exceptions.
/// </summary>
internal static class ClientResponses
{
    public static ClientAnswer Main(OperationModel operation)
    {
        var successes = operation.Successes();
        foreach (var response in successes)
        {
            if (operation.Method != "HEAD" && Preferred(response) is { } content)
            {
                return Answer(operation, successes, response, content);
            }
        }

        var table = $"new {Http}ResponseTable<{Http}NoBody>()" + string.Concat(Errors(operation, successes));
        return new ClientAnswer(null, table, successes.FirstOrDefault()?.Documentation.Summary);
    }

    /// <summary>The same answer as a stream of values, where the document offers it beside a whole one.</summary>
    public static ClientAnswer? Streaming(OperationModel operation, ClientAnswer main)
    {
        var successes = operation.Successes();
        foreach (var response in successes)
        {
            foreach (var content in response.Contents)
            {
                if (content.Kind is ContentKind.EventStream or ContentKind.JsonLines && TypeOf(content) != main.Type)
                {
                    return Answer(operation, successes, response, content);
                }
            }
        }

        return null;
    }

    private static ContentModel? Preferred(ResponseModel response) =>
        response.Contents.FirstOrDefault(static content => content.Kind == ContentKind.Json)
            ?? (response.Contents.Count == 0 ? null : response.Contents[0]);

    private static ClientAnswer Answer(
        OperationModel operation, List<ResponseModel> successes, ResponseModel response, ContentModel content)
    {
        var type = TypeOf(content);
        var table = $"new {Http}ResponseTable<{type}>()";
        foreach (var success in successes)
        {
            var same = success.Contents.Where(other => TypeOf(other) == type && IsJson(other) == IsJson(content)).ToArray();
            table += same.Length == 0
                ? $".Success({CSharpText.Literal(success.Status)})"
                : string.Concat(same.Select(other => $".Success({CSharpText.Literal(success.Status)}, {Content(other)})"));
        }

        return new ClientAnswer(type, table + string.Concat(Errors(operation, successes)), response.Documentation.Summary);
    }

    private static IEnumerable<string> Errors(OperationModel operation, List<ResponseModel> successes) =>
        from response in operation.Responses
        where !response.Status.StartsWith("2", StringComparison.Ordinal)
        let content = Preferred(response)
        where content is { Kind: ContentKind.Json or ContentKind.Text } && !(successes.Contains(response) && TypeOf(content) == "string")
        select $".Error({CSharpText.Literal(response.Status)}, {Content(content)})";

    private static bool IsJson(ContentModel content) =>
        content.Kind == ContentKind.Json && content.Type is not PrimitiveRef { Kind: PrimitiveKind.Stream };

    private static string TypeOf(ContentModel content) => content.Kind switch
    {
        ContentKind.Json when IsJson(content) => ValueOf(content),
        ContentKind.Text => "string",
        ContentKind.EventStream or ContentKind.JsonLines => $"global::System.Collections.Generic.IAsyncEnumerable<{ValueOf(content)}>",
        _ => "global::System.IO.Stream",
    };

    private static string Content(ContentModel content)
    {
        var type = InJson(content.Type);
        var mediaType = CSharpText.Literal(content.MediaType);
        return content.Kind switch
        {
            ContentKind.Json when IsJson(content) => Typed("Json", content, content.MediaType == "application/json" ? null : mediaType),
            ContentKind.Text => $"{Http}ResponseContent.Text({mediaType})",
            ContentKind.EventStream when type == TypeRef.String => $"{Http}ResponseContent.TextEvents({mediaType})",
            ContentKind.EventStream => Typed("Events", content, mediaType),
            ContentKind.JsonLines => Typed("Lines", content, mediaType),
            _ => $"{Http}ResponseContent.Binary({mediaType})",
        };
    }

    private static string Typed(string method, ContentModel content, string? mediaType) => content is { Type: ModelRef, Nullable: false }
        ? $"{Http}ResponseContent.{method}<{ValueOf(content)}>({mediaType})"
        : $"{Http}ResponseContent.{method}<{ValueOf(content)}, {Names.Codec(InJson(content.Type), content.Nullable)}>({mediaType})";

    private static string ValueOf(ContentModel content) => Qualified(InJson(content.Type)) + (content.Nullable ? "?" : "");
}

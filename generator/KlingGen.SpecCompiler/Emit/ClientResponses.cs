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
                if (content.Kind.Items != MediaItems.None && TypeOf(content) != main.Type)
                {
                    return Answer(operation, successes, response, content);
                }
            }
        }

        return null;
    }

    private static ContentModel? Preferred(ResponseModel response) =>
        response.Contents.FirstOrDefault(static content => content.Kind == MediaKind.Json)
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
        where content is not null && content.Kind.Items == MediaItems.None && content.Kind.ValueOfAnswer != BodyValue.Bytes && !(successes.Contains(response) && TypeOf(content) == "string")
        select $".Error({CSharpText.Literal(response.Status)}, {Content(content)})";

    private static bool IsJson(ContentModel content) =>
        content.Kind.Items == MediaItems.None && content.AnswerValue == BodyValue.OfSchema;

    private static string TypeOf(ContentModel content) => content.AnswerValue switch
    {
        BodyValue.Text => "string",
        BodyValue.Bytes => "global::System.IO.Stream",
        _ when content.Kind.Items == MediaItems.None => ValueOf(content),
        _ => $"global::System.Collections.Generic.IAsyncEnumerable<{ValueOf(content)}>",
    };

    private static string Content(ContentModel content)
    {
        var mediaType = CSharpText.Literal(content.MediaType);
        return content.AnswerValue switch
        {
            BodyValue.Bytes => $"{Http}ResponseContent.Binary({mediaType})",
            BodyValue.OfSchema when content.Kind.ReadsText is { } method && InJson(content.Type) == TypeRef.String =>
                $"{Http}ResponseContent.{method}({mediaType})",
            BodyValue.OfSchema => Typed(content, content.MediaType == "application/json" ? null : mediaType),
            _ => $"{Http}ResponseContent.{content.Kind.Reads}({mediaType})",
        };
    }

    private static string Typed(ContentModel content, string? mediaType) => content is { Type: ModelRef, Nullable: false }
        ? $"{Http}ResponseContent.{content.Kind.Reads}<{ValueOf(content)}>({mediaType})"
        : $"{Http}ResponseContent.{content.Kind.Reads}<{ValueOf(content)}, {Names.Codec(InJson(content.Type), content.Nullable)}>({mediaType})";

    private static string ValueOf(ContentModel content) => Qualified(InJson(content.Type)) + (content.Nullable ? "?" : "");
}

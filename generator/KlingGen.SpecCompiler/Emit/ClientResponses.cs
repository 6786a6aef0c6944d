using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.ClientTypes;
using static KlingGen.SpecCompiler.Emit.TypeNames;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>
/// An operation's answers: successes of one type give the method that type, those of several the emitted type that has them all; successes
/// without a body stand beside it, and failures give their bodies' types to exceptions.
/// </summary>
internal sealed class ClientResponses(OperationModel operation)
{
    private const string NoBody = Http + "NoBody";

    private readonly List<ResponseModel> _successes = operation.Successes();

    public static string TypeOf(ContentModel content) => content.AnswerValue switch
    {
        BodyValue.Text => "string",
        BodyValue.Bytes => "global::System.IO.Stream",
        _ when content.Kind.Items == MediaItems.None => ValueOf(content),
        _ => $"global::System.Collections.Generic.IAsyncEnumerable<{ValueOf(content)}>",
    };

    public ClientAnswer Main()
    {
        if (operation.Answer is { } answer)
        {
            var texts = answer.Cases.Select(static one => $"{one.Status}: {one.Documentation.Summary ?? one.Name}");
            var text = "By the status: " + string.Join("; ", texts);
            return Answer(Qualified(answer.Type), text, success => answer.Cases.Where(one => one.Status == success.Status)
                .SelectMany(one => Alike(success, one.Content).Select(content => $"{Content(content)}.To(static value => new "
                    + $"{Qualified(answer.Type)} {{ {one.Name} = value }})")));
        }

        var said = (_successes.Find(static response => response.Contents.Count > 0) ?? _successes.FirstOrDefault())?.Documentation.Summary;
        return operation.HasAnswerBody && _successes.Select(static response => response.Preferred).FirstOrDefault(
            static content => content is not null) is { } content
            ? Of(content, said)
            : new ClientAnswer(null, Table(NoBody, static _ => []), said);
    }

    /// <summary>The same answer as a stream of values, where the document offers it beside a whole one.</summary>
    public ClientAnswer? Streaming() => Others()
        .Where(static other => other.Content.Kind.Items != MediaItems.None)
        .Select(other => Of(other.Content, other.Text))
        .FirstOrDefault();

    /// <summary>The same answer in other media types, by the name of what it is then.</summary>
    public IEnumerable<(string Name, ClientAnswer Answer)> Alternatives() => Others()
        .Where(static other => other.Content.Kind.Items == MediaItems.None && (other.Content.IsRaw || IsJson(other.Content)))
        .GroupBy(static other => TypeOf(other.Content))
        .Select(group => (
            MediaNames.Of([.. group.Select(static other => other.Content)]),
            Answer(group.Key, group.First().Text, success => success.Contents
                .Where(other => group.Any(found => ReferenceEquals(found.Content, other)))
                .Select(Content))));

    /// <summary>What successes may be instead of what the method asks for.</summary>
    private IEnumerable<(ContentModel Content, string? Text)> Others()
    {
        var preferred = _successes.Where(static response => response.Contents.Count > 0)
            .Select(static response => TypeOf(response.Preferred!))
            .ToList();
        return !operation.HasAnswerBody ? [] : _successes.SelectMany(response => response.Contents
            .Where(content => !preferred.Contains(TypeOf(content)))
            .Select(content => (content, response.Documentation.Summary)));
    }

    private ClientAnswer Of(ContentModel content, string? text) =>
        Answer(TypeOf(content), text, success => Alike(success, content).Select(Content));

    private static IEnumerable<ContentModel> Alike(ResponseModel success, ContentModel content) =>
        success.Contents.Where(other => TypeOf(other) == TypeOf(content) && IsJson(other) == IsJson(content));

    private ClientAnswer Answer(string type, string? text, Func<ResponseModel, IEnumerable<string>> contents) =>
        new(type, Table(type, contents), text);

    private string Table(string type, Func<ResponseModel, IEnumerable<string>> contents)
    {
        var table = $"new {Http}ResponseTable<{type}>()";
        foreach (var success in _successes)
        {
            var status = CSharpText.Literal(success.Status);
            var read = contents(success).ToArray();
            table += read.Length > 0 ? string.Concat(read.Select(content => $".Success({status}, {content})"))
                : type == NoBody ? ""
                : $".Success({status})";
        }

        foreach (var neutral in operation.Neutral())
        {
            table += $".Success({CSharpText.Literal(neutral.Status)})";
        }

        return table + string.Concat(Errors());
    }

    private IEnumerable<string> Errors() =>
        from response in operation.Responses
        where !response.Status.StartsWith("2", StringComparison.Ordinal)
        let content = response.Preferred
        where content is not null && content.Kind.Items == MediaItems.None && content.Kind.ValueOfAnswer != BodyValue.Bytes
            && !(_successes.Contains(response) && TypeOf(content) == "string")
        select $".Error({CSharpText.Literal(response.Status)}, {Content(content)})";

    private static bool IsJson(ContentModel content) =>
        content.Kind.Items == MediaItems.None && content.AnswerValue == BodyValue.OfSchema;

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
        : $"{Http}ResponseContent.{content.Kind.Reads}<{ValueOf(content)}, "
            + $"{Names.Codec(InJson(content.Type), content.Nullable)}>({mediaType})";

    private static string ValueOf(ContentModel content) => Qualified(InJson(content.Type)) + (content.Nullable ? "?" : "");
}

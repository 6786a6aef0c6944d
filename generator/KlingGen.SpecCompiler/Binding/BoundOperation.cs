using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;

namespace KlingGen.SpecCompiler.Binding;

/// <summary>An operation of the document, and where it stands.</summary>
/// <param name="Operation">Its node, perhaps in another document.</param>
/// <param name="Entry">The path's entry in the document itself.</param>
/// <param name="Item">The path item, perhaps in another document.</param>
internal sealed record BoundOperation(SpecNode Operation, SpecNode Entry, SpecNode Item, OperationModel Model)
{
    public string Id => Model.OperationId ?? Model.Name;

    /// <summary>The schema of a body in JSON.</summary>
    public SpecNode? RequestSchema(SpecReader reader) =>
        Operation["requestBody"] is { } body && reader.Follow(body) is { } followed
            ? SchemaOf(reader, followed, Model.Body?.Contents ?? default)
            : null;

    /// <summary>The schema of an answer in JSON.</summary>
    public SpecNode? ResponseSchema(SpecReader reader, ResponseModel response) =>
        Response(reader, response) is { } followed ? SchemaOf(reader, followed, response.Contents) : null;

    /// <summary>The schema of the first success in JSON.</summary>
    public SpecNode? SuccessSchema(SpecReader reader) =>
        Successes().Select(response => ResponseSchema(reader, response)).FirstOrDefault(static schema => schema is not null);

    public SpecNode? Response(SpecReader reader, ResponseModel response) =>
        Operation["responses"]?[response.Status] is { } found ? reader.Follow(found) : null;

    /// <summary>The answers that are successes, the lowest status first.</summary>
    public IReadOnlyList<ResponseModel> Successes()
    {
        var successes = Model.Responses.Where(static response => response.Status.StartsWith("2", StringComparison.Ordinal))
            .OrderBy(static response => response.Status, StringComparer.Ordinal).ToList();
        return successes.Count > 0 ? successes : Model.Responses.Where(static response => response.Status == "default").ToList();
    }

    private static SpecNode? SchemaOf(SpecReader reader, SpecNode holder, EquatableArray<ContentModel> contents)
    {
        if (contents.FirstOrDefault(static content => content.Kind == ContentKind.Json) is not { } json)
        {
            return null;
        }

        var schema = holder["content"]?[json.MediaType] is { } media ? reader.Follow(media)?["schema"] : holder["schema"];
        return schema is { Mapping: not null } ? schema : null;
    }
}

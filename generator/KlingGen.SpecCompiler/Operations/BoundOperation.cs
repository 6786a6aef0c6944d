using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.OpenApi.Views;

namespace KlingGen.SpecCompiler.Operations;

/// <summary>An operation of the document, and where it stands.</summary>
/// <param name="Operation">It as it is read, perhaps in another document.</param>
/// <param name="Item">The path item, perhaps in another document.</param>
internal sealed record BoundOperation(Operation Operation, PathItem Item, OperationModel Model)
{
    public string Id => Model.OperationId ?? Model.Name;

    /// <summary>The schema of a body in JSON.</summary>
    public Schema? RequestSchema() => Operation.RequestBody?.Follow() is { } body ? SchemaOf(body, Model.Body?.Contents ?? default) : null;

    /// <summary>The schema of an answer in JSON.</summary>
    public Schema? ResponseSchema(ResponseModel response) => Response(response) is { } found ? SchemaOf(found, response.Contents) : null;

    /// <summary>The schema of the first success in JSON.</summary>
    public Schema? SuccessSchema() => Model.Successes().Select(ResponseSchema).FirstOrDefault(static schema => schema is not null);

    public Response? Response(ResponseModel response) => Operation.ResponseOf(response.Status);

    private static Schema? SchemaOf(MediaTypeHolder holder, EquatableArray<ContentModel> contents)
    {
        if (contents.FirstOrDefault(static content => content.Kind == MediaKind.Json) is not { } json)
        {
            return null;
        }

        var schema = holder.ContentOf(json.MediaType) is { } media ? media.Schema : holder.Schema;
        return schema is { IsObject: true } ? schema : null;
    }
}

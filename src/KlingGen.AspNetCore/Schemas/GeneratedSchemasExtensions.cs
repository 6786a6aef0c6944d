using KlingGen.AspNetCore.Schemas;
using Microsoft.AspNetCore.OpenApi;

namespace KlingGen.AspNetCore;

/// <summary>Describes generated types in an application's OpenAPI document.</summary>
public static class GeneratedSchemasExtensions
{
    /// <summary>Shows types that the source generator made, those of this client and those of documents of the application's own, with the
    /// schemas of their documents, in place of what can be told of their C#.</summary>
    /// <param name="options">The options of <c>services.AddOpenApi(…)</c>.</param>
    /// <returns>The options.</returns>
    public static OpenApiOptions AddGeneratedSchemas(this OpenApiOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var schemas = new GeneratedSchemas();
        var others = options.CreateSchemaReferenceId;
        options.CreateSchemaReferenceId = type => schemas.IdOf(type.Type) ?? others(type);
        options.AddDocumentTransformer(schemas);
        return options;
    }
}

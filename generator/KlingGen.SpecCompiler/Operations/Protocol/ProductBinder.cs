using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.Extensions;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Operations.Protocol.Bundling;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Operations.Protocol;

/// <summary>Binds one operation with <c>x-product</c>: the request, the rules of the gateway over it, and the operations that its links
/// lead to.</summary>
internal sealed class ProductBinder(
    SpecContext context,
    DocumentTypes types,
    LinkBinder links,
    OperationProtocolBinder operations,
    RequestMapBinder maps,
    RequestMemberBinder members,
    SentDefaultBinder defaults,
    MemberPathBinder paths,
    GatewayRules rules,
    VideoRequests requests)
{
    /// <param name="operation">The operation.</param>
    /// <param name="extension">What it says of its product.</param>
    /// <param name="honoursKeys">Whether the gateway accepts one task only under an idempotency key.</param>
    /// <returns>Null where it cannot be bound, which is reported.</returns>
    public ProductModel? Bind(BoundOperation operation, ProductExtension extension, bool honoursKeys)
    {
        if (extension.Name is not { } name || Request(operation) is not var (schema, request))
        {
            return null;
        }

        var map = maps.Find(schema);
        var key = IdempotencyKey(extension, request.Reference, honoursKeys);
        if (operations.BindCreate(operation, schema) is not { } create || links.Bind(operation, create) is not { } linked)
        {
            return null;
        }

        var bodyRules = rules.Over(request.Reference);
        var statements = bodyRules.SelectMany(static rule => rule.Statements).ToList();
        return new ProductModel(name)
        {
            Summary = extension.Summary ?? operation.Operation.Summary ?? "",
            Request = request.Reference,
            RuleSets = bodyRules.Select(static rule => rule.Set).ToEquatableArray(),
            Create = create,
            Query = linked.Query,
            QueryMany = linked.QueryMany,
            List = linked.List,
            Content = linked.Content,
            IdempotencyKey = key,
            SentDefaults = defaults.Bind(statements, request.Reference).ToEquatableArray(),
            Schema = SchemaBundler.Bundle(types, schema, request.Reference, bodyRules.Select(static rule => rule.Schema)),
            Map = map,
            Members = members.Bind(request, statements),
        };
    }

    /// <summary>The schema of the request as the operation has it, and its type.</summary>
    private (Schema Schema, TypeDeclaration Type)? Request(BoundOperation operation)
    {
        if (operation.RequestSchema() is not { } schema
            || types.DeclarationOf(types.TypeOf(schema)) is not { Reference.Kind: ModelKind.Object } declaration)
        {
            operation.Operation.WithContext(context).ReportProduct(SpecDescriptors.ProductWithoutRequest);
            return null;
        }

        if (!requests.Contains(declaration))
        {
            var asked = schema.WithContext(context);
            var document = ReferencePath.FileName(declaration.Document.Path);
            (asked.ReferenceText ?? (SpecView)asked).Report(SpecDescriptors.UnmarkedRequest, declaration.Name, document);
            return null;
        }

        return (schema, declaration);
    }

    private MemberPathModel? IdempotencyKey(ProductExtension extension, ModelRef request, bool honoursKeys)
    {
        if (extension.IdempotencyKey is not { } key || paths.Bind(key, key.Target, request) is not { } path)
        {
            return null;
        }

        if (path.Members[path.Members.Count - 1].Type != TypeRef.String)
        {
            return MemberPathBinder.Refuse(key, key.Target, "it is not a text");
        }

        return honoursKeys ? path : null;
    }
}

using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;

namespace KlingGen.SpecCompiler.Binding.Protocol;

/// <summary>Binds one operation with <c>x-product</c>: the request, the rules of the gateway over it, and the operations that its links lead to.</summary>
internal sealed class ProductBinder(
    SpecReader reader,
    ExtensionReader extensions,
    SchemaBinder schemas,
    OperationProtocolBinder operations,
    RequestMapBinder maps,
    RequestMemberBinder members,
    MemberPathBinder paths,
    GatewayRules rules,
    VideoRequests requests)
{
    /// <param name="operation">The operation.</param>
    /// <param name="extension">The value of its <c>x-product</c>.</param>
    /// <param name="honoursKeys">Whether the gateway accepts one task only under an idempotency key.</param>
    /// <returns>Null where it cannot be bound, which is reported.</returns>
    public ProductModel? Bind(BoundOperation operation, SpecNode extension, bool honoursKeys)
    {
        if (!extensions.IsObject(extension, "x-product", "name", "summary", "idempotencyKey") || extensions.Name(extension, "name", "x-product") is not { } name)
        {
            return null;
        }

        if (Request(operation) is not var (schema, request))
        {
            return null;
        }

        var map = maps.Find(schema);
        var key = IdempotencyKey(extension, request.Reference, honoursKeys);
        if (operations.BindCreate(operation, schema) is not { } create || Links(operation, create) is not { } linked)
        {
            return null;
        }

        var bodyRules = rules.Over(request.Reference);
        var statements = bodyRules.SelectMany(static rule => rule.Statements).ToList();
        return new ProductModel(name)
        {
            Summary = extensions.Text(extension, "summary") ?? reader.Text(operation.Operation, "summary") ?? "",
            Request = request.Reference,
            RuleSets = bodyRules.Select(static rule => rule.Set).ToEquatableArray(),
            Create = create,
            Query = linked.Query,
            QueryMany = linked.QueryMany,
            List = linked.List,
            Content = linked.Content,
            IdempotencyKey = key,
            SentDefaults = SentDefaults(statements, request.Reference).ToEquatableArray(),
            Schema = SchemaBundler.Bundle(reader, schemas, schema, request.Reference, bodyRules.Select(static rule => rule.Schema)),
            Map = map,
            Members = members.Bind(request, statements),
        };
    }

    /// <summary>The schema of the request as the operation has it, and its type.</summary>
    private (SpecNode Schema, TypeDeclaration Type)? Request(BoundOperation operation)
    {
        if (operation.RequestSchema(reader) is not { } schema
            || operation.Model.Body!.Contents.First(static content => content.Kind == ContentKind.Json) is not { Type: ModelRef { Kind: ModelKind.Object } type, Nullable: false }
            || schemas.DeclarationOf(type) is not { } declaration)
        {
            reader.ReportKey(SpecDescriptors.ProductWithoutRequest, operation.Operation, "x-product");
            return null;
        }

        if (!requests.Contains(declaration))
        {
            reader.Report(SpecDescriptors.UnmarkedRequest, schema["$ref"] ?? schema, type.Name, ReferencePath.FileName(declaration.Scope.Document.Path));
            return null;
        }

        return (schema, declaration);
    }

    private MemberPathModel? IdempotencyKey(SpecNode extension, ModelRef request, bool honoursKeys)
    {
        if (extension["idempotencyKey"] is not { } value || extensions.Pointer(value, "idempotencyKey") is not { } pointer || paths.Bind(value, pointer, request) is not { } path)
        {
            return null;
        }

        if (path.Members[path.Members.Count - 1].Type != TypeRef.String)
        {
            return paths.Refuse(value, pointer, "it is not a text");
        }

        return honoursKeys ? path : null;
    }

    private (ProtocolOperationModel Query, ProtocolOperationModel? QueryMany, ProtocolOperationModel? List, ProtocolOperationModel? Content)? Links(
        BoundOperation operation, ProtocolOperationModel create)
    {
        var links = operations.Links(operation).ToList();
        if (Link(links, "task", create.Answer, takesId: true, isTask: true) is not var (queried, query))
        {
            if (links.TrueForAll(static link => link.Name != "task"))
            {
                reader.ReportKey(SpecDescriptors.MissingTaskLink, operation.Operation, "x-product", operation.Id);
            }

            return null;
        }

        // What the create's answer does not link to, the query's answer may.
        var further = operations.Links(queried).ToList();
        (BoundOperation, ProtocolOperationModel Model)? Either(string name, bool takesId, bool isTask) => links.Exists(link => link.Name == name)
            ? Link(links, name, create.Answer, takesId, isTask)
            : Link(further, name, query.Answer, takesId, isTask);

        var many = Either("tasks", takesId: true, isTask: true)?.Model ?? (query.IdParameter!.IsList ? query : null);
        return (query, many, Either("list", takesId: false, isTask: true)?.Model, Either("content", takesId: true, isTask: false)?.Model);
    }

    private (BoundOperation Operation, ProtocolOperationModel Model)? Link(List<(string Name, SpecNode Link)> links, string name, AnswerModel from, bool takesId, bool isTask)
    {
        foreach (var (found, link) in links)
        {
            if (found == name)
            {
                return operations.Target(link) is { } target && operations.BindLinked(link, target, from, takesId, isTask) is { } model ? (target, model) : null;
            }
        }

        return null;
    }

    private IEnumerable<SentDefaultModel> SentDefaults(List<RuleStatements.Statement> statements, ModelRef request)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (pointer, schema, _) in statements)
        {
            if (schema["x-send-default"] is null || !extensions.Flag(schema, "x-send-default", false) || !seen.Add(pointer))
            {
                continue;
            }

            if (schema["default"] is not { } value)
            {
                reader.Report(SpecDescriptors.MissingMember, schema, "x-send-default", "default");
            }
            else if (paths.Bind(value, pointer, request) is { } path)
            {
                if (path.Members[path.Members.Count - 1].Type is ListRef or MapRef or PrimitiveRef { Kind: PrimitiveKind.Json or PrimitiveKind.Bytes or PrimitiveKind.Stream })
                {
                    paths.Refuse(value, pointer, "only simple values are sent always");
                }
                else
                {
                    yield return new SentDefaultModel(path, ExtensionReader.Json(value));
                }
            }
        }
    }
}

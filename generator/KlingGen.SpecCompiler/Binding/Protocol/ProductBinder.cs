using System.Globalization;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Binding.Protocol;

/// <summary>Binds one operation with <c>x-product</c>: the request, the rules of the gateway over it, and the operations that its links
/// lead to.</summary>
internal sealed class ProductBinder(
    SpecReader reader,
    SpecReader quiet,
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
        if (!extensions.IsObject(extension, "x-product", "name", "summary", "idempotencyKey")
            || extensions.Name(extension, "name", "x-product") is not { } name
            || Request(operation) is not var (schema, request))
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
            Summary = extensions.Text(extension, "summary") ?? quiet.Text(operation.Operation, "summary") ?? "",
            Request = request.Reference,
            RuleSets = bodyRules.Select(static rule => rule.Set).ToEquatableArray(),
            Create = create,
            Query = linked.Query,
            QueryMany = linked.QueryMany,
            List = linked.List,
            Content = linked.Content,
            IdempotencyKey = key,
            SentDefaults = SentDefaults(statements, request.Reference).ToEquatableArray(),
            Schema = SchemaBundler.Bundle(quiet, schemas, schema, request.Reference, bodyRules.Select(static rule => rule.Schema)),
            Map = map,
            Members = members.Bind(request, statements),
        };
    }

    /// <summary>The schema of the request as the operation has it, and its type.</summary>
    private (SpecNode Schema, TypeDeclaration Type)? Request(BoundOperation operation)
    {
        if (operation.RequestSchema(quiet) is not { } schema
            || schemas.DeclarationOf(schemas.Bind(schema, "").Type) is not { Reference.Kind: ModelKind.Object } declaration)
        {
            reader.ReportKey(SpecDescriptors.ProductWithoutRequest, operation.Operation, "x-product");
            return null;
        }

        if (!requests.Contains(declaration))
        {
            var document = ReferencePath.FileName(declaration.Scope.Document.Path);
            reader.Report(SpecDescriptors.UnmarkedRequest, schema["$ref"] ?? schema, declaration.Reference.Name, document);
            return null;
        }

        return (schema, declaration);
    }

    private MemberPathModel? IdempotencyKey(SpecNode extension, ModelRef request, bool honoursKeys)
    {
        if (extension["idempotencyKey"] is not { } value
            || extensions.Pointer(value, "idempotencyKey") is not { } pointer
            || paths.Bind(value, pointer, request) is not { } path)
        {
            return null;
        }

        if (path.Members[path.Members.Count - 1].Type != TypeRef.String)
        {
            return paths.Refuse(value, pointer, "it is not a text");
        }

        return honoursKeys ? path : null;
    }

    private LinkedOperations? Links(BoundOperation operation, ProtocolOperationModel create)
    {
        var links = operations.Links(operation).ToList();
        if (Link(links, "task", create.Answer, takesId: true, isTask: true) is not { } query)
        {
            if (links.TrueForAll(static link => link.Name != "task"))
            {
                reader.ReportKey(SpecDescriptors.MissingTaskLink, operation.Operation, "x-product", operation.Id);
            }

            return null;
        }

        // What the create's answer does not link to, the query's answer may.
        var further = operations.Links(query.Operation).ToList();
        LinkedOperation? Either(string name, bool takesId, bool isTask) => links.Exists(link => link.Name == name)
            ? Link(links, name, create.Answer, takesId, isTask)
            : Link(further, name, query.Model.Answer, takesId, isTask);

        return new LinkedOperations(
            query.Model,
            Many(Either("tasks", takesId: true, isTask: true)) ?? (query.Model.IdParameter!.IsList ? query.Model : null),
            Either("list", takesId: false, isTask: true)?.Model,
            Either("content", takesId: true, isTask: false)?.Model);
    }

    private ProtocolOperationModel? Many(LinkedOperation? found)
    {
        if (found is null || found.Model.IdParameter!.IsList)
        {
            return found?.Model;
        }

        reader.Report(SpecDescriptors.LinkToOne, found.Link, found.Model.IdParameter.Name, found.Operation.Id);
        return null;
    }

    private LinkedOperation? Link(List<(string Name, SpecNode Link)> links, string name, AnswerModel from, bool takesId, bool isTask)
    {
        foreach (var (found, link) in links)
        {
            if (found == name)
            {
                return operations.Target(link) is { } target && operations.BindLinked(link, target, from, takesId, isTask) is { } model
                    ? new LinkedOperation(link, target, model)
                    : null;
            }
        }

        return null;
    }

    private static bool IsOfType(YamlNode node, TypeRef type) => node is YamlScalar { Kind: not YamlScalarKind.Null } scalar && type switch
    {
        PrimitiveRef { Kind: PrimitiveKind.String } or ModelRef { Kind: ModelKind.Enum } => scalar.Kind == YamlScalarKind.String,
        PrimitiveRef { Kind: PrimitiveKind.Boolean } => scalar.Kind == YamlScalarKind.Boolean,
        PrimitiveRef { Kind: PrimitiveKind.Int32 } =>
            int.TryParse(JsonText.Number(scalar), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        PrimitiveRef { Kind: PrimitiveKind.Int64 } =>
            long.TryParse(JsonText.Number(scalar), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        PrimitiveRef { Kind: PrimitiveKind.Double } => JsonText.Number(scalar) is not null,
        ModelRef { Kind: ModelKind.Union } => true,
        _ => false,
    };

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
                if (IsOfType(value.Node, path.Members[path.Members.Count - 1].Type))
                {
                    yield return new SentDefaultModel(path, ExtensionReader.Json(value));
                }
                else
                {
                    paths.Refuse(value, pointer, "the value is no text, number or boolean of the member's type");
                }
            }
        }
    }

    private sealed record LinkedOperation(SpecNode Link, BoundOperation Operation, ProtocolOperationModel Model);

    private sealed record LinkedOperations(
        ProtocolOperationModel Query, ProtocolOperationModel? QueryMany, ProtocolOperationModel? List, ProtocolOperationModel? Content);
}

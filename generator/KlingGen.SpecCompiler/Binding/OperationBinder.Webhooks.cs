using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Binding;

/// <content>Webhooks and callbacks: operations that the other side calls.</content>
internal sealed partial class OperationBinder
{
    private static readonly string[] s_ownersOfCallbacks = ["/components/callbacks/", "/components/pathItems/", "/paths/", "/webhooks/"];

    public WebhooksModel? BindWebhooks(DocumentScope scope, TypeModelBinder types)
    {
        if (scope.Document.Root is not YamlMapping node)
        {
            return null;
        }

        _namespace = scope.Input.Options.Namespace;
        var root = new SpecNode(scope.Document, node, "");
        var traversal = new DocumentTraversal(reader, schemas, scope);
        var union = BindWebhookUnion(traversal, root, scope, types);
        var callbacks = Callbacks(traversal, root, scope.Document)
            .SelectMany(callback => BindCallback(callback.Name, callback.Node, scope, types))
            .ToEquatableArray();
        return union is null && callbacks.Count == 0 ? null : new WebhooksModel(union, callbacks);
    }

    private WebhookUnionModel? BindWebhookUnion(DocumentTraversal traversal, SpecNode root, DocumentScope scope, TypeModelBinder types)
    {
        var found = new List<(string Name, string Key, string Method, SpecNode Item, SpecNode Operation)>();
        foreach (var (key, item) in traversal.Webhooks(root))
        {
            if (reader.Follow(item) is { } followed)
            {
                var operations = DocumentTraversal.Operations(followed).ToList();
                found.AddRange(operations.Select(operation =>
                    (CSharpName.Pascal(key) + (operations.Count > 1 ? CSharpName.Pascal(operation.Method.ToLowerInvariant()) : ""), key, operation.Method, followed, operation.Operation)));
            }
        }

        if (found.Count == 0)
        {
            return null;
        }

        var all = CSharpName.Pascal(scope.Input.HintName) + "Webhook";
        var name = scope.Types.Take(all);
        var parser = scope.Types.Take(all + "s");
        var unknown = scope.Types.Take("Unknown" + all);
        var webhooks = found.ConvertAll(webhook => BindWebhook(webhook.Name, "Webhook", webhook.Key, webhook.Method, webhook.Item, webhook.Operation, scope, types));
        webhooks = TellingApart(webhooks);
        return new WebhookUnionModel(name, parser, unknown, webhooks.ToEquatableArray(), AreToldByPayload(webhooks));
    }

    private static List<WebhookModel> TellingApart(List<WebhookModel> webhooks)
    {
        var cases = new Queue<UnionCaseModel>(CaseMembers.TellingApart(webhooks.Select(static webhook => webhook.Case).OfType<UnionCaseModel>().ToList()));
        return webhooks.ConvertAll(webhook => webhook.Case is null ? webhook : webhook with { Case = cases.Dequeue() });
    }

    /// <summary>Two that look alike cannot be told apart, and then none should be guessed.</summary>
    private static bool AreToldByPayload(List<WebhookModel> webhooks)
    {
        var cases = webhooks.Select(static webhook => webhook.Case).OfType<UnionCaseModel>().ToList();
        return cases.Count > 0 && cases.Select(static @case => (@case.RequiredMembers, @case.KnownMembers, @case.Constants, @case.Types, @case.OtherTypes)).Distinct().Count() == cases.Count;
    }

    /// <summary>The callbacks that this document is to emit, each once: those that stand in it, and those in files that are only parts of it.</summary>
    private IEnumerable<(string Name, SpecNode Node)> Callbacks(DocumentTraversal traversal, SpecNode root, SpecDocument document)
    {
        var seen = new HashSet<YamlNode>();
        var named = traversal.ComponentMembers(root, "callbacks").Where(static member => member.Value["$ref"] is null);
        var inOperations = traversal.Paths(root).Concat(traversal.ComponentMembers(root, "pathItems")).Concat(traversal.Webhooks(root))
            .SelectMany(item => CallbacksOf(traversal, item.Key, item.Value));
        foreach (var (name, callback) in named.Select(static member => (CSharpName.Pascal(member.Key), member.Value)).Concat(inOperations))
        {
            var isElsewhere = callback.Document != document && s_ownersOfCallbacks.Any(owner => callback.Pointer.StartsWith(owner, StringComparison.Ordinal));
            if (!isElsewhere && callback.Mapping is not null && seen.Add(callback.Node))
            {
                yield return (name, callback);
            }
        }
    }

    private IEnumerable<(string Name, SpecNode Node)> CallbacksOf(DocumentTraversal traversal, string path, SpecNode item)
    {
        if (reader.Follow(item) is not { } followed)
        {
            yield break;
        }

        foreach (var (method, operation) in DocumentTraversal.Operations(followed))
        {
            foreach (var (name, callback) in traversal.Callbacks(operation))
            {
                if (reader.Follow(callback) is { } target)
                {
                    yield return (DocumentTraversal.OperationName(reader, method, path, operation) + CSharpName.Pascal(name), target);
                }
            }
        }
    }

    private IEnumerable<WebhookModel> BindCallback(string name, SpecNode callback, DocumentScope scope, TypeModelBinder types)
    {
        var operations = new List<(string Expression, string Method, SpecNode Item, SpecNode Operation)>();
        foreach (var (expression, item) in callback.Members())
        {
            if (!expression.Text.StartsWith("x-", StringComparison.Ordinal) && item.Mapping is not null && reader.Follow(item) is { } followed)
            {
                operations.AddRange(DocumentTraversal.Operations(followed).Select(operation => (expression.Text, operation.Method, followed, operation.Operation)));
            }
        }

        return operations.Select(operation => BindWebhook(
            operations.Count == 1 ? name : name + CSharpName.Pascal(reader.Text(operation.Operation, "operationId") ?? operation.Method.ToLowerInvariant()),
            "Callback",
            operation.Expression,
            operation.Method,
            operation.Item,
            operation.Operation,
            scope,
            types));
    }

    private WebhookModel BindWebhook(string name, string suffix, string key, string method, SpecNode item, SpecNode operation, DocumentScope scope, TypeModelBinder types)
    {
        var typeName = scope.Types.Take(reader.CSharpName(operation) ?? (name.EndsWith(suffix, StringComparison.Ordinal) ? name : name + suffix));
        var names = new NameScope("Parameter", ["Body", "Parse", "Match", .. SchemaBinder.ReservedMembers, typeName]);
        var parameters = BindParameters("", item, operation, name).ConvertAll(parameter => parameter with { Name = names.Take(CSharpName.Pascal(parameter.Name)) });
        var (body, @case) = BindWebhookBody(operation, DocumentTraversal.OperationName(reader, method, key, operation) + "Request", types);
        return new WebhookModel(typeName, key, method.ToUpperInvariant(), documentation.Bind([operation, item], operation), parameters.ToEquatableArray(), body, @case);
    }

    private (WebhookBodyModel? Body, UnionCaseModel? Case) BindWebhookBody(SpecNode operation, string hint, TypeModelBinder types)
    {
        if (reader.Object(operation, "requestBody") is not { } found || reader.Follow(found) is not { } body)
        {
            return default;
        }

        var contents = BindContents(body, hint, isRequest: true);
        if (contents.Count == 0)
        {
            return default;
        }

        var content = contents.Find(static content => content.Kind == ContentKind.Json) ?? contents[0];
        var model = new WebhookBodyModel(reader.Flag(body, "required"), documentation.Bind([body]), content);
        var media = body["content"]?[content.MediaType] is { } medium ? reader.Follow(medium) : null;
        if (content.Kind != ContentKind.Json || media?["schema"] is not { Mapping: not null } schema || (schemas.KindsOf(content.Type) & JsonKinds.Object) == 0 || content.Type == TypeRef.Json)
        {
            return (model, null);
        }

        return (model, types.BindCase(new BoundCase("Body", content.Type, JsonKinds.Object, schemas.Flatten(schema), [schema], []), default, isChosenByMembers: true));
    }
}

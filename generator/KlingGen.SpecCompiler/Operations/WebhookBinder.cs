using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.OpenApi.Views;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Operations;

/// <summary>Binds webhooks and callbacks: operations that the other side calls.</summary>
internal sealed class WebhookBinder(
    ParameterBinder parameters, ContentBinder contents, DocumentTypes types, UnionCases cases, OwnNames names)
{
    public WebhooksModel? Bind(SpecRoot root)
    {
        var webhooks = BindWebhooks(root);
        var callbacks = Callbacks(root).SelectMany(callback => BindCallback(callback.Name, callback.Callback)).ToEquatableArray();
        return webhooks is null && callbacks.Count == 0 ? null : new WebhooksModel(webhooks, callbacks);
    }

    private WebhookUnionModel? BindWebhooks(SpecRoot root)
    {
        var found = new List<(string Name, string Key, string Method, PathItem Item, Operation Operation)>();
        foreach (var (key, entry) in root.Webhooks)
        {
            if (entry.Follow() is { } item)
            {
                var operations = item.Operations.ToList();
                found.AddRange(operations.Select(operation => (
                    CSharpName.Pascal(key) + (operations.Count > 1 ? CSharpName.Pascal(operation.Method.ToLowerInvariant()) : ""),
                    key,
                    operation.Method,
                    item,
                    operation.Operation)));
            }
        }

        if (found.Count == 0)
        {
            return null;
        }

        var all = CSharpName.Pascal(names.Input.HintName, "Webhook");
        var name = names.Types.Take(all);
        var parser = names.Types.Take(all + "s");
        var unknown = names.Types.Take("Unknown" + all);
        var webhooks = TellingApart(found.ConvertAll(
            webhook => BindWebhook(webhook.Name, "Webhook", webhook.Key, webhook.Method, webhook.Item, webhook.Operation)));
        return new WebhookUnionModel(name, parser, unknown, webhooks.ToEquatableArray(), AreToldByPayload(webhooks));
    }

    private static List<WebhookModel> TellingApart(List<WebhookModel> webhooks)
    {
        var told = new Queue<UnionCaseModel>(
            CaseMembers.TellingApart(webhooks.Select(static webhook => webhook.Case).OfType<UnionCaseModel>().ToList()));
        return webhooks.ConvertAll(webhook => webhook.Case is null ? webhook : webhook with { Case = told.Dequeue() });
    }

    /// <summary>Two that look alike cannot be told apart, and then none should be guessed.</summary>
    private static bool AreToldByPayload(List<WebhookModel> webhooks)
    {
        var told = webhooks.Select(static webhook => webhook.Case).OfType<UnionCaseModel>()
            .Select(static @case => (@case.RequiredMembers, @case.KnownMembers, @case.Constants, @case.Types, @case.OtherTypes)).ToList();
        return told.Count > 0 && told.Distinct().Count() == told.Count;
    }

    /// <summary>The callbacks that this document is to emit, each once: those that stand in it, and those in files that are only parts of
    /// it.</summary>
    private static IEnumerable<(string Name, Callback Callback)> Callbacks(SpecRoot root)
    {
        var seen = new HashSet<Callback>();
        var components = root.QuietComponents;
        var named = (components?.Callbacks).OrEmpty().Where(static member => !member.Callback.HasReference)
            .Select(static member => (CSharpName.Pascal(member.Key), member.Callback));
        var inOperations = root.Paths.Concat((components?.PathItems).OrEmpty()).Concat(root.Webhooks)
            .SelectMany(static item => CallbacksOf(item.Key, item.Item));
        foreach (var (name, callback) in named.Concat(inOperations))
        {
            if ((callback.Document == root.Document || !callback.IsOwned) && callback.IsObject && seen.Add(callback))
            {
                yield return (name, callback);
            }
        }
    }

    private static IEnumerable<(string Name, Callback Callback)> CallbacksOf(string path, PathItem entry)
    {
        foreach (var (method, operation) in (entry.Follow()?.Operations).OrEmpty())
        {
            foreach (var (name, callback) in operation.Callbacks)
            {
                if (callback.Follow() is { } target)
                {
                    yield return (OperationNames.Of(method, path, operation) + CSharpName.Words(name), target);
                }
            }
        }
    }

    private IEnumerable<WebhookModel> BindCallback(string name, Callback callback)
    {
        var operations = new List<(string Expression, string Method, PathItem Item, Operation Operation)>();
        foreach (var (expression, entry) in callback.MeantItems)
        {
            if (entry.Follow() is { } item)
            {
                operations.AddRange(item.Operations.Select(operation => (expression, operation.Method, item, operation.Operation)));
            }
        }

        return operations.Select(operation => BindWebhook(
            operations.Count == 1 ? name : name + CSharpName.Words(operation.Operation.Id ?? operation.Method.ToLowerInvariant()),
            "Callback",
            operation.Expression,
            operation.Method,
            operation.Item,
            operation.Operation));
    }

    private WebhookModel BindWebhook(string name, string suffix, string key, string method, PathItem item, Operation operation)
    {
        var typeName = names.Types.Take(
            AskedNames.Of(operation) ?? (name.EndsWith(suffix, StringComparison.Ordinal) ? name : name + suffix));
        var members = new NameScope("Parameter", ["Body", "Parse", "Match", .. ReservedNames.OfObject, typeName]);
        var bound = parameters.Bind("", item, operation, name)
            .ConvertAll(parameter => parameter with { Name = members.Take(CSharpName.Pascal(parameter.Name)) });
        var (body, @case) = BindBody(operation, OperationNames.Request(OperationNames.Of(method, key, operation)));
        return new WebhookModel(
            typeName,
            key,
            method.ToUpperInvariant(),
            Documentation.Of([operation, item], operation),
            bound.ToEquatableArray(),
            body,
            @case);
    }

    private (WebhookBodyModel? Body, UnionCaseModel? Case) BindBody(Operation operation, string name)
    {
        if (operation.RequestBody?.Follow() is not { } body)
        {
            return default;
        }

        var bound = contents.Bind(body, name, isRequest: true);
        if (bound.Count == 0)
        {
            return default;
        }

        var content = bound.Find(static content => content.Kind == ContentKind.Json) ?? bound[0];
        var model = new WebhookBodyModel(body.IsRequired, Documentation.Of([body]), content);
        var isObject = content.Kind == ContentKind.Json
            && content.Type != TypeRef.Json
            && (types.KindsOf(content.Type) & JsonKinds.Object) != 0;
        if (!isObject || body.ContentOf(content.MediaType)?.Schema is not { IsObject: true } schema)
        {
            return (model, null);
        }

        var @case = new BoundCase("Body", content.Type, JsonKinds.Object, types.Normalize(schema), [schema], []);
        return (model, cases.Bind(@case, default, isChosenByMembers: true));
    }
}

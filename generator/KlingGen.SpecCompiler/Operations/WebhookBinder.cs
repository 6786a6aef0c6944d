using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.OpenApi.Views;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Operations;

/// <summary>Binds webhooks and callbacks: operations that the other side calls.</summary>
internal sealed class WebhookBinder(
    ParameterBinder parameters, ContentBinder contents, DocumentTypes types, UnionCases cases, OwnNames names)
{
    public WebhooksModel? Bind()
    {
        if (names.Services.Webhooks is not { } named)
        {
            return null;
        }

        var union = named.Union is { } common ? BindUnion(common, named.Webhooks) : null;
        var callbacks = named.Callbacks.Select(Bind).ToEquatableArray();
        return union is null && callbacks.Count == 0 ? null : new WebhooksModel(union, callbacks);
    }

    private WebhookUnionModel BindUnion(WebhookUnionNames common, IReadOnlyList<NamedWebhook> named)
    {
        var webhooks = TellingApart(named.Select(Bind).ToList());
        return new WebhookUnionModel(
            common.Union, common.Parser, common.Unknown, webhooks.ToEquatableArray(), AreToldByPayload(webhooks));
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

    private WebhookModel Bind(NamedWebhook webhook)
    {
        var (typeName, name, key, method, item, operation) = webhook;
        var members = new WebhookMemberNames(typeName);
        var bound = parameters.Bind("", item, operation, name)
            .ConvertAll(parameter => parameter with { Name = members.Take(parameter.Name) });
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

        var content = bound.Find(static content => content.Kind == MediaKind.Json) ?? bound[0];
        var model = new WebhookBodyModel(body.IsRequired, Documentation.Of([body]), content);
        var isObject = content.Kind == MediaKind.Json
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

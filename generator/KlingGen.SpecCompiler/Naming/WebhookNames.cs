using KlingGen.SpecCompiler.OpenApi.Views;

namespace KlingGen.SpecCompiler.Naming;

/// <summary>A document's webhooks and callbacks with their names.</summary>
internal sealed class WebhookNames
{
    private readonly NameScope _types;

    /// <param name="root">The document.</param>
    /// <param name="types">The names of its types.</param>
    /// <param name="file">What its file is called.</param>
    public WebhookNames(SpecRoot root, NameScope types, string file)
    {
        _types = types;
        var webhooks = WebhooksOf(root).ToList();
        if (webhooks.Count > 0)
        {
            var all = CSharpName.Pascal(file, "Webhook");
            Union = new WebhookUnionNames(types.Take(all), types.Take(all + "s"), types.Take("Unknown" + all));
        }

        Webhooks = webhooks.ConvertAll(webhook => Named(webhook, "Webhook"));
        Callbacks = [.. CallbacksOf(root).SelectMany(static callback => OperationsOf(callback.Name, callback.Callback))
            .Select(callback => Named(callback, "Callback"))];
    }

    /// <summary>Null where there are no webhooks.</summary>
    public WebhookUnionNames? Union { get; }

    public IReadOnlyList<NamedWebhook> Webhooks { get; }

    public IReadOnlyList<NamedWebhook> Callbacks { get; }

    /// <summary>All names of types.</summary>
    public IEnumerable<string> All => (Union is { } union ? [union.Union, union.Parser, union.Unknown] : Array.Empty<string>())
        .Concat(Webhooks.Concat(Callbacks).Select(static webhook => webhook.TypeName));

    private static IEnumerable<NamedWebhook> WebhooksOf(SpecRoot root)
    {
        foreach (var (key, entry) in root.Webhooks)
        {
            if (entry.Follow() is { } item)
            {
                var operations = item.Operations.ToList();
                foreach (var (method, operation) in operations)
                {
                    var name = CSharpName.Pascal(key) + (operations.Count > 1 ? CSharpName.Pascal(method.ToLowerInvariant()) : "");
                    yield return new NamedWebhook("", name, key, method, item, operation);
                }
            }
        }
    }

    /// <summary>The callbacks that this document is to emit, each once: those that stand in it, and those in files that are only parts of
    /// it.</summary>
    private static IEnumerable<(string Name, Callback Callback)> CallbacksOf(SpecRoot root)
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

    private static IEnumerable<NamedWebhook> OperationsOf(string name, Callback callback)
    {
        var found = new List<NamedWebhook>();
        foreach (var (expression, entry) in callback.MeantItems)
        {
            if (entry.Follow() is { } item)
            {
                found.AddRange(item.Operations.Select(
                    operation => new NamedWebhook("", name, expression, operation.Method, item, operation.Operation)));
            }
        }

        return found.Count == 1 ? found : found.ConvertAll(static one => one with
        {
            Name = one.Name + CSharpName.Words(one.Operation.Id ?? one.Method.ToLowerInvariant()),
        });
    }

    private NamedWebhook Named(NamedWebhook webhook, string suffix) => webhook with
    {
        TypeName = _types.Take(AskedNames.Of(webhook.Operation)
            ?? (webhook.Name.EndsWith(suffix, StringComparison.Ordinal) ? webhook.Name : webhook.Name + suffix)),
    };
}

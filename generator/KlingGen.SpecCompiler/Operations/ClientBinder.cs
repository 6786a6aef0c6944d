using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.Operations.Protocol;
using KlingGen.SpecCompiler.OpenApi.Views;

namespace KlingGen.SpecCompiler.Operations;

/// <summary>Turns <c>paths</c> into the operations of one client.</summary>
/// <param name="sets">The rule sets of the document.</param>
internal sealed class ClientBinder(ParameterBinder parameters, ContentBinder contents, OwnNames names, IReadOnlyList<RuleSetModel> sets)
{
    private readonly List<BoundOperation> _bound = [];
    private readonly OperationSelection _selection = new(names.Input.Options);

    /// <summary>The operations of the client and where they stand.</summary>
    public IReadOnlyList<BoundOperation> Bound => _bound;

    public ClientModel Bind(SpecRoot root)
    {
        var security = new SecurityBinder(root);
        var operations = new OperationBinder(parameters, contents, security, names, sets);
        var methods = new MethodNames(root.Paths.SelectMany(static path => (path.Item.Follow()?.Operations).OrEmpty())
            .Select(static operation => operation.Operation));
        foreach (var (key, entry) in root.Paths)
        {
            if (entry.Follow() is { } item)
            {
                BindPath(operations, root, PathOf(root, key), entry, item, methods);
            }
        }

        ReportUnmatched(root);
        var client = new ClientModel(
            names.Services.Client!,
            Documentation.Of([root.Info], root),
            OperationBinder.BindServers(root.Servers).ToEquatableArray(),
            security.Schemes.ToEquatableArray(),
            _bound.Select(static operation => operation.Model).ToEquatableArray())
        {
            Interface = names.Services.Interface!,
            Services = names.Services.Registration!,
        };
        return names.Input.Options.GroupByTag ? Grouped(client) : client;
    }

    /// <summary>The operations of each first tag as a client of their own, which is a property of the whole.</summary>
    private ClientModel Grouped(ClientModel client)
    {
        var made = new GroupNames(names, client.Name);
        var groups = new List<ClientGroupModel>();
        foreach (var group in _bound.GroupBy(static bound => bound.Operation.Tags.FirstOrDefault() ?? ""))
        {
            if (group.Key.Length == 0)
            {
                continue;
            }

            var (property, name, @interface) = made.Take(group.Key);
            groups.Add(new ClientGroupModel(property, client with
            {
                Name = name,
                Interface = @interface,
                Documentation = new DocumentationModel($"The operations of {group.Key}.", null, client.Documentation.Source),
                Operations = group.Select(static bound => bound.Model).ToEquatableArray(),
            }));
        }

        return client with
        {
            Operations = _bound.Where(static bound => !bound.Operation.Tags.Any()).Select(static bound => bound.Model).ToEquatableArray(),
            Groups = groups.ToEquatableArray(),
        };
    }

    private void ReportUnmatched(SpecRoot root)
    {
        var operations = root.Paths.SelectMany(path => (path.Item.Follow()?.Operations).OrEmpty()
            .Select(entry => (entry.Method, path.Key, entry.Operation))).ToList();
        foreach (var (option, asked) in _selection.Unmatched(operations))
        {
            root.Report(SpecDescriptors.SelectionMatchesNothing, asked, option);
        }
    }

    private static string PathOf(SpecRoot root, string key)
    {
        if (key.StartsWith("/", StringComparison.Ordinal))
        {
            return key;
        }

        var path = "/" + key;
        root.ReportPath(
            key, SpecDescriptors.InvalidValue, key, "a path that begins with '/'", "written without it", $"coerced to '{path}'");
        return path;
    }

    private void BindPath(OperationBinder operations, SpecRoot root, string path, PathItem entry, PathItem item, MethodNames methods)
    {
        foreach (var (method, operation) in item.Operations.Where(found => _selection.Includes(found.Method, path, found.Operation)))
        {
            _bound.Add(new BoundOperation(operation, item, operations.Bind(root, path, entry, item, method, operation, methods)));
        }
    }
}

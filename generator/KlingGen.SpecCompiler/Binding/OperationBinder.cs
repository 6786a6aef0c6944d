using KlingGen.SpecCompiler.Binding.Protocol;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;

namespace KlingGen.SpecCompiler.Binding;

/// <summary>Turns <c>paths</c> into the operations of one client.</summary>
internal sealed partial class OperationBinder(
    SpecReader reader, SchemaBinder schemas, AssertionBinder assertions, DocumentationBinder documentation, IReadOnlyList<RuleSetModel> rules)
{
    private readonly SwaggerForms _swagger = new(reader);
    private readonly List<SecuritySchemeModel> _schemes = [];
    private readonly HashSet<string> _unsupportedSchemes = new(StringComparer.Ordinal);
    private readonly SecuritySchemeReader _securityReader = new(reader);
    private readonly HashSet<TypeDeclaration> _divided = [];
    private readonly List<BoundOperation> _bound = [];
    private string _namespace = "";

    /// <summary>The operations of the client and where they stand.</summary>
    public IReadOnlyList<BoundOperation> Bound => _bound;

    /// <summary>The types of bodies that are sent part by part and that nothing else has a use for.</summary>
    public IEnumerable<TypeDeclaration> Unused => _divided.Where(declaration => !schemas.IsUsed(declaration));

    public ClientModel? BindClient(DocumentScope scope)
    {
        if (scope.Document.Root is not { } node)
        {
            return null;
        }

        var root = new SpecNode(scope.Document, node, "");
        if (root["paths"] is not { Mapping.Entries.Count: > 0 })
        {
            return null;
        }

        _namespace = scope.Input.Options.Namespace;
        BindSecuritySchemes(root);
        var operations = new List<OperationModel>();
        var names = new NameScope("Call", "Equals", "GetHashCode", "ToString", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals");
        foreach (var (key, item) in new DocumentTraversal(reader, schemas, scope).Paths(root))
        {
            if (reader.Follow(item) is not { } followed)
            {
                continue;
            }

            var path = key;
            if (!path.StartsWith("/", StringComparison.Ordinal))
            {
                path = "/" + key;
                reader.ReportKey(SpecDescriptors.InvalidValue, root["paths"]!.Value, key, key, "a path that begins with '/'", "written without it", $"coerced to '{path}'");
            }

            foreach (var (method, operation) in DocumentTraversal.Operations(followed))
            {
                var model = BindOperation(root, path, item, followed, method, operation, names);
                operations.Add(model);
                _bound.Add(new BoundOperation(operation, item, followed, model));
            }
        }

        var asked = scope.Input.Options.Client is { Length: > 0 } client ? client : GatewayBinder.ClientName(root);
        var name = scope.Types.Take(asked ?? CSharpName.Pascal(scope.Input.HintName) + "Client");
        var info = root["info"] ?? root;
        return new ClientModel(name, documentation.Bind([info], root), BindServers(root), _schemes.ToEquatableArray(), operations.ToEquatableArray());
    }

    private OperationModel BindOperation(SpecNode root, string path, SpecNode item, SpecNode followed, string method, SpecNode operation, NameScope names)
    {
        var name = DocumentTraversal.OperationName(reader, method, path, operation);
        var parameters = BindParameters(path, followed, operation, name);
        if (operation["responses"] is null)
        {
            reader.Report(SpecDescriptors.MissingResponses, operation);
        }

        var taken = names.Take(name);
        if (taken != name && operation["operationId"] is { } id)
        {
            reader.Report(SpecDescriptors.DuplicateName, id, name, taken);
        }

        var servers = operation["servers"] is not null ? BindServers(operation) : item["servers"] is not null ? BindServers(item) : BindServers(followed);
        return new OperationModel
        {
            Name = taken,
            OperationId = reader.Text(operation, "operationId"),
            Method = method.ToUpperInvariant(),
            Path = path,
            Documentation = documentation.Bind([operation, item, followed]),
            Parameters = parameters.ToEquatableArray(),
            Body = BindBody(operation, followed, name),
            Responses = BindResponses(operation, name).ToEquatableArray(),
            Server = servers.Count > 0 ? servers[0] : null,
            Security = BindSecurity(root, operation),
        };
    }

    private void BindSecuritySchemes(SpecNode root)
    {
        if (root["components"]?["securitySchemes"] is not { } found)
        {
            return;
        }

        foreach (var (key, value) in found.Members())
        {
            if (reader.Follow(value) is not { } scheme)
            {
                continue;
            }

            var kind = _securityReader.KindOf(key.Text, scheme);
            _schemes.Add(new SecuritySchemeModel(key.Text, kind ?? SecuritySchemeKind.None, reader.Text(scheme, "name"), reader.Text(scheme, "description")));
            if (kind is null)
            {
                _unsupportedSchemes.Add(key.Text);
            }
        }
    }

    private EquatableArray<SecurityRequirementModel> BindSecurity(SpecNode root, SpecNode operation)
    {
        var requirements = new List<SecurityRequirementModel>();
        var holder = operation["security"] is not null ? operation : root;
        foreach (var requirement in (reader.Array(holder, "security")?.Items()).OrEmpty())
        {
            var keys = new List<string>();
            foreach (var (key, value) in requirement.Members())
            {
                if (_schemes.Exists(scheme => scheme.Key == key.Text))
                {
                    keys.Add(key.Text);
                }
                else
                {
                    reader.Report(SpecDescriptors.UnknownSecurityScheme, value, key.Text);
                }
            }

            // What cannot be met is no alternative.
            if (!keys.Exists(_unsupportedSchemes.Contains))
            {
                requirements.Add(new SecurityRequirementModel(keys.ToEquatableArray()));
            }
        }

        return requirements.ToEquatableArray();
    }

    private EquatableArray<ServerModel> BindServers(SpecNode holder)
    {
        var servers = new List<ServerModel>();
        foreach (var server in (reader.Array(holder, "servers")?.Items()).OrEmpty())
        {
            if (reader.Text(server, "url") is not { } url)
            {
                continue;
            }

            var variables = (reader.Object(server, "variables")?.Members()).OrEmpty().Select(member => new ServerVariableModel(
                member.Key.Text,
                reader.Text(member.Value, "default") ?? "",
                reader.Texts(member.Value, "enum").ToEquatableArray(),
                reader.Text(member.Value, "description")));
            servers.Add(new ServerModel(url, reader.Text(server, "description"), variables.ToEquatableArray()));
        }

        return servers.ToEquatableArray();
    }
}

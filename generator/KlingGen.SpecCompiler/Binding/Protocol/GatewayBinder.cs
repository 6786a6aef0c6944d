using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;

namespace KlingGen.SpecCompiler.Binding.Protocol;

/// <summary>Binds <c>x-gateway</c> of a document: the gateway itself, and the products among the operations.</summary>
internal sealed class GatewayBinder
{
    private static readonly string[] s_members = ["name", "client", "address", "key", "pace", "idempotency", "taskId", "requestId"];

    private static readonly (string, string)[] s_addresses = [("own", "own"), ("user", "user")];

    private static readonly (string, string)[] s_keys = [("required", "required"), ("optional", "optional")];

    private readonly SpecReader _reader;
    private readonly SpecReader _quiet;
    private readonly SchemaBinder _schemas;
    private readonly DocumentScope _scope;
    private readonly ExtensionReader _extensions;
    private readonly VideoRequests _requests;
    private readonly SpecNode _root;

    /// <param name="reader">Reports in all documents that the gateway is made of.</param>
    /// <param name="quiet">Reports nothing: what is wrong in schemas and operations as such is told by their own documents.</param>
    public GatewayBinder(SpecReader reader, SpecReader quiet, SchemaBinder schemas, VideoRequests requests, DocumentScope scope)
    {
        _reader = reader;
        _quiet = quiet;
        _schemas = schemas;
        _requests = requests;
        _scope = scope;
        _extensions = new ExtensionReader(reader);
        _root = new SpecNode(scope.Document, scope.Document.Root!, "");
    }

    /// <summary>The name that a document gives its client class.</summary>
    public static string? ClientName(SpecNode root) =>
        root["x-gateway"]?["client"]?.Text is { } name && CSharpName.IsIdentifier(name) ? name : null;

    /// <returns>Null where the document describes no gateway, or where the reports say why not.</returns>
    public GatewayModel? Bind(ClientModel? client, IReadOnlyList<BoundOperation> operations, IEnumerable<RuleSetModel> ruleSets)
    {
        if (_root["x-gateway"] is not { } gateway || !_extensions.IsObject(gateway, "x-gateway", s_members))
        {
            return null;
        }

        if (_extensions.Text(gateway, "client") is { } named && !CSharpName.IsIdentifier(named))
        {
            _reader.Report(SpecDescriptors.InvalidName, gateway["client"]!.Value, named);
        }

        var isOwn = gateway["address"] is not { } address || _extensions.Word(address, "address", s_addresses) == "own";
        var isKeyOptional = gateway["key"] is { } key && _extensions.Word(key, "key", s_keys) == "optional";
        var (first, longest) = Pace(gateway);
        var honoursKeys = _extensions.Flag(gateway, "idempotency", true);
        var rules = new GatewayRules(_scope, ruleSets, new RuleStatements(_quiet));
        var products = Products(operations, client, rules, honoursKeys);
        var servers = isOwn ? Servers(gateway, client) : default;
        if (_extensions.Name(gateway, "name", "x-gateway") is not { } name)
        {
            return null;
        }

        var asked = (_reader.CSharpName(gateway) ?? CSharpName.Pascal(name)) + "Gateway";
        var taken = _scope.Types.Take(asked);
        if (taken != asked)
        {
            _reader.Report(SpecDescriptors.DuplicateName, gateway["name"]!.Value, asked, taken);
        }

        return new GatewayModel(taken)
        {
            Namespace = _scope.Input.Options.Namespace,
            Document = ReferencePath.FileName(_scope.Document.Path),
            HintName = _scope.Input.HintName,
            Id = name,
            Title = _root["info"]?["title"]?.Text ?? "",
            Description = _root["info"]?["description"]?.Text,
            Servers = servers,
            IsKeyOptional = isKeyOptional,
            FirstPause = first,
            LongestPause = longest,
            TaskIdPattern = _extensions.Text(gateway, "taskId"),
            RequestIdPattern = _extensions.Text(gateway, "requestId"),
            Products = products,
            Defaults = rules.Defaults(IsRequest),
        };
    }

    private bool IsRequest(TypeRef type) =>
        _schemas.DeclarationOf(type) is { Reference.Kind: ModelKind.Object } declaration && _requests.Contains(declaration);

    private (string? First, string? Longest) Pace(SpecNode gateway) =>
        gateway["pace"] is { } pace && _extensions.IsObject(pace, "pace", "first", "longest")
            ? (_extensions.Seconds(pace, "first"), _extensions.Seconds(pace, "longest"))
            : default;

    private EquatableArray<GatewayServerModel> Servers(SpecNode gateway, ClientModel? client)
    {
        var servers = (client?.Servers ?? default)
            .Select(static server => new GatewayServerModel(server.WithDefaults(), server.Description))
            .Where(static server => Uri.TryCreate(server.Url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            .ToEquatableArray();
        if (servers.Count == 0)
        {
            _reader.Report(SpecDescriptors.MissingServer, gateway["address"] ?? gateway);
        }

        return servers;
    }

    private EquatableArray<ProductModel> Products(
        IReadOnlyList<BoundOperation> operations, ClientModel? client, GatewayRules rules, bool honoursKeys)
    {
        var binder = Binder(operations, client, rules);
        var products = new List<ProductModel>();
        foreach (var operation in operations)
        {
            if (operation.Operation["x-product"] is not { } extension || binder.Bind(operation, extension, honoursKeys) is not { } product)
            {
                continue;
            }

            if (products.Exists(known => known.Name == product.Name))
            {
                _reader.Report(SpecDescriptors.DuplicateProduct, extension["name"] ?? extension, product.Name);
                continue;
            }

            products.Add(product);
        }

        return products.ToEquatableArray();
    }

    private ProductBinder Binder(IReadOnlyList<BoundOperation> operations, ClientModel? client, GatewayRules rules)
    {
        var pointers = new SchemaPointers(_schemas);
        var places = new PlaceBinder(_reader, _extensions, pointers);
        var parameters = new ParameterBinder(_reader, _quiet, _schemas);
        var tasks = new TaskMapBinder(_reader, _extensions, places, pointers);
        var errors = new ErrorMapBinder(_reader, _extensions, places, pointers, _schemas);
        return new ProductBinder(
            _reader,
            _quiet,
            _extensions,
            _schemas,
            new OperationProtocolBinder(
                _reader,
                _quiet,
                _extensions,
                new AnswerBinder(_reader, _quiet, tasks, errors, _schemas, _root),
                parameters,
                new PagingBinder(_reader, _quiet, _extensions, parameters, places),
                places,
                operations,
                client,
                ReferencePath.FileName(_scope.Document.Path)),
            new RequestMapBinder(_reader, _extensions, places, pointers, _schemas),
            new RequestMemberBinder(_reader, _quiet, _extensions, _schemas),
            new MemberPathBinder(_reader, _schemas),
            rules,
            _requests);
    }
}

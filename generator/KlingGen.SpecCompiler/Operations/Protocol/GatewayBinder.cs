using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.Extensions;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Views;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Operations.Protocol;

/// <summary>Binds <c>x-gateway</c> of a document: the gateway itself, and the products among the operations.</summary>
/// <param name="context">Is told what is wrong in how tasks are made, in all documents that the gateway is made of. What is wrong in
/// schemas and operations as such is told by those who bind them.</param>
/// <param name="root">The document.</param>
/// <param name="names">Its names.</param>
internal sealed class GatewayBinder(SpecContext context, SpecRoot root, DocumentTypes types, VideoRequests requests, OwnNames names)
{
    /// <returns>Null where the document describes no gateway, or where the reports say why not.</returns>
    public GatewayModel? Bind(ClientModel? client, IReadOnlyList<BoundOperation> operations, IEnumerable<RuleSetModel> ruleSets)
    {
        if (root.WithContext(context).Gateway is not { } gateway)
        {
            return null;
        }

        if (gateway.Client is { Text: { } named } asked && !CSharpName.IsIdentifier(named))
        {
            asked.Report(SpecDescriptors.InvalidName, named);
        }

        var hasOwnAddress = gateway.HasOwnAddress;
        var isKeyOptional = gateway.IsKeyOptional;
        var (first, longest) = gateway.Pace;
        var rules = new GatewayRules(names, ruleSets);
        var products = Products(operations, client, rules, gateway.HonoursKeys);
        var servers = hasOwnAddress ? Servers(gateway, client) : default;
        if (gateway.Name is not { } name || names.Services.Gateway is not { } className)
        {
            return null;
        }

        return new GatewayModel(className)
        {
            Namespace = names.Namespace,
            Document = ReferencePath.FileName(root.Document.Path),
            HintName = names.Input.HintName,
            Id = name,
            Title = root.Title ?? "",
            Description = root.Description,
            Servers = servers,
            IsKeyOptional = isKeyOptional,
            FirstPause = first,
            LongestPause = longest,
            TaskIdPattern = gateway.TaskIdPattern,
            RequestIdPattern = gateway.RequestIdPattern,
            Products = products,
            Defaults = rules.Defaults(IsRequest),
        };
    }

    private bool IsRequest(TypeRef type) =>
        types.DeclarationOf(type) is { Reference.Kind: ModelKind.Object } declaration && requests.Contains(declaration);

    private static EquatableArray<GatewayServerModel> Servers(GatewayExtension gateway, ClientModel? client)
    {
        var servers = (client?.Servers ?? default)
            .Select(static server => new GatewayServerModel(server.WithDefaults(), server.Description))
            .Where(static server => Uri.TryCreate(server.Url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            .ToEquatableArray();
        if (servers.Count == 0)
        {
            gateway.ReportAtAddress(SpecDescriptors.MissingServer);
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
            if (operation.Operation.WithContext(context).Product is not { } extension
                || binder.Bind(operation, extension, honoursKeys) is not { } product)
            {
                continue;
            }

            if (products.Exists(known => known.Name == product.Name))
            {
                extension.ReportAtName(SpecDescriptors.DuplicateProduct, product.Name);
                continue;
            }

            products.Add(product);
        }

        return products.ToEquatableArray();
    }

    private ProductBinder Binder(IReadOnlyList<BoundOperation> operations, ClientModel? client, GatewayRules rules)
    {
        var pointers = new SchemaPointers(types);
        var places = new PlaceBinder(pointers);
        var parameters = new ProtocolParameterBinder(types);
        var paths = new MemberPathBinder(types);
        var tasks = new TaskMapBinder(context, places, pointers);
        var errors = new ErrorMapBinder(context, places, pointers, types);
        var protocol = new OperationProtocolBinder(
            context,
            new AnswerBinder(context, tasks, errors, types, root),
            parameters,
            new PagingBinder(context, parameters, places),
            places,
            operations,
            client,
            ReferencePath.FileName(root.Document.Path));
        return new ProductBinder(
            context,
            types,
            new LinkBinder(context, protocol),
            protocol,
            new RequestMapBinder(context, places, pointers, types),
            new RequestMemberBinder(context, types),
            new SentDefaultBinder(context, paths),
            paths,
            rules,
            requests);
    }
}

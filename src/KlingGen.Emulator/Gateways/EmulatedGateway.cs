using KlingGen.Emulator.Answers;
using KlingGen.Emulator.Callbacks;
using KlingGen.Emulator.Http;
using KlingGen.Emulator.Media;
using KlingGen.Emulator.Requests;
using KlingGen.Emulator.Tasks;
using KlingGen.Runtime.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KlingGen.Emulator.Gateways;

/// <summary>One gateway, spoken as its descriptor says.</summary>
internal sealed class EmulatedGateway
{
    private readonly GatewayDescriptor _descriptor;
    private readonly AccessCheck _access;
    private readonly List<(GatewayRoute Route, GatewayEndpoint Endpoint, FaultTarget Target)> _routes = [];

    public EmulatedGateway(GatewayDescriptor descriptor, EmulatorOptions options, VideoLinks links, CallbackSender callbacks)
    {
        _descriptor = descriptor;
        _access = new AccessCheck(options, descriptor.IsKeyOptional);
        var tasks = new TaskStore(options, TaskIdsOf(descriptor));
        var uses = descriptor.Products.SelectMany(product => UsesBy(product, links));
        foreach (var sharing in uses.GroupBy(static use => (use.Descriptor.Method, use.Template.Route)))
        {
            var first = sharing.First();
            var route = new GatewayRoute(sharing.Key.Method, sharing.Key.Route, [.. sharing], tasks, callbacks, options.TimeProvider);
            _routes.Add((route, EndpointOf(first.Descriptor), TargetOf(first.Purpose)));
        }
    }

    public string Name => _descriptor.Name;

    /// <summary>What stands before the paths of the gateway's document: its name, and the path of its own address, if that has
    /// one.</summary>
    public string Prefix =>
        $"/gateways/{Name}{(_descriptor.Servers is [var usual, ..] ? usual.Address.AbsolutePath.TrimEnd('/') : "")}";

    /// <summary>Adds the gateway's paths at the root or at <see cref="Prefix"/>.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (route, endpoint, target) in _routes)
        {
            routes.MapMethods(route.Path, route.Methods, route.AnswerAsync).WithMetadata(endpoint, new FaultTargetMetadata(target));
        }

        routes.Map("/{**path}", static _ => throw Refusals.UnknownMethod()).WithMetadata(EndpointOf(operation: null));
    }

    private GatewayEndpoint EndpointOf(OperationDescriptor? operation)
    {
        var security = (operation ?? (_descriptor.Products is [var first, ..] ? first.Create : null))?.Security ?? [];
        var refusals = new RefusalWriter(operation?.Refusal ?? _descriptor.Refusal, _descriptor);
        return new GatewayEndpoint(Name, _access, security, refusals, operation);
    }

    private IEnumerable<ProductOperation> UsesBy(ProductDescriptor product, VideoLinks links)
    {
        var examples = new ProductExamples(_descriptor, product);
        var orders = new OrderReader(product);
        var queryAnswers = new AnswerWriter(_descriptor, product.Query, examples, links);
        yield return Use(OperationPurpose.Create, product.Create);
        yield return Use(OperationPurpose.Query, product.Query);
        if (product.QueryMany is { } many && many != product.Query)
        {
            yield return Use(OperationPurpose.Query, many);
        }

        if (product.List is { } list)
        {
            yield return Use(OperationPurpose.List, list);
        }

        if (product.Content is { } content)
        {
            yield return Use(OperationPurpose.Content, content);
        }

        ProductOperation Use(OperationPurpose purpose, OperationDescriptor operation) => new(purpose, product, operation)
        {
            Orders = orders,
            Answers = purpose == OperationPurpose.Content ? queryAnswers : new AnswerWriter(_descriptor, operation, examples, links),
            QueryAnswers = queryAnswers,
        };
    }

    private static IdPattern TaskIdsOf(GatewayDescriptor descriptor)
    {
        var isNumber = descriptor.Products.Any(static product => product.Query.Task?.Id.Type == "number");
        return descriptor.TaskIdPattern is null && isNumber ? IdPattern.Number : new IdPattern(descriptor.TaskIdPattern);
    }

    private static FaultTarget TargetOf(OperationPurpose purpose) => purpose switch
    {
        OperationPurpose.Create => FaultTarget.Create,
        OperationPurpose.Content => FaultTarget.Download,
        _ => FaultTarget.Query,
    };
}

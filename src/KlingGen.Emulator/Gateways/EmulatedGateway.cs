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
    private readonly RateLimit _rate;
    private readonly TaskStore _tasks;
    private readonly List<(GatewayRoute Route, GatewayEndpoint Endpoint, FaultTarget Target)> _routes = [];

    public EmulatedGateway(GatewayDescriptor descriptor, EmulatorState state, VideoLinks links, CallbackSender callbacks)
    {
        _descriptor = descriptor;
        _access = new AccessCheck(state, descriptor.IsKeyOptional);
        _rate = new RateLimit(state);
        _tasks = new TaskStore(state, TaskIdsOf(descriptor));
        var uses = descriptor.Products.SelectMany(product => UsesBy(product, links));
        foreach (var sharing in uses.GroupBy(static use => (use.Descriptor.Method, use.Template.Route)))
        {
            var first = sharing.First();
            var route = new GatewayRoute(Name, sharing.Key.Method, sharing.Key.Route, [.. sharing], _tasks, callbacks, state.Clock);
            _routes.Add((route, EndpointOf(first.Descriptor), TargetOf(first.Purpose)));
        }
    }

    public string Name => _descriptor.Name;

    /// <summary>What stands before the paths of the gateway's document: its name, and the path of its own address, if that has
    /// one.</summary>
    public string Prefix => $"/gateways/{Name}{ServerPath}";

    private string ServerPath => _descriptor.Servers is [var usual, ..] ? usual.Address.AbsolutePath.TrimEnd('/') : "";

    /// <summary>Adds the gateway's paths at the root or at <see cref="Prefix"/>.</summary>
    /// <param name="routes">Where to.</param>
    /// <param name="guide">Says of a request to no path of the gateway what there is instead; null to say nothing of it.</param>
    public void Map(IEndpointRouteBuilder routes, Func<HttpRequest, string>? guide = null)
    {
        foreach (var (route, endpoint, target) in _routes)
        {
            routes.MapMethods(route.Path, route.Methods, route.AnswerAsync).WithMetadata(endpoint, new FaultTargetMetadata(target));
        }

        routes.Map("/{**path}", context => throw Refusals.UnknownMethod(guide?.Invoke(context.Request)))
            .WithMetadata(EndpointOf(operation: null));
    }

    /// <summary>The path, from <see cref="Prefix"/> on, that a path belongs to which was meant for the gateway's own address, or for its
    /// document; null when there is none.</summary>
    public string? PathOf(string method, string path)
    {
        var serverPath = ServerPath;
        string[] meant = path.StartsWith(serverPath + "/", StringComparison.Ordinal) ? [path[serverPath.Length..], path] : [path];
        return Array.Find(meant, candidate => _routes.Exists(route => route.Route.Matches(method, candidate)));
    }

    /// <summary>The tasks as the books show them, oldest first.</summary>
    public IEnumerable<BookedTask> Booked(DateTimeOffset now) => _tasks.All.Select(task => new BookedTask
    {
        Id = task.Id,
        Gateway = Name,
        Product = task.Order.Product,
        Model = task.Order.Model,
        Account = task.Order.Account,
        ExternalId = task.Order.IdempotencyKey,
        Request = task.Order.Request,
        CreatedAt = task.CreatedAt,
        State = task.At(now).State,
        Cost = task.At(now).State == TaskState.Failed ? 0 : Price.Of(task.Order),
    });

    /// <summary>Forgets all tasks.</summary>
    public void Forget() => _tasks.Clear();

    private GatewayEndpoint EndpointOf(OperationDescriptor? operation)
    {
        var security = (operation ?? (_descriptor.Products is [var first, ..] ? first.Create : null))?.Security ?? [];
        var refusals = new RefusalWriter(operation?.Refusal ?? _descriptor.Refusal, _descriptor);
        return new GatewayEndpoint(Name, _access, _rate, security, refusals, operation);
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
        OperationPurpose.Content => FaultTarget.Content,
        OperationPurpose.List => FaultTarget.List,
        _ => FaultTarget.Query,
    };
}

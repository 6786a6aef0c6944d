using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using KlingGen.Emulator.Answers;
using KlingGen.Emulator.Callbacks;
using KlingGen.Emulator.Media;
using KlingGen.Emulator.Requests;
using KlingGen.Emulator.Tasks;
using KlingGen.Runtime.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Template;

namespace KlingGen.Emulator.Gateways;

/// <summary>One method and path of a gateway, which several products may share.</summary>
internal sealed class GatewayRoute(
    string gateway,
    string method,
    string path,
    IReadOnlyList<ProductOperation> uses,
    TaskStore tasks,
    CallbackSender callbacks,
    TimeProvider timeProvider)
{
    private const int UsualPageSize = 30;

    /// <summary>The limit of what a document sets no limit to.</summary>
    private const int LargestNumber = 100_000;

    public string Path => path;

    public IEnumerable<string> Methods => uses[0].Purpose == OperationPurpose.Content ? [method, HttpMethods.Head] : [method];

    private readonly TemplateMatcher _matcher = new(TemplateParser.Parse(path.TrimStart('/')), []);

    /// <summary>Whether a request belongs here.</summary>
    public bool Matches(string requestMethod, string requestPath) =>
        Methods.Contains(requestMethod, StringComparer.OrdinalIgnoreCase) && _matcher.TryMatch(requestPath, []);

    private DateTimeOffset Now => timeProvider.GetUtcNow();

    public Task AnswerAsync(HttpContext context)
    {
        var call = new GatewayCall(context);
        var fitting = uses.Where(use => use.MisfitOf(call) is null).ToArray();
        if (fitting.Length == 0)
        {
            throw Refusals.InvalidParameters(uses[0].MisfitOf(call)!);
        }

        if (fitting[0].Purpose == OperationPurpose.Create)
        {
            return CreateAsync(call, fitting);
        }

        // A path may serve both: with ids it is a query, without a list.
        var asked = Array.FindAll(fitting, use => use.IdsIn(call).Count > 0);
        var lists = Array.FindAll(fitting, static use => use.Purpose == OperationPurpose.List);
        return asked.Length > 0 ? FindAsync(call, asked)
            : lists.Length > 0 ? ListAsync(call, lists)
            : throw Refusals.InvalidParameters($"{fitting[0].Descriptor.IdParameter?.Name} must be given");
    }

    private Task CreateAsync(GatewayCall call, ProductOperation[] creates)
    {
        call.ReadBody();
        string? complaint = null;
        foreach (var use in creates)
        {
            var request = call.WithMembers(use);
            var found = RequestRules.Complaint(use.Product, request);
            if (found is null)
            {
                return AcceptAsync(call, use, request);
            }

            complaint ??= found;
        }

        throw Refusals.InvalidParameters(complaint!);
    }

    private Task AcceptAsync(GatewayCall call, ProductOperation use, byte[] request)
    {
        var json = request == call.Bytes ? call.Body : JsonElement.Parse(request);
        var order = use.Orders.Read(json, request) with
        {
            Account = call.Context.Features.Get<Account>()?.Id ?? "",
            Request = ShortenedRequest.Of(call.Body, call.Bytes),
            Oddity = call.Context.Features.Get<TaskOddity>() ?? new TaskOddity(),
        };
        var task = tasks.Create(order, use.Product.IdempotencyKey?.TrimStart('/'));
        call.Context.Features.Set(task);
        if (order.CallbackUrl is { } address)
        {
            byte[] BodyAt(DateTimeOffset moment) => JsonAnswer.ToUtf8(use.QueryAnswers.TaskOf(task, task.At(moment)));
            callbacks.Follow(new CallbackThread(task, gateway, address, BodyAt));
        }

        return SendAsync(call, use.Answers.One(task, task.Initial));
    }

    private Task FindAsync(GatewayCall call, ProductOperation[] asked)
    {
        var first = asked[0];
        var ids = first.IdsIn(call);
        if (first.Descriptor.AnswersList)
        {
            return first.Descriptor.IdParameter is { Most: { } most, Name: var name } && ids.Count > most
                ? throw Refusals.InvalidParameters($"{name} takes at most {most} ids")
                : SendAsync(call, first.Answers.Many(Shown(ids.Distinct().Select(id => Find(id, asked)).OfType<EmulatedTask>(), asked)));
        }

        var task = Find(ids[0], asked) ?? throw Refusals.UnknownTask(ids[0]);
        var use = UseFor(task, asked)!;
        return use.Purpose == OperationPurpose.Content
            ? SendVideoAsync(call, task, use)
            : SendAsync(call, use.Answers.One(task, task.ShowAt(Now)));
    }

    private Task SendVideoAsync(GatewayCall call, EmulatedTask task, ProductOperation use)
    {
        var state = task.At(Now).State;
        return state == TaskState.Succeeded
            ? VideoResponse.WriteAsync(call.Context, ClipLibrary.Find(task.Clip)!, DateTimeOffset.UnixEpoch)
            : throw Refusals.InvalidRequest($"The video is not ready; its status is {use.QueryAnswers.WordFor(state)}");
    }

    private Task ListAsync(GatewayCall call, ProductOperation[] lists)
    {
        var first = lists[0];
        var paging = first.Descriptor.Paging;
        var usualSize = paging is null ? LargestNumber : paging.DefaultSize ?? UsualPageSize;
        var size = Number(call, first, paging?.Size, usualSize, paging?.LargestSize);
        var page = Number(call, first, paging?.Page, 1, paging?.LargestPage);

        // The cursor is the number of the last task that was told; one task more tells whether there is another page.
        var before = CursorOf(call, first);
        var found = tasks.List(task => UseFor(task, lists) is not null, before, (page - 1) * size, (int)size + 1);
        var hasMore = paging?.Cursor is not null && found.Count > size;
        var next = hasMore ? found[(int)size - 1].Number.ToString() : null;
        return SendAsync(call, first.Answers.Many(Shown(found.Take((int)size), lists), next));
    }

    private EmulatedTask? Find(string id, ProductOperation[] among) => tasks.Find(id, task => UseFor(task, among) is not null);

    private IEnumerable<JsonNode> Shown(IEnumerable<EmulatedTask> found, ProductOperation[] among)
    {
        var now = Now;
        return found.Select(task => UseFor(task, among)!.Answers.TaskOf(task, task.ShowAt(now)));
    }

    private static ProductOperation? UseFor(EmulatedTask task, ProductOperation[] among) =>
        Array.Find(among, use => use.Product.Name == task.Order.Product);

    private static long CursorOf(GatewayCall call, ProductOperation list) =>
        list.Descriptor.Paging?.Cursor is not { } parameter || call.Value(parameter, list.Template) is not { Length: > 0 } text
            ? long.MaxValue
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw Refusals.InvalidParameters($"{parameter.Name.TrimStart('/')} is no cursor of this list");

    private static long Number(GatewayCall call, ProductOperation use, OperationParameter? parameter, long usual, int? largest)
    {
        if (parameter is null || call.Value(parameter, use.Template) is not { Length: > 0 } text)
        {
            return usual;
        }

        var most = largest ?? LargestNumber;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : throw Refusals.InvalidParameters($"{parameter.Name.TrimStart('/')} must be between 1 and {most}");
    }

    private static Task SendAsync(GatewayCall call, byte[] answer) => JsonAnswer.SendAsync(call.Context, StatusCodes.Status200OK, answer);
}

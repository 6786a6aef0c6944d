using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using KlingGen.Runtime.Http;

namespace KlingGen.Runtime.Tasks;

/// <summary>
/// Makes, asks for, lists and fetches tasks as the documents describe it, at any API that works so. Each method sends one call,
/// once; when to ask again, and whether to try again, is its caller's business.
/// </summary>
/// <remarks>Every method may throw <see cref="TaskRefusedException"/> when the gateway refuses, <see cref="ApiException"/> when it
/// cannot be reached
/// or answers with something unreadable, and <see cref="OperationCanceledException"/>.</remarks>
/// <param name="client">What sends, with the gateway's address and the caller's key.</param>
public sealed class TaskApi(ApiClient client)
{
    /// <summary>What sends.</summary>
    public ApiClient Client { get; } = client ?? throw new ArgumentNullException(nameof(client));

    /// <summary>Creates a task. The request is not checked; see <see cref="ProductDescriptor.Validate(IVideoRequest)"/>.</summary>
    /// <param name="operation">The create.</param>
    /// <param name="request">The request, of the type that the create takes.</param>
    /// <param name="cancellationToken">Ends the call; a task may have been made all the same.</param>
    /// <returns>The task as the gateway accepted it.</returns>
    public Task<TaskRecord> CreateAsync(
        OperationDescriptor operation, IVideoRequest request, CancellationToken cancellationToken = default) =>
            CreateAsync(WrittenRequest.Write(operation, request), cancellationToken);

    /// <summary>Creates a task with a request that is written already, as for a second try.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call; a task may have been made all the same.</param>
    /// <returns>The task as the gateway accepted it.</returns>
    public async Task<TaskRecord> CreateAsync(WrittenRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var operation = request.Operation;
        try
        {
            var response = await Client.SendAsync(request.ToRequest(), operation.TaskAnswers, cancellationToken).ConfigureAwait(false);
            return Value(response, operation);
        }
        catch (TaskRefusedException exception) when (exception.Task is { } task)
        {
            // It was made and is paid for: its id is worth more than the status.
            return task;
        }
    }

    /// <summary>Asks for one task.</summary>
    /// <param name="operation">The query of one task, or of several.</param>
    /// <param name="id">The task's id, or the idempotency key that it was created under.</param>
    /// <param name="isKey">Whether <paramref name="id"/> is the idempotency key. The task's own id is then read from the answer;
    /// else the task goes on bearing the id that was asked for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<TaskRecord> QueryAsync(
        OperationDescriptor operation, string id, bool isKey = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentException.ThrowIfNullOrEmpty(id);
        var call = new OperationCall(operation);
        call.Put(IdOf(operation), id);
        var request = call.Build();
        request.State = new AskedTask(id, IsIdentity: !isKey);
        var response = await Client.SendAsync(request, operation.TaskAnswers, cancellationToken).ConfigureAwait(false);
        return Value(response, operation);
    }

    /// <summary>Asks for several tasks at once.</summary>
    /// <param name="operation">The query of several tasks.</param>
    /// <param name="ids">The tasks' ids, at most <see cref="OperationParameter.Most"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The tasks that the gateway knows, in its order.</returns>
    public async Task<IReadOnlyList<TaskRecord>> QueryManyAsync(
        OperationDescriptor operation, IReadOnlyList<string> ids, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(ids);
        var parameter = IdOf(operation);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ids.Count, parameter.IsList ? parameter.Most ?? int.MaxValue : 1, nameof(ids));
        var call = new OperationCall(operation);
        call.Put(parameter, ids);
        var response = await Client.SendAsync(call.Build(), operation.ListAnswers, cancellationToken).ConfigureAwait(false);
        return [.. Value(response, operation).Tasks.Select(task => AsAsked(task, ids))];
    }

    /// <summary>Asks for one page of a list.</summary>
    /// <param name="operation">The list.</param>
    /// <param name="page">The page, counted from 1, where pages are counted.</param>
    /// <param name="cursor">What the page before named, where a cursor is used; null for the first page.</param>
    /// <param name="size">How many tasks a page has; null leaves it to the gateway.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<TaskPage> ListAsync(
        OperationDescriptor operation, int page = 1, string? cursor = null, int? size = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentOutOfRangeException.ThrowIfLessThan(page, 1);
        var call = new OperationCall(operation);
        if (operation.Paging?.Page is { } number)
        {
            call.Put(number, page);
        }

        if (operation.Paging?.Cursor is { } mark && cursor is not null)
        {
            call.Put(mark, cursor);
        }

        if (operation.Paging?.Size is { } count && size is { } wanted)
        {
            call.Put(count, wanted);
        }

        var response = await Client.SendAsync(call.Build(), operation.ListAnswers, cancellationToken).ConfigureAwait(false);
        return Value(response, operation);
    }

    /// <summary>Opens what a task made, as the gateway serves it by the task's id.</summary>
    /// <param name="operation">The content.</param>
    /// <param name="id">The task's id.</param>
    /// <param name="offset">The first byte that is wanted; a gateway that knows no ranges sends all of them.</param>
    /// <param name="version">The version that the bytes before <paramref name="offset"/> belong to; if it is another by now, all
    /// bytes come.</param>
    /// <param name="cancellationToken">Ends the call; the stream is ended by disposing the answer.</param>
    /// <returns>The answer, whose value is the stream.</returns>
    public Task<ApiResponse<Stream>> OpenContentAsync(
        OperationDescriptor operation,
        string id,
        long offset = 0,
        EntityTagHeaderValue? version = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentException.ThrowIfNullOrEmpty(id);
        var call = new OperationCall(operation);
        call.Put(IdOf(operation), id);

        // Compressed bytes would make offsets and lengths speak of something else than the content.
        call.PutHeader("Accept-Encoding", "identity");
        if (offset > 0)
        {
            call.PutHeader("Range", string.Create(CultureInfo.InvariantCulture, $"bytes={offset}-"));
            if (version is { IsWeak: false })
            {
                call.PutHeader("If-Range", version.ToString());
            }
        }

        return Client.SendAsync(call.Build(), operation.Streams, cancellationToken);
    }

    /// <summary>The task under the id that was asked for, where the answer has that beside another one.</summary>
    private static TaskRecord AsAsked(TaskRecord task, IReadOnlyList<string> ids)
    {
        if (ids.Contains(task.Id))
        {
            return task;
        }

        var asked = task.Json.ValueKind == JsonValueKind.Object
            ? task.Json.EnumerateObject().Select(static member => JsonPlaces.Text(member.Value)).FirstOrDefault(ids.Contains)
            : null;
        return asked is null ? task : task with { Id = asked };
    }

    private static OperationParameter IdOf(OperationDescriptor operation) =>
        operation.IdParameter ?? throw new ArgumentException($"The operation {operation.Id} takes no task's id.", nameof(operation));

    private static T Value<T>(ApiResponse<T> response, OperationDescriptor operation) => response.HasValue
        ? response.Value
        : throw new ApiException($"{operation.Method} {operation.Path} answered {(int)response.StatusCode}, but with nothing.")
        {
            Failure = ApiFailure.UnreadableAnswer,
            Outcome = RequestOutcome.CarriedOut,
            Method = operation.Method,
            StatusCode = response.StatusCode,
            Headers = response.Headers,
        };
}

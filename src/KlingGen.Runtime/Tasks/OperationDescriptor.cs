using KlingGen.Runtime.Http;

namespace KlingGen.Runtime.Tasks;

/// <summary>One operation of a gateway's document, described so that it can be called and answered without code of its own.</summary>
public sealed class OperationDescriptor
{
    /// <summary>The <c>operationId</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The HTTP method, in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>The path template, with <c>{parameters}</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The server that the operation names; null for the gateway's.</summary>
    public string? Server { get; init; }

    /// <summary>The alternatives that the operation offers, each with the schemes it needs together.</summary>
    public IReadOnlyList<ApiSecurityScheme[]> Security { get; init; } = [];

    /// <summary>The media types of its successes, for <c>Accept</c>.</summary>
    public string Accept { get; init; } = "application/json";

    /// <summary>The parameter that takes the task's id, or several; null for creates and lists.</summary>
    public OperationParameter? IdParameter { get; init; }

    /// <summary>The other parameters that are always sent: constants, and those that members of the request fill.</summary>
    public IReadOnlyList<OperationParameter> Parameters { get; init; } = [];

    /// <summary>The JSON text of a constant body; null where there is none, and for creates.</summary>
    public string? Body { get; init; }

    /// <summary>The pointer from the answer to the task or to the list of tasks; the empty one is the answer itself.</summary>
    public string TaskPointer { get; init; } = "";

    /// <summary>Whether a list of tasks stands there.</summary>
    public bool AnswersList { get; init; }

    /// <summary>Where the facts of the task stand; null for answers that are no task (content).</summary>
    public TaskMap? Task { get; init; }

    /// <summary>Where the answer says that it is a refusal although its status is that of a success; null where it cannot.</summary>
    public ErrorMap? Error { get; init; }

    /// <summary>How its refusals are read, and what their codes mean.</summary>
    public ErrorMap Refusal { get; init; } = ErrorMap.None;

    /// <summary>How pages are turned; null for what is no list.</summary>
    public PagingMap? Paging { get; init; }

    /// <summary>The JSON texts of the document's examples of a success, in its order.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Reads the task's id out of an address, such as one that an answer leads to.</summary>
    /// <param name="address">A whole address.</param>
    /// <returns>The id; null where the address is none of this operation.</returns>
    public string? FindId(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var parts = Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var found = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (IdParameter is not { Place: ParameterPlace.Path } id || found.Length < parts.Length)
        {
            return null;
        }

        string? text = null;
        for (var i = 0; i < parts.Length; i++)
        {
            var part = found[found.Length - parts.Length + i];
            if (parts[i] == $"{{{id.Name}}}")
            {
                text = Uri.UnescapeDataString(part);
            }
            else if (!part.Equals(parts[i], StringComparison.Ordinal))
            {
                return null;
            }
        }

        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary><see cref="TaskPointer"/>, taken apart once.</summary>
    internal JsonPlaces TaskPlace => field ??= new JsonPlaces(TaskPointer);

    /// <summary>The places of all that an answer says, as one tree.</summary>
    internal FactTree AnswerTree => field ??= FactTree.OfAnswer(this, Task ?? TaskMap.None);

    /// <summary>The places in a task that stands at the top of its answer although the document puts it elsewhere.</summary>
    internal FactTree UnwrappedTree => field ??= FactTree.OfTask(Task ?? TaskMap.None, Error ?? Refusal);

    /// <summary>How answers with one task are read.</summary>
    internal ResponseTable<TaskRecord> TaskAnswers => field ??= new ResponseTable<TaskRecord>()
        .Success("2XX", new TaskContent(this)).Error("default", new RefusalContent(this));

    /// <summary>How answers with a list of tasks are read.</summary>
    internal ResponseTable<TaskPage> ListAnswers => field ??= new ResponseTable<TaskPage>()
        .Success("2XX", new TaskListContent(this)).Error("default", new RefusalContent(this));

    /// <summary>How answers that are no JSON are read.</summary>
    internal ResponseTable<Stream> Streams => field ??= new ResponseTable<Stream>()
        .Success("2XX", ResponseContent.Binary(Accept)).Error("default", new RefusalContent(this));
}

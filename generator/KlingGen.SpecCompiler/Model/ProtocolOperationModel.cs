namespace KlingGen.SpecCompiler.Model;

/// <summary>An operation by which tasks are made, asked for, listed or fetched.</summary>
/// <param name="Id">The <c>operationId</c>.</param>
internal sealed record ProtocolOperationModel(string Id)
{
    public required string Method { get; init; }

    public required string Path { get; init; }

    /// <summary>The address that the path or the operation names, its variables filled in.</summary>
    public required string? Server { get; init; }

    /// <summary>Alternatives, each with the schemes that it needs together.</summary>
    public required EquatableArray<EquatableArray<SecuritySchemeModel>> Security { get; init; }

    public required string Accept { get; init; }

    /// <summary>The parameter that takes the task's id; null for creates and lists.</summary>
    public required ProtocolParameterModel? IdParameter { get; init; }

    /// <summary>Constants, and parameters that a member of the request fills.</summary>
    public required EquatableArray<ProtocolParameterModel> Parameters { get; init; }

    /// <summary>A constant body as JSON text.</summary>
    public required string? Body { get; init; }

    public required AnswerModel Answer { get; init; }

    public required PagingModel? Paging { get; init; }
}

/// <summary>What an operation answers with.</summary>
/// <param name="TaskPointer">The way from the answer to the task, or to the list of tasks.</param>
/// <param name="IsList">Whether a list of tasks stands there.</param>
/// <param name="Task">Null for what is no task.</param>
/// <param name="Error">Where a success may be a refusal after all; null where it cannot.</param>
/// <param name="Refusal">How the answers with an error's status are read; null where the document does not say.</param>
/// <param name="Examples">Successes, as JSON text.</param>
internal sealed record AnswerModel(
    string TaskPointer, bool IsList, TaskMapModel? Task, ErrorMapModel? Error, ErrorMapModel? Refusal, EquatableArray<string> Examples);

/// <param name="Name">Its name, or for a body's member its JSON pointer.</param>
/// <param name="Place">The name of the runtime's <c>ParameterPlace</c>.</param>
/// <param name="Value">A constant as JSON text.</param>
/// <param name="Member">The pointer of the request's member that fills it.</param>
/// <param name="Most">How many values it takes at most.</param>
internal sealed record ProtocolParameterModel(
    string Name, string Place, string? Value = null, string? Member = null, bool IsList = false, bool Explode = false, int? Most = null);

/// <summary>How pages are turned (<c>x-paging</c>).</summary>
/// <param name="Page">Counts pages; null where a cursor is used.</param>
/// <param name="Next">Where an answer names the next cursor.</param>
internal sealed record PagingModel(
    ProtocolParameterModel? Page,
    ProtocolParameterModel? Cursor,
    PlacesModel? Next,
    ProtocolParameterModel? Size,
    int? LargestSize,
    int? DefaultSize);

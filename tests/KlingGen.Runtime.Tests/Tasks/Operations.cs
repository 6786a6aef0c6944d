using KlingGen.Runtime.Tasks;

namespace KlingGen.Runtime.Tests.Tasks;

/// <summary>Operations of an invented document.</summary>
internal static class Operations
{
    public static TaskMap Map { get; } = new()
    {
        Id = new JsonPlaces("/id", "/number"),
        Status = new JsonPlaces("/state"),
        Statuses = [new("new", TaskState.Submitted), new("done", TaskState.Succeeded), new("3", TaskState.Failed)],
        Message = new JsonPlaces("/why/text", "/why", "/message"),
        ErrorCode = new JsonPlaces("/why/code"),
        CreatedAt = new JsonPlaces("/times/0"),
        CompletedAt = new JsonPlaces("/times/1"),
        Progress = new JsonPlaces("/progress"),
        Videos = new JsonPlaces("/files", "/file", ""),
        Video = new VideoMap { Id = new JsonPlaces("/key"), Url = new JsonPlaces("/link", "", "/a~1b"), Duration = new JsonPlaces("/seconds") },
    };

    public static ErrorMap Errors { get; } = new()
    {
        Code = new JsonPlaces("/code", "/error/code"),
        Message = new JsonPlaces("/error/message", "/error", "/message"),
        RequestId = new JsonPlaces("/request"),
        Success = ["0", "true"],
        Codes = [new("E1", RefusalKind.Concurrency, 429, Meaning: "the studio is full"), new("E2", RefusalKind.NotFound, 404)],
    };

    public static OperationDescriptor Get(string path, OperationParameter? id = null, string pointer = "/task", bool answersList = false, PagingMap? paging = null) =>
        Call("GET", path, id, pointer, answersList, paging: paging);

    public static OperationDescriptor Call(
        string method,
        string path,
        OperationParameter? id = null,
        string pointer = "/task",
        bool answersList = false,
        IReadOnlyList<OperationParameter>? parameters = null,
        string? body = null,
        PagingMap? paging = null,
        TaskMap? map = null) => new()
        {
            Id = "operation",
            Method = method,
            Path = path,
            IdParameter = id,
            Parameters = parameters ?? [],
            Body = body,
            TaskPointer = pointer,
            AnswersList = answersList,
            Task = map ?? Map,
            Error = Errors,
            Refusal = Errors,
            Paging = paging,
        };
}

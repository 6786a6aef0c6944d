using KlingGen.Runtime.Http;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Tests.Gateways;

/// <summary>
/// An invented API that shares nothing with Kling's but that it makes videos in its own time: another envelope, other words, seconds for times,
/// the model in the path, a query that takes several ids, a list with a cursor in a body, the video behind a link of its own.
/// </summary>
internal static class AcmeApi
{
    private static readonly ApiSecurityScheme[][] s_security = [[new("key", ApiSecuritySchemeKind.ApiKeyHeader, "X-Acme-Key")]];

    private static readonly TaskMap s_job = new()
    {
        Id = new JsonPlaces("/meta/uid"),
        Status = new JsonPlaces("/meta/phase"),
        Statuses =
        [
            new("waiting", TaskState.Submitted), new("rolling", TaskState.Processing), new("wrapped", TaskState.Succeeded),
            new("scrapped", TaskState.Failed), new("stopped", TaskState.Canceled),
        ],
        Message = new JsonPlaces("/note"),
        ErrorCode = new JsonPlaces("/fault/kind"),
        CreatedAt = new JsonPlaces("/meta/born"),
        TimeUnit = TimeUnit.Seconds,
        Progress = new JsonPlaces("/done"),
        Cost = new JsonPlaces("/bill/credits"),
        ExternalId = new JsonPlaces("/meta/ticket"),
        Model = new JsonPlaces("/bill/engine"),
        Videos = new JsonPlaces("/reel"),
        Video = new VideoMap { Url = new JsonPlaces("/href"), Duration = new JsonPlaces("/length") },
    };

    private static readonly ErrorMap s_error = new()
    {
        Code = new JsonPlaces("/outcome/code"),
        Message = new JsonPlaces("/outcome/words"),
        RequestId = new JsonPlaces("/outcome/trace"),
        Success = ["\"fine\""],
        Codes =
        [
            new("crowded", RefusalKind.Concurrency, 503, Meaning: "the studio is full"),
            new("broke", RefusalKind.Quota, 402, Meaning: "the purse is empty"),
            new("twice", RefusalKind.Duplicate, 409),
            new("gone", RefusalKind.NotFound, 404),
        ],
    };

    public static GatewayDescriptor Descriptor { get; } = new()
    {
        Name = "acme",
        Servers = [new(new Uri("https://api.acme.example/studio"))],
        FirstPause = TimeSpan.FromSeconds(1),
        LongestPause = TimeSpan.FromSeconds(2),
        Products =
        [
            new ProductDescriptor<AcmeRequest>
            {
                Name = "reel",
                Schema = "{}",
                IdempotencyKey = "/ticket",
                ReadKey = static request => request.Ticket,
                WriteKey = static (request, key) => request with { Ticket = key },
                Create = Operation("shoot", "POST", "/engines/{engine}/jobs", "/payload", parameters: [new("engine", ParameterPlace.Path, Member: "/engine")]),
                Query = Operation("look", "GET", "/jobs", "/payload/jobs", new OperationParameter("uids", ParameterPlace.Query, IsList: true, Most: 20), answersList: true),
                List = Operation("browse", "POST", "/jobs/search", "/payload/jobs", answersList: true, body: """{"filter":{"mine":true}}""", paging: new PagingMap
                {
                    Cursor = new OperationParameter("/page/after", ParameterPlace.Body),
                    Next = new JsonPlaces("/payload/next"),
                    Size = new OperationParameter("/page/count", ParameterPlace.Body),
                    DefaultSize = 2,
                }),
                Content = Operation("fetch", "GET", "/jobs/{uid}/film", "", new OperationParameter("uid", ParameterPlace.Path), isTask: false),
            },
        ],
    };

    private static OperationDescriptor Operation(
        string id,
        string method,
        string path,
        string taskPointer,
        OperationParameter? idParameter = null,
        IReadOnlyList<OperationParameter>? parameters = null,
        bool answersList = false,
        string? body = null,
        PagingMap? paging = null,
        bool isTask = true) => new()
        {
            Id = id,
            Method = method,
            Path = path,
            Security = s_security,
            TaskPointer = taskPointer,
            IdParameter = idParameter,
            Parameters = parameters ?? [],
            AnswersList = answersList,
            Body = body,
            Paging = paging,
            Task = isTask ? s_job : null,
            Error = isTask ? s_error : null,
            Refusal = s_error,
            Accept = isTask ? "application/json" : "video/mp4",
        };
}

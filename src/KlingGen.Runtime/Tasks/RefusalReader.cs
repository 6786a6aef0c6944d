using System.Net;
using System.Text.Json;
using KlingGen.Runtime.Http;

namespace KlingGen.Runtime.Tasks;

/// <summary>Reads refusals by a document's map.</summary>
internal static class RefusalReader
{
    private const string RequestIdHeader = "X-Request-Id";

    /// <summary>The refusal that an answer with the status of a failure is.</summary>
    public static Refusal Read(JsonElement body, ErrorMap map, Answer answer) => Describe(body, map, map, FindCode(body, map), answer);

    /// <summary>Refuses an answer with the status of a success that holds a refusal.
    /// A code that nobody knows does not take away a task whose id has come.</summary>
    /// <param name="found">The answer.</param>
    /// <param name="task">The task that was read from it; null for none.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="answer">The answer as it came.</param>
    /// <exception cref="TaskRefusedException">It holds one.</exception>
    public static void ThrowIfRefused(TaskAnswer found, TaskRecord? task, OperationDescriptor operation, Answer answer)
    {
        if (Find(found, operation, answer) is { } refusal && (task is null || IsPlain(refusal)))
        {
            throw new TaskRefusedException(answer.Refused(refusal.Message), refusal, answer);
        }
    }

    private static Refusal? Find(TaskAnswer found, OperationDescriptor operation, Answer answer)
    {
        if (found.Json.ValueKind != JsonValueKind.Object || (operation.Error is null && found.IsFound))
        {
            return null;
        }

        var map = operation.Error ?? operation.Refusal;
        var code = FindError(found, operation, map);
        return code is not null || (!found.IsFound && HasErrorMember(found.Json, map))
            ? Describe(found.Json, map, operation.Refusal, code, answer)
            : null;
    }

    /// <summary>Whether a refusal says by itself that nothing was done, whatever stands beside it.</summary>
    public static bool IsPlain(Refusal refusal) =>
        refusal.IsKnown || (refusal.Kind is not (RefusalKind.Unknown or RefusalKind.Server) && refusal.Code is { Length: 3 });

    private static Refusal Describe(JsonElement body, ErrorMap map, ErrorMap codes, string? code, Answer answer)
    {
        var known = code is null ? null : codes.Find(code) ?? map.Find(code);
        if (known is null or { Kind: RefusalKind.Server } && RefusalSearch.FindCode(body, codes, map) is { } wrapped)
        {
            (known, code) = (wrapped, wrapped.Code);
        }

        var status = EffectiveStatus(code, answer.Message.StatusCode);
        return new Refusal
        {
            Kind = known?.Kind ?? RefusalSearch.FindKind(body, code, status) ?? KindOf(status),
            Code = code,
            IsKnown = known is { Kind: not (RefusalKind.Server or RefusalKind.Unknown) },
            Message = WordsOf(body, map) is { } words ? answer.Call.Redaction.Clean(words) : null,
            Meaning = known?.Meaning,
            RequestId = map.RequestId.TextAt(body)
                ?? (answer.Message.Headers.TryGetValues(RequestIdHeader, out var values) ? values.FirstOrDefault() : null),
        };
    }

    // A text may be JSON in its turn, and what the document names first may be only the name of the error.
    private static string? WordsOf(JsonElement body, ErrorMap map)
    {
        for (var i = 0; i < map.Message.Count; i++)
        {
            if (map.Message.TryFind(body, i, out var value)
                && JsonPlaces.Text(value) is { } text && !string.IsNullOrWhiteSpace(text)
                && AnswerPlace.Within(value) is null)
            {
                return text;
            }
        }

        return body.ValueKind == JsonValueKind.Object || body.ValueKind == JsonValueKind.Array ? ErrorWords.Of(body) : null;
    }

    /// <summary>The first code that the document knows, else the first there is.</summary>
    private static string? FindCode(JsonElement body, ErrorMap map)
    {
        string? first = null;
        for (var i = 0; i < map.Code.Count; i++)
        {
            if (map.Code.TryFind(body, i, out var value) && JsonPlaces.Code(value) is { } code)
            {
                if (map.Find(code) is not null)
                {
                    return code;
                }

                first ??= code;
            }
        }

        return first;
    }

    /// <summary>A code that means an error. One that belongs to a task which failed speaks of the task and not of the call.</summary>
    private static string? FindError(TaskAnswer answer, OperationDescriptor operation, ErrorMap map)
    {
        for (var i = 0; i < map.Code.Count; i++)
        {
            if (map.Code.TryFind(answer.Json, i, out var value)
                && JsonPlaces.Code(value) is { } code
                && !map.IsSuccess(code)
                && !(answer.IsFound && IsTasksOwn(map.Code.Path(i), operation)))
            {
                return code;
            }
        }

        return null;
    }

    private static bool IsTasksOwn(ReadOnlySpan<string> path, OperationDescriptor operation)
    {
        if (path.Length < 2 || operation.Task is not { } task)
        {
            return false;
        }

        var place = operation.TaskPlace.Path(0);
        return (!place.IsEmpty && path.StartsWith(place)) || BeginsWith(task.ErrorCode, path[0]) || BeginsWith(task.Message, path[0]);
    }

    private static bool BeginsWith(JsonPlaces places, string name)
    {
        for (var i = 0; i < places.Count; i++)
        {
            if (places.Path(i) is [var first, _, ..] && first == name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether there is a member that is there for errors alone: one in which a code would stand, and none does that means
    /// success.</summary>
    private static bool HasErrorMember(JsonElement body, ErrorMap map)
    {
        for (var i = 0; i < map.Code.Count; i++)
        {
            if (map.Code.Path(i) is [var name, _, ..]
                && body.TryGetProperty(name, out var member)
                && member.ValueKind is JsonValueKind.Object or JsonValueKind.String
                && !map.Code.TryFind(body, i, out _))
            {
                return true;
            }
        }

        return false;
    }

    private static RefusalKind KindOf(int status) => status switch
    {
        400 or 405 or 409 or 413 or 415 or 422 => RefusalKind.BadRequest,
        401 => RefusalKind.Authentication,
        402 => RefusalKind.Quota,
        403 => RefusalKind.Permission,
        404 or 410 => RefusalKind.NotFound,
        408 => RefusalKind.Server,
        429 => RefusalKind.RateLimit,
        >= 500 => RefusalKind.Server,
        _ => RefusalKind.Unknown,
    };

    // Some gateways answer HTTP 200 and put the HTTP status into the code.
    private static int EffectiveStatus(string? code, HttpStatusCode status) =>
        (int)status < 300 && code is { Length: 3 } && int.TryParse(code, out var inner) ? inner : (int)status;
}

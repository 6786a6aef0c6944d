using System.Text.Json.Nodes;
using KlingGen.Emulator.Tasks;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Emulator.Answers;

/// <summary>Writes refusals where and in the words that a gateway's document has for them.</summary>
internal sealed class RefusalWriter(ErrorMap map, GatewayDescriptor gateway)
{
    /// <summary>Kinds that a gateway may not tell apart, and the one that it then means.</summary>
    private static readonly Dictionary<RefusalKind, RefusalKind> Wider = new()
    {
        [RefusalKind.Duplicate] = RefusalKind.BadRequest,
        [RefusalKind.BadRequest] = RefusalKind.Duplicate,
        [RefusalKind.ContentPolicy] = RefusalKind.BadRequest,
        [RefusalKind.Concurrency] = RefusalKind.RateLimit,
        [RefusalKind.Token] = RefusalKind.Authentication,
    };

    private readonly IReadOnlyList<RefusalCode> _own = [.. map.Codes.Take(map.OwnCodes)];
    private readonly IReadOnlyList<RefusalCode> _shared = [.. map.Codes.Skip(map.OwnCodes)];
    private readonly AnswerPlace _code = new(map.Code);
    private readonly AnswerPlace _message = new(map.Message);
    private readonly AnswerPlace _type = new(map.Type);
    private readonly AnswerPlace _requestId = new(map.RequestId);
    private readonly IdPattern? _requestIds = gateway.RequestIdPattern is { } pattern ? new IdPattern(pattern) : null;

    public int StatusOf(RefusedException refusal)
    {
        var code = Find(refusal);
        return code.Status == 0 ? VendorCodes.StatusOf(code.Kind) : code.Status;
    }

    public byte[] Write(RefusedException refusal)
    {
        var code = Find(refusal);
        var body = new JsonObject();
        Write(body, _code, code.Code, isNumber: IsWholeNumber(code.Code));
        Write(body, _message, WordsOf(refusal, code));
        Write(body, _type, code.Type);
        Write(body, _requestId, _requestIds?.Next());

        // Of a gateway whose document does not say how it refuses: problem details (RFC 9457).
        return JsonAnswer.ToUtf8(body.Count > 0
            ? body
            : new JsonObject { ["status"] = StatusOf(refusal), ["detail"] = WordsOf(refusal, code) });
    }

    // A gateway with codes of its own says everything by them; where it has none for a reason, by the one of the same HTTP status.
    private RefusalCode Find(RefusedException refusal)
    {
        var known = VendorCodes.Find(refusal.Code);
        return Exact(_own, refusal.Code) ?? OfKind(_own, refusal.Kind) ?? _own.FirstOrDefault(code => code.Status == known.Status)
            ?? Exact(_shared, refusal.Code) ?? OfKind(_shared, refusal.Kind) ?? known;
    }

    private string WordsOf(RefusedException refusal, RefusalCode code)
    {
        if (refusal.Detail is null && code.Code == refusal.Code)
        {
            return code.Message ?? refusal.Message;
        }

        return code.Message is { } words && _own.Contains(code) ? $"{words}: {refusal.Message}" : refusal.Message;
    }

    private static RefusalCode? Exact(IReadOnlyList<RefusalCode> codes, string name) => codes.FirstOrDefault(code => code.Code == name);

    private static RefusalCode? OfKind(IReadOnlyList<RefusalCode> codes, RefusalKind kind) =>
        kind == RefusalKind.Unknown ? null
        : codes.FirstOrDefault(code => code.Kind == kind)
            ?? (Wider.TryGetValue(kind, out var wider) ? codes.FirstOrDefault(code => code.Kind == wider) : null);

    private static bool IsWholeNumber(string text) => long.TryParse(text, out var number) && number.ToString() == text;

    private static void Write(JsonObject body, AnswerPlace place, string? value, bool isNumber = false)
    {
        if (value is not null && !place.IsEmpty && place.First.Length > 0)
        {
            JsonTree.Set(body, place.First, place.ValueOf(body, value, isNumber));
        }
    }
}

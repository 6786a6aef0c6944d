using System.Text.Json;
using System.Text.RegularExpressions;

namespace KlingGen.Runtime.Tasks;

/// <summary>Finds codes that gateways wrap into their own answers, as texts or within texts, and reads codes that are words.</summary>
internal static partial class RefusalSearch
{
    private const int MinDigits = 4;

    private static readonly string[] s_names =
        [
            "code", "errorcode", "errcode", "errno", "type", "errortype", "error", "status", "reason", "subcode", "bizcode", "statuscode",
            "resultcode", "retcode",
        ];

    private static readonly (RefusalKind Kind, string[] Words)[] s_kinds =
    [
        (RefusalKind.Quota, [
            "quota", "balance", "insufficientcredit", "insufficientfund", "notenoughcredit", "nocredit", "creditsexhausted",
            "creditexhausted", "arrears", "billinghardlimit", "paymentrequired", "overdue", "欠费", "余额不足", "额度",
        ]),
        (RefusalKind.Concurrency, ["concurren", "paralleltask", "toomanytasks", "tasklimit"]),
        (RefusalKind.RateLimit, ["ratelimit", "toomanyrequest", "throttl", "requesttoofast", "requeststoofast", "qpslimit"]),
        (RefusalKind.ContentPolicy, [
            "contentpolicy", "contentfilter", "sensitive", "moderation", "nsfw", "riskcontrol", "contentsecurity", "policyviolation",
            "contentviolation",
        ]),
        (RefusalKind.Authentication, [
            "invalidapikey", "invalidkey", "apikeyinvalid", "invalidtoken", "tokenexpired", "invalidaccesstoken", "unauthorized",
            "unauthenticated", "authentication", "authfailed", "missingapikey", "incorrectapikey",
        ]),
        (RefusalKind.Permission, ["accessdenied", "permission", "forbidden", "notallowed", "notauthorized", "ipnotallowed", "ipwhitelist"]),
        (RefusalKind.NotFound,
            ["notfound", "notexist", "nosuch", "doesnotexist", "unknownmodel", "modelunavailable", "noavailablechannel"]),
        (RefusalKind.Duplicate, ["duplicate", "alreadyexist"]),
        (RefusalKind.BadRequest, [
            "invalidrequest", "invalidparam", "invalidargument", "badrequest", "validation", "unprocessable", "missingparam",
            "missingrequired", "invalidinput", "unsupportedmodel", "invalidmodel", "parametererror", "paramerror",
        ]),
    ];

    private static readonly string[] s_server =
    [
        "servererror", "internalerror", "internalservererror", "upstream", "overload", "unavailable", "maintenance", "timeout",
    ];

    /// <summary>A code of the document's that is told anywhere in an answer and means that no task was made; null for none.</summary>
    public static RefusalCode? FindCode(JsonElement body, ErrorMap codes, ErrorMap map)
    {
        if (body.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.String))
        {
            return null;
        }

        foreach (var place in AnswerPlace.Walk(body))
        {
            if (s_names.Contains(place.Name) && JsonPlaces.Code(place.Value) is { } code && Known(code) is { } known)
            {
                return known;
            }

            if (place.Value.ValueKind == JsonValueKind.String && WithinText(place.Value.GetString()!) is { } told)
            {
                return told;
            }
        }

        return null;

        RefusalCode? WithinText(string text) =>
            Codes().Matches(text).Select(match => Known(match.Groups["code"].Value)).FirstOrDefault(static known => known is not null);

        // Fewer digits are an HTTP status, perhaps of another call.
        RefusalCode? Known(string code)
        {
            var known = code.Length >= MinDigits ? codes.Find(code) ?? map.Find(code) : null;
            return known is { Kind: not (RefusalKind.Server or RefusalKind.Unknown) } ? known : null;
        }
    }

    /// <summary>What a code that no document knows means by its words; null where it says nothing.</summary>
    /// <param name="body">The answer.</param>
    /// <param name="code">The code.</param>
    /// <param name="status">The status, which is more than a word where it means that the gateway failed.</param>
    public static RefusalKind? FindKind(JsonElement body, string? code, int status)
    {
        if (code is not null && KindOf(code, status) is { } kind)
        {
            return kind;
        }

        return body.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) ? null : AnswerPlace.Walk(body)
            .Where(static place => s_names.Contains(place.Name) && place.Value.ValueKind == JsonValueKind.String)
            .Select(place => KindOf(place.Value.GetString()!, status)).FirstOrDefault(static found => found is not null);
    }

    private static RefusalKind? KindOf(string code, int status)
    {
        // A code is one word; sentences are not read.
        if (code.AsSpan().Trim().Contains(' '))
        {
            return null;
        }

        var name = PlainNames.Of(code);
        foreach (var (kind, words) in s_kinds)
        {
            if (PlainNames.HasAny(name, words))
            {
                return kind;
            }
        }

        return status < 400 && PlainNames.HasAny(name, s_server) ? RefusalKind.Server : null;
    }

    [GeneratedRegex("""(\bcode|\berr(or)?|错误码|代码)\W{0,6}(?<code>\d{4,6}|[a-z]+(_[a-z]+)+)\b|[\(\[【（](?<code>\d{4,6})[\)\]】）]""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Codes();
}

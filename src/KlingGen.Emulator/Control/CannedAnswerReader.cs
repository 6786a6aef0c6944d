using System.Net;
using System.Text;
using System.Text.Json;

namespace KlingGen.Emulator.Control;

/// <summary>Reads made-up answers.</summary>
internal static class CannedAnswerReader
{
    public static IReadOnlyList<string> Members { get; } = ["status", "contentType", "headers", "body", "bodyBase64", "json"];

    private static readonly string[] Bodies = ["body", "bodyBase64", "json"];

    public static CannedAnswer Read(ControlMembers fault)
    {
        if (Bodies.Count(fault.Has) > 1)
        {
            throw new ControlException(fault.At, "Only one of body, bodyBase64 and json can be given.", Bodies);
        }

        return new CannedAnswer
        {
            Status = FaultKinds.Status(fault) ?? HttpStatusCode.OK,
            ContentType = fault.Text("contentType") ?? (fault.Has("json") ? "application/json" : null),
            Headers = HeadersOf(fault),
            Body = BodyOf(fault),
        };
    }

    private static byte[] BodyOf(ControlMembers fault)
    {
        if (fault.Value("json") is { } json)
        {
            return Encoding.UTF8.GetBytes(json.GetRawText());
        }

        if (fault.Value("bodyBase64") is not { } base64)
        {
            return Encoding.UTF8.GetBytes(fault.Text("body") ?? "");
        }

        return base64.ValueKind == JsonValueKind.String && base64.TryGetBytesFromBase64(out var bytes)
            ? bytes
            : throw fault.Wrong("bodyBase64", base64, "Base64");
    }

    private static Dictionary<string, string> HeadersOf(ControlMembers fault)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (fault.Value("headers") is not { } given)
        {
            return headers;
        }

        var members = new ControlMembers(given, fault.PointerTo("headers"), "headers");
        foreach (var name in given.EnumerateObject().Select(static member => member.Name))
        {
            var text = members.Text(name)!;
            headers[name] = IsHeader(name, text) ? text : throw members.Wrong(name, given.GetProperty(name), "a header in ASCII");
        }

        return headers;
    }

    // What the server would refuse to send.
    private static bool IsHeader(string name, string text) =>
        name.Length > 0
        && name.All(static letter => char.IsAsciiLetterOrDigit(letter) || "!#$%&'*+-.^_`|~".Contains(letter, StringComparison.Ordinal))
        && text.All(static letter => letter is >= ' ' and <= '~' or '\t')
        && !name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)
        && !name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase);
}

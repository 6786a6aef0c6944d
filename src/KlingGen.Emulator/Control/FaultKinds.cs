using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using KlingGen.Emulator.Answers;

namespace KlingGen.Emulator.Control;

/// <summary>The kinds of faults that commands can name.</summary>
internal static class FaultKinds
{
    private static readonly Dictionary<string, BodyFraming> Framings = new()
    {
        ["contentLength"] = BodyFraming.ContentLength,
        ["chunked"] = BodyFraming.Chunked,
        ["connectionEnd"] = BodyFraming.ConnectionEnd,
    };

    private static readonly Dictionary<string, BodyEncoding> Encodings = new()
    {
        ["gzip"] = BodyEncoding.Gzip,
        ["untoldGzip"] = BodyEncoding.UntoldGzip,
        ["byteOrderMark"] = BodyEncoding.ByteOrderMark,
        ["utf16"] = BodyEncoding.Utf16,
    };

    private static readonly Dictionary<string, MediaValidator> Validators = new()
    {
        ["strongETag"] = MediaValidator.StrongETag,
        ["weakETag"] = MediaValidator.WeakETag,
        ["lastModified"] = MediaValidator.LastModified,
        ["none"] = MediaValidator.None,
    };

    /// <summary>In the order of the README.</summary>
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new("none", Fault.None),
        new("code", ["code", "message", "status", "retryAfter"], ReadCode),
        new("status", ["status", "retryAfter"], static fault => Fault.Status(
            Status(fault) ?? throw NoStatus(fault), fault.Duration("retryAfter"))),
        new("answer", CannedAnswerReader.Members, static fault => Fault.Answer(CannedAnswerReader.Read(fault))),
        new("html", ["status"], static fault => Fault.Html(Status(fault) ?? HttpStatusCode.BadGateway)),
        new("redirect", ["status", "location"], ReadRedirect),
        new("encoded", ["encoding"], static fault => Fault.Encoded(
            fault.Word("encoding", "encoding", Encodings) ?? throw fault.Missing("encoding", string.Join(", ", Encodings.Keys)))),
        new("drift", ["drift", "word"], DriftWords.Read),
        new("merge", ["json"], ReadMerge),
        new("brokenSurrogate", Fault.BrokenSurrogate),
        new("cutUnread", Fault.CutUnread),
        new("cutBefore", Fault.CutBefore),
        new("cutAfter", Fault.CutAfter),
        new("halfBody", ["share", "framing"], static fault => Fault.HalfBody(
            fault.Number("share", 0, 1) ?? 0.5, fault.Word("framing", "framing", Framings) ?? BodyFraming.ContentLength)),
        new("wrongLength", ["difference"], static fault => Fault.WrongLength(
            fault.Whole("difference", int.MinValue)
                ?? throw fault.Missing("difference", "how many bytes too many, or below zero too few"))),
        new("slow", ["delay"], static fault => Fault.Slow(Delay(fault))),
        new("silence", Fault.Silence),
        new("hiddenTask", ["for", "queries"], ReadHiddenTask),
        new("linklessTask", ["queries"], static fault => Fault.LinklessTask(fault.Whole("queries", 1) ?? 1)),
        new("expiredLink", ["status"], static fault => Fault.ExpiredLink(Status(fault) ?? HttpStatusCode.Forbidden)),
        new("mediaVersion", ["version", "validator", "ignoresIfRange"], static fault => Fault.MediaVersion(
            fault.Whole("version", 1, 100) ?? 2,
            fault.Word("validator", "validator", Validators) ?? MediaValidator.StrongETag,
            fault.Flag("ignoresIfRange"))),
        new("endlessMedia", ["announcedLength"], static fault => Fault.EndlessMedia(fault.Whole("announcedLength", 0))),
        new("lostCallback", Fault.LostCallback),
        new("lateCallback", ["delay"], static fault => Fault.LateCallback(Delay(fault))),
        new("duplicateCallback", ["posts"], static fault => Fault.DuplicateCallback(fault.Whole("posts", 2, 100) ?? 2)),
        new("forgedCallback", Fault.ForgedCallback),
        new("reorderedCallback", Fault.ReorderedCallback),
    ];

    public static HttpStatusCode? Status(ControlMembers fault) => (HttpStatusCode?)fault.Whole("status", 200, 599);

    private static Fault ReadCode(ControlMembers fault)
    {
        var code = fault.Code("code") is { Length: > 0 } given ? given : throw fault.Missing("code", "a result code such as 1302");
        var (message, retryAfter) = (fault.Text("message"), fault.Duration("retryAfter"));
        return Status(fault) is { } status
            ? Fault.CodeWithStatus(code, status, message, retryAfter)
            : Fault.Code(code, message, retryAfter);
    }

    private static Fault ReadRedirect(ControlMembers fault) =>
        Fault.Redirect((HttpStatusCode)(fault.Whole("status", 301, 308) ?? 302), fault.Text("location"));

    private static Fault ReadMerge(ControlMembers fault) => fault.Value("json") switch
    {
        { ValueKind: JsonValueKind.Object } patch => Fault.Merge((JsonObject)JsonTree.Of(patch)!),
        null => throw fault.Missing("json", "the members to add, replace or, as null, remove"),
        { } other => throw fault.Wrong("json", other, "an object"),
    };

    private static Fault ReadHiddenTask(ControlMembers fault) => (fault.Duration("for"), fault.Whole("queries", 1)) switch
    {
        ({ } time, null) => Fault.HiddenTask(time),
        (null, { } queries) => Fault.HiddenTask(queries),
        (null, null) => throw fault.Missing("for", "how long, or \"queries\": how many"),
        ({ } time, { } queries) => Fault.HiddenTask(time).And(Fault.HiddenTask(queries)),
    };

    private static TimeSpan Delay(ControlMembers fault) => fault.Duration("delay") is not { } delay
        ? throw fault.Missing("delay", DurationText.Expected)
        : delay <= TimeSpan.FromDays(24) ? delay
        : throw fault.Wrong("delay", fault.Value("delay")!.Value, "at most \"24d\"");

    private static ControlException NoStatus(ControlMembers fault) => fault.Missing("status", "an HTTP status from 200 to 599");
}

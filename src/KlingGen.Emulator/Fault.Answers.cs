using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using KlingGen.Emulator.Answers;
using KlingGen.Emulator.Tasks;

namespace KlingGen.Emulator;

/// <content>Answers that are other than they should be.</content>
public sealed partial class Fault
{
    /// <summary>Nothing goes wrong: the call is answered as it should be.</summary>
    public static Fault None() => new("none", static scene => scene.CarryOutAsync());

    /// <summary>The request is refused with one of the vendor's result codes, in the gateway's own words: 1302 and 1303 are the 429s that
    /// pass by themselves, 1100 to 1102 and 1304 those that do not, 5000 to 5002 failures of the server.</summary>
    /// <param name="code">The result code; a gateway with codes of its own says the one that means the same.</param>
    /// <param name="message">What is told; the code's own words when null.</param>
    /// <param name="retryAfter">Sent as <c>Retry-After</c>, in whole seconds, when given.</param>
    public static Fault Code(int code, string? message = null, TimeSpan? retryAfter = null) => Code(code.ToString(), message, retryAfter);

    /// <summary>The request is refused with one of the codes of its gateway's document, such as <c>insufficient_quota</c>.</summary>
    /// <param name="code">The code; it decides the HTTP status.</param>
    /// <param name="message">What is told; the code's own words when null.</param>
    /// <param name="retryAfter">Sent as <c>Retry-After</c>, in whole seconds, when given.</param>
    public static Fault Code(string code, string? message = null, TimeSpan? retryAfter = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        return new($"code {code}", scene => scene.RefuseAsync(new RefusedException(code, detail: message), status: null, retryAfter));
    }

    /// <summary>The request is refused with a result code although the HTTP status is 200.</summary>
    public static Fault CodeWithStatus200(int code, string? message = null) => CodeWithStatus(code.ToString(), HttpStatusCode.OK, message);

    /// <summary>The request is refused with a code, under another HTTP status than the code's own.</summary>
    /// <param name="code">The code.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="message">What is told; the code's own words when null.</param>
    /// <param name="retryAfter">Sent as <c>Retry-After</c>, in whole seconds, when given.</param>
    public static Fault CodeWithStatus(string code, HttpStatusCode status, string? message = null, TimeSpan? retryAfter = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        return new(
            $"code {code} with status {(int)status}",
            scene => scene.RefuseAsync(new RefusedException(code, detail: message), (int)status, retryAfter));
    }

    /// <summary>An answer with this status and no body.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="retryAfter">Sent as <c>Retry-After</c>, in whole seconds, when given.</param>
    public static Fault Status(HttpStatusCode status, TimeSpan? retryAfter = null) =>
        new($"status {(int)status}", scene => scene.AnswerAsync(new CannedAnswer { Status = status }, retryAfter));

    /// <summary>An answer with this status, content type and body.</summary>
    public static Fault Answer(HttpStatusCode status, string contentType, string body) =>
        Answer(new CannedAnswer { Status = status, ContentType = contentType, Body = Encoding.UTF8.GetBytes(body) });

    /// <summary>An answer that is given byte for byte.</summary>
    public static Fault Answer(CannedAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new($"a made-up answer {(int)answer.Status}", scene => scene.AnswerAsync(answer, retryAfter: null));
    }

    /// <summary>A page for people, as proxies send it.</summary>
    public static Fault Html(HttpStatusCode status = HttpStatusCode.BadGateway) =>
        Answer(
            status,
            "text/html",
            $"<html><head><title>{(int)status}</title></head><body><h1>{(int)status}</h1><p>nginx</p></body></html>");

    /// <summary>An answer that leads elsewhere.</summary>
    /// <param name="status">301, 302, 303, 307 or 308.</param>
    /// <param name="location">Where to: any text, in which <c>{id}</c> stands for the id of the task that was made, if one was. When null,
    /// the address that was asked for, followed by that id.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status is no redirect.</exception>
    public static Fault Redirect(HttpStatusCode status, string? location = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((int)status, 301, nameof(status));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)status, 308, nameof(status));
        return new($"redirect {(int)status}", scene => scene.RedirectAsync((int)status, location));
    }

    /// <summary>The request is carried out and its answer sent in another encoding than it should be.</summary>
    public static Fault Encoded(BodyEncoding encoding) =>
        new($"encoded as {encoding}", scene => scene.RewriteAsync(body => BodyEncoder.Encode(scene.Context.Response, body, encoding)));

    /// <summary>The request is carried out and its JSON answer changed before it is sent. <see cref="ShapeDrift"/> has the changes that
    /// gateways are known for.</summary>
    public static Fault Drift(Action<JsonObject> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new("drift", scene => scene.ReshapeAsync(change));
    }

    /// <summary>The request is carried out and its JSON answer merged with a patch (RFC 7396): members are added and replaced, and those
    /// that are null in the patch removed.</summary>
    public static Fault Merge(JsonObject patch)
    {
        ArgumentNullException.ThrowIfNull(patch);
        var kept = (JsonObject)patch.DeepClone();
        return new("merge", scene => scene.ReshapeAsync(answer => JsonTree.Merge(answer, kept)));
    }

    /// <summary>The request is carried out, and a text of its JSON answer has half a surrogate pair, written <c>\ud83d</c>.</summary>
    public static Fault BrokenSurrogate() => new("broken surrogate", static scene => scene.BreakSurrogateAsync());
}

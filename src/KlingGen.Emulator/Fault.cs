using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using KlingGen.Emulator.Faults;
using KlingGen.Emulator.Tasks;

namespace KlingGen.Emulator;

/// <summary>Something that goes wrong with one request. Queue it in <see cref="KlingEmulator.Faults"/>.</summary>
/// <example><code>
/// emulator.Faults.Enqueue(Fault.Code(1303).On(FaultTarget.Create), Fault.HalfBody().On(FaultTarget.Download));
/// </code></example>
public sealed class Fault
{
    private readonly Func<FaultScene, Task> _act;
    private readonly string _name;

    private Fault(string name, Func<FaultScene, Task> act, FaultTarget target = FaultTarget.Any)
    {
        _name = name;
        _act = act;
        Target = target;
    }

    /// <summary>Which requests the fault waits for.</summary>
    public FaultTarget Target { get; }

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
    public static Fault CodeWithStatus200(int code, string? message = null) =>
        new(
            $"code {code} with status 200",
            scene => scene.RefuseAsync(new RefusedException(code.ToString(), detail: message), status: 200, retryAfter: null));

    /// <summary>An answer with this status and no body.</summary>
    public static Fault Status(HttpStatusCode status) => new($"status {(int)status}", scene => scene.AnswerAsync((int)status, null, []));

    /// <summary>An answer with this status, content type and body.</summary>
    public static Fault Answer(HttpStatusCode status, string contentType, string body) =>
        new($"a made-up answer {(int)status}", scene => scene.AnswerAsync((int)status, contentType, Encoding.UTF8.GetBytes(body)));

    /// <summary>A page for people, as proxies send it.</summary>
    public static Fault Html(HttpStatusCode status = HttpStatusCode.BadGateway) =>
        Answer(
            status,
            "text/html",
            $"<html><head><title>{(int)status}</title></head><body><h1>{(int)status}</h1><p>nginx</p></body></html>");

    /// <summary>The connection is cut before the request is carried out.</summary>
    public static Fault CutBefore() => new("cut before", static scene => scene.CutAsync());

    /// <summary>The request is carried out and the connection is cut before anything is answered.</summary>
    public static Fault CutAfter() => new("cut after", static scene => scene.CarryOutAndCutAsync());

    /// <summary>The request is carried out, its whole length announced, a part of the body sent and the connection cut.</summary>
    /// <param name="share">How much of the body is sent, from 0 to 1.</param>
    public static Fault HalfBody(double share = 0.5)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        return new("half a body", scene => scene.SendPartAsync(share));
    }

    /// <summary>The request is carried out after a time on the emulator's clock.</summary>
    public static Fault Slow(TimeSpan delay) => new("slow", scene => scene.WaitAsync(delay));

    /// <summary>The request is never answered; it ends when the client leaves or the emulator stops.</summary>
    public static Fault Silence() => new("silence", static scene => scene.WaitAsync(Timeout.InfiniteTimeSpan));

    /// <summary>The request is carried out and its JSON answer changed before it is sent. <see cref="ShapeDrift"/> has the changes that
    /// gateways are known for.</summary>
    public static Fault Drift(Action<JsonObject> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new("drift", scene => scene.ReshapeAsync(change));
    }

    /// <summary>The same fault, waiting for requests of one kind.</summary>
    public Fault On(FaultTarget target) => new(_name, _act, target);

    /// <inheritdoc />
    public override string ToString() => $"{_name} on {Target}";

    internal Task ActAsync(FaultScene scene) => _act(scene);
}

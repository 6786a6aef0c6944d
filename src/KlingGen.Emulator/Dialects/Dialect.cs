using System.Globalization;
using KlingGen.Emulator.Media;
using KlingGen.Emulator.Tasks;
using KlingGen.Runtime;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KlingGen.Emulator.Dialects;

/// <summary>How one gateway is spoken to: its paths, its rules, its answers and its refusals.</summary>
/// <param name="kind">Which gateway.</param>
/// <param name="options">The emulator's key, clock and pace.</param>
/// <param name="links">Makes links to videos.</param>
/// <param name="newTaskId">Makes ids in the gateway's manner.</param>
/// <param name="isKeyOptional">Whether no key is asked for as long as the emulator has none.</param>
internal abstract class Dialect(EmulatorDialect kind, EmulatorOptions options, VideoLinks links, Func<string> newTaskId, bool isKeyOptional = false)
{
    public const string JsonContentType = "application/json; charset=utf-8";

    private readonly AccessCheck _access = new(options, isKeyOptional);

    public EmulatorDialect Kind => kind;

    /// <summary>What stands before the paths of the gateway's document, from the emulator's root on.</summary>
    public abstract string Prefix { get; }

    protected VideoLinks Links => links;

    protected TaskStore Tasks { get; } = new(options, newTaskId);

    protected DateTimeOffset Now => options.TimeProvider.GetUtcNow();

    /// <summary>Adds the gateway's paths to a group at the root or at <see cref="Prefix"/>.</summary>
    public abstract void Map(IEndpointRouteBuilder routes);

    /// <summary>The body of a refusal, in the gateway's own shape.</summary>
    public abstract byte[] Refuse(RefusedException refusal);

    /// <exception cref="RefusedException">The request carries no key that is let in.</exception>
    public void Admit(HttpRequest request) => _access.Admit(request.Headers.Authorization.ToString());

    protected static async Task WriteAsync<T>(HttpContext context, T answer)
        where T : IApiModel<T> =>
        await WriteAsync(context, StatusCodes.Status200OK, ApiJson.ToUtf8Bytes(answer)).ConfigureAwait(false);

    public static async Task WriteAsync(HttpContext context, int status, byte[] json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = JsonContentType;
        context.Response.ContentLength = json.Length;
        await context.Response.Body.WriteAsync(json, context.RequestAborted).ConfigureAwait(false);
    }

    protected static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    protected static long Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds();
}

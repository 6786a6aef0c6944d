using System.Net;
using KlingGen.Emulator.Answers;
using KlingGen.Emulator.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KlingGen.Emulator.Control;

/// <summary>The emulator's control over HTTP, for tests in any language.</summary>
internal sealed class ControlEndpoint(EmulatorState state)
{
    public const string Path = "control";

    private const string Get = "GET";
    private const string Post = "POST";

    private readonly Lock _gate = new();

    public void Map(IEndpointRouteBuilder routes) =>
        routes.Map("/" + Path, AnswerAsync).WithMetadata(new OwnPageMetadata()).WithOrder(-1);

    private async Task AnswerAsync(HttpContext context)
    {
        try
        {
            ThrowIfFromWebPage(context.Request);
            var isCommand = HttpMethods.IsPost(context.Request.Method);
            if (isCommand)
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
                Apply(body.ToArray());
            }
            else if (!HttpMethods.IsGet(context.Request.Method))
            {
                context.Response.Headers.Allow = $"{Get}, {Post}";
                var message = $"{context.Request.Method} does nothing here. GET shows the books, POST takes commands.";
                await RefuseAsync(context, StatusCodes.Status405MethodNotAllowed, new ControlException("", message, [Get, Post]))
                    .ConfigureAwait(false);
                return;
            }

            var report = ControlReport.Of(state, withBooks: !isCommand);
            await JsonAnswer.SendAsync(context, StatusCodes.Status200OK, report).ConfigureAwait(false);
        }
        catch (ControlException exception)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, exception).ConfigureAwait(false);
        }
        catch (WebPageException exception)
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, new ControlException("", exception.Message)).ConfigureAwait(false);
        }
    }

    private void Apply(byte[] body)
    {
        var command = new ControlReader(state).Read(body);
        lock (_gate)
        {
            try
            {
                command.Apply(state);
            }
            catch (ArgumentOutOfRangeException exception)
            {
                throw new ControlException("/clock/advance", exception.Message.Split(" (Parameter", 2)[0]);
            }
        }
    }

    // A web page must not steer an emulator, neither as it is nor under a name that it leads to this machine.
    private static void ThrowIfFromWebPage(HttpRequest request)
    {
        if (request.Headers.ContainsKey("Origin"))
        {
            throw new WebPageException("Web pages may not steer the emulator: a request with an Origin header is refused.");
        }

        var host = request.Host.Host.Trim('[', ']');
        if (host != "localhost" && !(IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)))
        {
            throw new WebPageException("The emulator is steered at 127.0.0.1 only; the Host header names another machine.");
        }
    }

    private static Task RefuseAsync(HttpContext context, int status, ControlException exception) =>
        JsonAnswer.SendAsync(context, status, ControlReport.Of(exception));

    private sealed class WebPageException(string message) : Exception(message);
}

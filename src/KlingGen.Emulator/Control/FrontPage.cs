using System.Net;
using System.Text;
using KlingGen.Emulator.Answers;
using KlingGen.Emulator.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KlingGen.Emulator.Control;

/// <summary>Says what this server is and which addresses there are.</summary>
internal sealed class FrontPage(EmulatorState state)
{
    private const string Name = "KlingGen emulator";
    private const string About = "A Kling gateway on this machine, for tests: it speaks as every gateway does and makes nobody pay.";
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/", Methods, GetAsync).WithMetadata(new OwnPageMetadata()).WithOrder(-1);
        routes.MapMethods("/health", Methods, HealthAsync).WithMetadata(new OwnPageMetadata()).WithOrder(-1);
    }

    private static Task HealthAsync(HttpContext context) =>
        JsonAnswer.SendAsync(context, StatusCodes.Status200OK, """{"status":"ok"}"""u8.ToArray());

    private async Task GetAsync(HttpContext context)
    {
        if (!context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            await JsonAnswer.SendAsync(context, StatusCodes.Status200OK, Json()).ConfigureAwait(false);
            return;
        }

        var page = Encoding.UTF8.GetBytes(Html());
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = page.Length;
        await context.Response.Body.WriteAsync(page, context.RequestAborted).ConfigureAwait(false);
    }

    private byte[] Json() => ControlReport.Write(writer =>
    {
        writer.WriteString("name", Name);
        writer.WriteString("about", About);
        writer.WriteStartObject("gateways");
        foreach (var gateway in state.Gateways)
        {
            writer.WriteString(gateway.Name, state.AddressOf(gateway).OriginalString);
        }

        writer.WriteEndObject();
        writer.WriteString("control", new Uri(state.BaseAddress, ControlEndpoint.Path).OriginalString);
        writer.WriteString("health", new Uri(state.BaseAddress, "health").OriginalString);
    });

    private string Html()
    {
        var rows = state.Gateways.Select(gateway =>
        {
            var address = WebUtility.HtmlEncode(state.AddressOf(gateway).OriginalString);
            return $"<tr><td>{WebUtility.HtmlEncode(gateway.Name)}<td><code>{address}</code>";
        });
        return $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>{Name}</title></head>
            <body style="font-family:sans-serif;margin:2em"><h1>{Name}</h1><p>{About}
            <table cellpadding="4"><tr><th align="left">Gateway<th align="left">Base address
            {string.Join('\n', rows)}
            </table>
            <p>Faults, limits, clock and books: <a href="/{ControlEndpoint.Path}">/{ControlEndpoint.Path}</a>.
            Whether it runs: <a href="/health">/health</a>.</p></body></html>
            """;
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KlingGen.ContractTests.Cli;

/// <summary>A host that gives one answer to everything.</summary>
internal sealed class CannedServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private CannedServer(WebApplication application) => _application = application;

    public string Address => _application.Urls.First();

    public static async Task<CannedServer> StartAsync(int status, string contentType, string body)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        application.Run(async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = contentType;
            await context.Response.WriteAsync(body, context.RequestAborted);
        });
        await application.StartAsync();
        return new CannedServer(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}

using System.Threading.Channels;
using KlingGen.Gateways;
using KlingGen.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace KlingGen.ContractTests.Emulator;

/// <summary>A server that takes callbacks.</summary>
internal sealed class CallbackListener(WebApplication app, Channel<CallbackListener.Post> posts) : IAsyncDisposable
{
    public string Address => app.Urls.First() + "/hook";

    public static async Task<CallbackListener> StartAsync()
    {
        var posts = Channel.CreateUnbounded<Post>();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(async context =>
        {
            var body = await ApiWebhook.ReadBodyAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            var callback = TaskChangedCallback.Parse(body, new() { Header = name => context.Request.Headers[name] });
            await posts.Writer.WriteAsync(new Post(callback, body));
        });
        await app.StartAsync();
        return new CallbackListener(app, posts);
    }

    public Task<Post> NextAsync() => posts.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Whether nothing came that was not taken.</summary>
    public bool IsEmpty => posts.Reader.Count == 0;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    internal sealed record Post(TaskChangedCallback Callback, byte[] Body)
    {
        public string Status => Callback.Body.TaskStatus!.Value.Value;
    }
}

using System.Threading.Channels;
using KlingGen.Gateways;
using KlingGen.Runtime;

namespace KlingGen.ContractTests.Emulator;

/// <summary>A server that takes callbacks.</summary>
internal sealed class CallbackListener(LocalServer server, Channel<CallbackListener.Post> posts) : IAsyncDisposable
{
    public string Address => server.Address + "/hook";

    public static async Task<CallbackListener> StartAsync()
    {
        var posts = Channel.CreateUnbounded<Post>();
        var server = await LocalServer.StartAsync(async context =>
        {
            var body = await ApiWebhook.ReadBodyAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            var callback = TaskChangedCallback.Parse(body, new() { Header = name => context.Request.Headers[name] });
            await posts.Writer.WriteAsync(new Post(callback, body));
        });
        return new CallbackListener(server, posts);
    }

    public Task<Post> NextAsync() => posts.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Whether nothing came that was not taken.</summary>
    public bool IsEmpty => posts.Reader.Count == 0;

    public ValueTask DisposeAsync() => server.DisposeAsync();

    internal sealed record Post(TaskChangedCallback Callback, byte[] Body)
    {
        public string Status => Callback.Body.TaskStatus!.Value.Value;
    }
}

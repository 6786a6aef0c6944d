using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KlingGen.Runtime.Tests.Http;

/// <summary>A socket on 127.0.0.1 that does to each connection what a test says, as no decent HTTP server would.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;

    private RawServer(Func<RawServer, NetworkStream, Task> serve)
    {
        _listener.Start();
        _loop = ServeAsync(serve);
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/api");

    public CancellationToken Stopping => _stop.Token;

    public static RawServer Start(Func<RawServer, NetworkStream, Task> serve) => new(serve);

    /// <summary>Reads the request's head, answers with the text, and cuts the connection.</summary>
    public static RawServer Answering(string answer) => Start(async (_, stream) =>
    {
        await ReadHeadAsync(stream);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
    });

    public static async Task ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[1024];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var count = await stream.ReadAsync(buffer);
            if (count == 0)
            {
                return;
            }

            head.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _loop;
        _stop.Dispose();
    }

    private async Task ServeAsync(Func<RawServer, NetworkStream, Task> serve)
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await serve(this, client.GetStream());
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            // The test is over, or the client left first.
        }
    }
}

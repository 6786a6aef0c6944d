using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KlingGen.Testing;

/// <summary>A socket on 127.0.0.1 that does to each connection what a test says, as no decent HTTP server would, and then closes it.</summary>
public sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<RawServer, NetworkStream, Task> _serve;
    private readonly Task _accepting;

    private RawServer(Func<RawServer, NetworkStream, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>An address with a path, as gateways have.</summary>
    public Uri Address => new($"http://{_listener.LocalEndpoint}/api");

    public CancellationToken Stopping => _stop.Token;

    /// <summary>A port at which nothing listens.</summary>
    public static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static RawServer Start(Func<RawServer, NetworkStream, Task> serve) => new(serve);

    /// <summary>Reads a request's head and answers with the text.</summary>
    public static RawServer Answering(string answer) => Answering((_, _) => Encoding.UTF8.GetBytes(answer));

    /// <summary>Reads a request's head and answers, byte for byte, with what is found for its path.</summary>
    public static RawServer Answering(Func<RawServer, string, byte[]> answer) => Start(async (server, stream) =>
    {
        if (await ReadHeadAsync(stream) is { Length: > 0 } head)
        {
            await stream.WriteAsync(answer(server, head.Split(' ')[1]));
        }
    });

    /// <summary>Reads a request up to its body.</summary>
    /// <returns>What came of it; nothing from a client that left first.</returns>
    public static async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[1024];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var count = await stream.ReadAsync(buffer);
            if (count == 0)
            {
                break;
            }

            head.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }

        return head.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }

        await Task.WhenAll(connections);
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        using var closing = _stop.Token.Register(client.Close);
        try
        {
            await _serve(this, client.GetStream());
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            // The test is over, or the client left first.
        }
    }
}

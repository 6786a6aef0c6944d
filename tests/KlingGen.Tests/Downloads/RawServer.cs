using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KlingGen.Tests.Downloads;

/// <summary>A server on a socket that says, byte for byte, what a test wants, and then closes the connection.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, byte[]> _answer;

    public RawServer(Func<string, byte[]> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

    public static byte[] Redirect(string location) => Head("302 Found", $"Location: {location}\r\nContent-Length: 0\r\n");

    public static byte[] Ok(byte[] body) => [.. Head("200 OK", $"Content-Length: {body.Length}\r\n"), .. body];

    public static byte[] UntilClosed(byte[] body) => [.. Head("200 OK", ""), .. body];

    public void Dispose() => _listener.Dispose();

    private static byte[] Head(string status, string headers) =>
        Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{headers}Connection: close\r\n\r\n");

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            var line = await reader.ReadLineAsync() ?? "GET / HTTP/1.1";
            while (await reader.ReadLineAsync() is { Length: > 0 })
            {
                // Headers do not matter here.
            }

            var answer = _answer(line.Split(' ')[1]);
            var port = ((IPEndPoint)_listener.LocalEndpoint).Port.ToString();
            var head = Encoding.ASCII.GetString(answer, 0, Math.Min(answer.Length, 300));
            await stream.WriteAsync(head.Contains("{port}") ? Encoding.ASCII.GetBytes(head.Replace("{port}", port)) : answer);
        }
    }
}

using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KlingGen.ContractTests.Client;

/// <summary>A server that answers one request a connection, promises to keep it open, and closes it with the next request unread.</summary>
public sealed class StaleConnectionTests : IDisposable
{
    private const string Answer = """{"task_id":"t1","task_status":"submitted"}""";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<string> _answered = [];
    private readonly CancellationTokenSource _end = new();

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    [Fact]
    public async Task A_create_without_an_id_of_the_callers_goes_over_a_connection_of_its_own()
    {
        _listener.Start();
        var serving = ServeAsync();
        var address = new Uri($"http://{_listener.LocalEndpoint}");
        using var client = new KlingClient(KlingGateway.V1(address, "key"), options: new KlingClientOptions { MaxRetries = 0 });
        await client.GetAsync(new TaskHandle("v1", KlingProduct.TextToVideo, "t1"));

        var task = await client.CreateAsync(
            new TextToVideoRequest { ModelName = "kling-v2-1", Mode = Mode.Std, Prompt = "A cat", Duration = "5" });

        task.Id.Should().Be("t1");
        _answered.Select(head => head.Split(' ')[0]).Should().Equal("GET", "POST");
        await _end.CancelAsync();
        await serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerOneAsync(await _listener.AcceptTcpClientAsync(_end.Token));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task AnswerOneAsync(TcpClient connection)
    {
        using var _ = connection;
        var stream = connection.GetStream();
        var buffer = new byte[64 * 1024];
        var text = "";
        while (!IsWhole(text))
        {
            text += Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer, _end.Token));
        }

        _answered.Add(text);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Answer.Length}\r\n\r\n{Answer}"), _end.Token);
        if (await stream.ReadAsync(buffer, _end.Token) > 0)
        {
            connection.Close();
        }
    }

    private static bool IsWhole(string text) =>
        text.Contains("\r\n\r\n", StringComparison.Ordinal) && (text.StartsWith("GET", StringComparison.Ordinal) || text.EndsWith('}'));
}

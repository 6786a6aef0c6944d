using System.Net.Sockets;
using System.Text;

namespace KlingGen.ContractTests.Client;

/// <summary>A server that answers one request a connection, promises to keep it open, and closes it with the next request unread.</summary>
public sealed class StaleConnectionTests
{
    private const string Answer = """{"task_id":"t1","task_status":"submitted"}""";

    private readonly List<string> _answered = [];

    [Fact]
    public async Task A_create_without_an_id_of_the_callers_goes_over_a_connection_of_its_own()
    {
        await using var server = RawServer.Start(AnswerOneAsync);
        using var client = new KlingClient(KlingGateway.V1(server.Address, "key"), options: new KlingClientOptions { MaxRetries = 0 });
        await client.GetAsync(new TaskHandle("v1", KlingProduct.TextToVideo, "t1"));

        var task = await client.CreateAsync(
            new TextToVideoRequest { ModelName = "kling-v2-1", Mode = Mode.Std, Prompt = "A cat", Duration = "5" });

        task.Id.Should().Be("t1");
        _answered.Select(head => head.Split(' ')[0]).Should().Equal("GET", "POST");
    }

    private async Task AnswerOneAsync(RawServer server, NetworkStream stream)
    {
        var buffer = new byte[64 * 1024];
        var text = "";
        while (!IsWhole(text))
        {
            text += Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer, server.Stopping));
        }

        _answered.Add(text);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Answer.Length}\r\n\r\n{Answer}"), server.Stopping);
        _ = await stream.ReadAtLeastAsync(buffer, 1, throwOnEndOfStream: false, server.Stopping);
    }

    private static bool IsWhole(string text) =>
        text.Contains("\r\n\r\n", StringComparison.Ordinal) && (text.StartsWith("GET", StringComparison.Ordinal) || text.EndsWith('}'));
}

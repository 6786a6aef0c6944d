using System.Net;
using System.Text;
using KlingGen.Runtime.Http;
using Microsoft.Extensions.Time.Testing;

namespace KlingGen.Runtime.Tests.Http;

public sealed class StreamTests
{
    private static readonly ResponseTable<Stream> s_binary = new ResponseTable<Stream>().Success("200", ResponseContent.Binary("video/mp4"));
    private static readonly ResponseTable<IAsyncEnumerable<Pet>> s_events = new ResponseTable<IAsyncEnumerable<Pet>>().Success("200", ResponseContent.Events<Pet>());
    private static readonly ResponseTable<IAsyncEnumerable<Pet>> s_lines = new ResponseTable<IAsyncEnumerable<Pet>>().Success("200", ResponseContent.Lines<Pet>());

    [Fact]
    public async Task A_binary_answer_is_a_stream_that_ends_the_connection_when_disposed()
    {
        var content = new ObservedStream("0123456789"u8.ToArray());

        using (var response = await Calls.Client(Streaming(content)).SendAsync(Calls.Get(), s_binary))
        {
            using var reader = new StreamReader(response.Value);
            (await reader.ReadToEndAsync()).Should().Be("0123456789");
            response.Body.Length.Should().Be(0);
        }

        content.IsDisposed.Should().BeTrue();
    }

    [Fact]
    public async Task A_stream_that_is_cut_says_so()
    {
        await using var server = RawServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n0123456789");
        var client = new ApiClient(new HttpClient(), new ApiClientOptions { BaseAddress = server.Address });
        using var response = await client.SendAsync(Calls.Get(), s_binary);

        var copy = () => response.Value.CopyToAsync(Stream.Null);

        (await copy.Should().ThrowAsync<ApiException>()).WithMessage("*cut after 10 bytes*").Which.Failure.Should().Be(ApiFailure.Connection);
    }

    [Fact]
    public async Task A_stream_that_falls_silent_times_out()
    {
        await using var server = RawServer.Start(async (server, stream) =>
        {
            await RawServer.ReadHeadAsync(stream);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n0"u8.ToArray());
            await Task.Delay(Timeout.Infinite, server.Stopping);
        });
        var time = new FakeTimeProvider();
        var client = new ApiClient(new HttpClient(), new ApiClientOptions { BaseAddress = server.Address, TimeProvider = time, StreamIdleTimeout = TimeSpan.FromSeconds(5) });
        using var response = await client.SendAsync(Calls.Get(), s_binary);
        await response.Value.ReadExactlyAsync(new byte[1]);

        var read = response.Value.ReadAsync(new byte[1]).AsTask();
        time.Advance(TimeSpan.FromSeconds(5));

        (await read.Invoking(static task => task).Should().ThrowAsync<ApiException>()).Which.Failure.Should().Be(ApiFailure.Timeout);
    }

    [Fact]
    public async Task A_text_sequence_is_read_one_by_one_over_several_lines()
    {
        var table = new ResponseTable<IAsyncEnumerable<Pet>>().Success("200", ResponseContent.Lines<Pet>("application/json-seq"));
        var content = new ObservedStream("\u001e{\"name\":\"a\"}\n\u001e{\n  \"name\": \"b\"\n}\n"u8.ToArray());
        using var response = await Calls.Client(Streaming(content)).SendAsync(Calls.Get(), table);

        var names = new List<string?>();
        await foreach (var pet in response.Value)
        {
            names.Add(pet.Name);
        }

        names.Should().Equal("a", "b");
    }

    [Theory]
    [InlineData("data: {\"name\":\"A\"}\n\ndata: {\"name\":\"B\"}\n\n")]
    [InlineData("\uFEFFdata:{\"name\":\"A\"}\r\n\r\n: comment\r\nevent: x\r\nid: 1\r\ndata:{\"name\":\r\ndata:\"B\"}\r\n\r\ndata: [DONE]\r\n\r\ndata: never\r\n\r\n")]
    [InlineData("data: {\"name\":\"A\"}\r\rdata: {\"name\":\"B\"}\r\rdata: {\"cut off")]
    public async Task Events_are_read_one_by_one(string body)
    {
        (await NamesAsync(new ObservedStream(Encoding.UTF8.GetBytes(body)), s_events)).Should().Equal("A", "B");
        (await NamesAsync(new ObservedStream(Encoding.UTF8.GetBytes(body), oneByOne: true), s_events)).Should().Equal("A", "B");
    }

    [Theory]
    [InlineData("{\"name\":\"A\"}\n{\"name\":\"B\"}")]
    [InlineData("{\"name\":\"A\"}\r\n\r\n  \n{\"name\":\"B\"}\r\n")]
    public async Task Lines_are_read_one_by_one(string body)
    {
        (await NamesAsync(new ObservedStream(Encoding.UTF8.GetBytes(body)), s_lines)).Should().Equal("A", "B");
        (await NamesAsync(new ObservedStream(Encoding.UTF8.GetBytes(body), oneByOne: true), s_lines)).Should().Equal("A", "B");
    }

    [Fact]
    public async Task Leaving_the_loop_ends_the_connection()
    {
        var content = new ObservedStream("data: {\"name\":\"A\"}\n\ndata: {\"name\":\"B\"}\n\n"u8.ToArray());
        var response = await Calls.Client(Streaming(content)).SendAsync(Calls.Get(), s_events);

        await foreach (var pet in response.Value)
        {
            pet.Name.Should().Be("A");
            break;
        }

        content.IsDisposed.Should().BeTrue();
    }

    [Fact]
    public async Task An_event_that_is_not_JSON_says_so()
    {
        var names = () => NamesAsync(new ObservedStream("data: <html>\n\n"u8.ToArray()), s_events);

        (await names.Should().ThrowAsync<ApiException>()).WithMessage("*but an event is an HTML page*");
    }

    [Fact]
    public async Task An_event_has_a_limit()
    {
        var names = () => NamesAsync(new ObservedStream(Encoding.UTF8.GetBytes("data: " + new string('x', 10_000))), s_events);

        (await names.Should().ThrowAsync<ApiException>()).WithMessage("*more than the 8192 bytes*");
    }

    [Fact]
    public async Task Events_tell_their_type_id_and_retry_time_to_those_who_ask()
    {
        const string text = "id: 1\nevent: added\nretry: 250\ndata: {\"name\":\"Rex\"}\n\nevent: lost\n\nretry: soon\nid:\ndata: {\"name\":\"Mia\"}\n\nid: bad\0\nid: 3\ndata: {\"name\":\"Tom\"}\n\n";
        using var response = await Calls.Client(Streaming(new ObservedStream(Encoding.UTF8.GetBytes(text), oneByOne: true))).SendAsync(Calls.Get(), s_events);

        var events = new List<(string?, string, string?, TimeSpan?)>();
        await foreach (var found in response.Value.AsEvents())
        {
            events.Add((found.Data.Name, found.Type, found.Id, found.Retry));
        }

        var wait = TimeSpan.FromMilliseconds(250);
        events.Should().Equal(("Rex", "added", "1", wait), ("Mia", "message", "", wait), ("Tom", "message", "3", wait));
    }

    [Fact]
    public async Task Lines_have_no_events()
    {
        using var response = await Calls.Client(Streaming(new ObservedStream([]))).SendAsync(Calls.Get(), s_lines);

        response.Value.Invoking(static lines => lines.AsEvents()).Should().Throw<ArgumentException>().WithMessage("*text/event-stream*");
    }

    [Fact]
    public async Task A_failure_of_a_streamed_operation_is_read_whole()
    {
        var send = () => Calls.Client(ScriptedHandler.Json("""{"error":{"message":"no"}}""", HttpStatusCode.BadRequest)).SendAsync(Calls.Get(), s_events);

        (await send.Should().ThrowAsync<ApiException>()).WithMessage("*400 Bad Request: no");
    }

    private static async Task<List<string?>> NamesAsync(Stream body, ResponseTable<IAsyncEnumerable<Pet>> table)
    {
        using var response = await Calls.Client(Streaming(body), new ApiClientOptions { MaxResponseBytes = 8192 }).SendAsync(Calls.Get(), table);
        var names = new List<string?>();
        await foreach (var pet in response.Value)
        {
            names.Add(pet.Name);
        }

        return names;
    }

    private static ScriptedHandler Streaming(Stream body) => new(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) });

    private sealed class ObservedStream(byte[] content, bool oneByOne = false) : MemoryStream(content)
    {
        public bool IsDisposed { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(oneByOne && buffer.Length > 1 ? buffer[..1] : buffer, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}

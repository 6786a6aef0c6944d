using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using KlingGen.Emulator;

namespace KlingGen.ContractTests.Emulator;

public class FaultAnswerTests
{
    private const string Path = "v1/videos/text2video";
    private const string Order = """{"prompt":"A cat"}""";

    [Fact]
    public async Task Each_code_of_each_document_is_told_in_the_gateways_own_words()
    {
        await using var gateway = await Gateway.StartAsync();
        foreach (var spoken in KlingGateway.Descriptors)
        {
            foreach (var code in spoken.Refusal.Codes.Take(spoken.Refusal.OwnCodes))
            {
                gateway.Emulator.Faults.Enqueue(Fault.Code(code.Code).At(spoken.Name));

                var reply = await gateway.GetAsync(gateway.Emulator.AddressOf(spoken.Name) + "any/path");

                reply.Status.Should().BeGreaterThanOrEqualTo(400, "{0} {1}", spoken.Name, code.Code);
                reply.Status.Should().Match(status => code.Status == 0 || status == code.Status);
                reply.Body.Should().Contain(code.Code);
            }
        }

        gateway.Emulator.Faults.Count.Should().Be(0);
    }

    [Fact]
    public async Task A_failure_can_come_after_the_task_was_made()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(
            Fault.Status(HttpStatusCode.BadGateway).On(FaultTarget.Create),
            Fault.Status(HttpStatusCode.BadGateway).AfterCarryingOut().On(FaultTarget.Create),
            Fault.Code(5000).AfterCarryingOut().On(FaultTarget.Create));

        var before = await gateway.PostAsync(Path, Order);
        var tasksBefore = gateway.Emulator.Tasks.Count;
        var after = await gateway.PostAsync(Path, Order);
        var refused = await gateway.PostAsync(Path, Order);

        before.Status.Should().Be(502);
        tasksBefore.Should().Be(0);
        after.Status.Should().Be(502);
        after.Body.Should().BeEmpty();
        refused.Json.GetProperty("code").GetInt32().Should().Be(5000);
        gateway.Emulator.Tasks.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_status_can_say_when_to_come_again()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(Fault.Status(HttpStatusCode.ServiceUnavailable, TimeSpan.FromMilliseconds(1500)));

        using var response = await gateway.Http.GetAsync(Path);

        response.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(2));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_create_can_be_led_to_the_task_that_it_made(int status)
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(Fault.Redirect((HttpStatusCode)status).AfterCarryingOut());
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler);
        using var content = new StringContent(Order, Encoding.UTF8, "application/json");

        using var response = await http.PostAsync(new Uri(gateway.Emulator.BaseAddress, Path), content);

        ((int)response.StatusCode).Should().Be(status);
        response.Headers.Location!.OriginalString.Should().Be($"/{Path}/{gateway.Emulator.Tasks.Single().Id}");
    }

    [Fact]
    public async Task A_redirect_can_lead_anywhere()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(Fault.Redirect(HttpStatusCode.Found, "file:///etc/passwd"));
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler);

        using var response = await http.GetAsync(new Uri(gateway.Emulator.BaseAddress, Path));

        response.Headers.Location!.OriginalString.Should().Be("file:///etc/passwd");
    }

    [Theory]
    [InlineData(BodyEncoding.Gzip)]
    [InlineData(BodyEncoding.UntoldGzip)]
    [InlineData(BodyEncoding.ByteOrderMark)]
    [InlineData(BodyEncoding.Utf16)]
    public async Task An_answer_can_come_in_an_encoding_that_nobody_asked_for(BodyEncoding encoding)
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(Fault.Encoded(encoding));

        using var response = await gateway.Http.GetAsync(Path);
        var bytes = await response.Content.ReadAsByteArrayAsync();

        response.Content.Headers.ContentEncoding.Should().HaveCount(encoding == BodyEncoding.Gzip ? 1 : 0);
        (response.Content.Headers.ContentType!.CharSet == "utf-16").Should().Be(encoding == BodyEncoding.Utf16);
        Decoded(bytes, encoding).Should().StartWith("{").And.Contain("\"code\":0");
    }

    [Fact]
    public async Task An_answer_can_be_given_byte_for_byte()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(Fault.Answer(new CannedAnswer
        {
            Status = HttpStatusCode.Accepted,
            ContentType = "text/weird",
            Headers = new Dictionary<string, string> { ["Via"] = "1.1 proxy" },
            Body = new byte[] { 0xff, 0xfe, 0x00 },
        }));

        using var response = await gateway.Http.GetAsync(Path);

        response.StatusCode.Should().Be(HttpStatusCode.Accepted);
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/weird");
        response.Headers.Via.Should().ContainSingle();
        (await response.Content.ReadAsByteArrayAsync()).Should().Equal(0xff, 0xfe, 0x00);
    }

    [Fact]
    public async Task An_answer_can_be_merged_with_a_patch()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(Fault.Merge(new JsonObject { ["data"] = new JsonObject { ["task_id"] = 7 }, ["code"] = null }));

        var reply = await gateway.PostAsync(Path, Order);

        reply.Task.GetProperty("task_id").GetInt32().Should().Be(7);
        reply.Task.GetProperty("task_status").GetString().Should().Be("submitted");
        reply.Json.TryGetProperty("code", out _).Should().BeFalse();
    }

    [Fact]
    public async Task A_text_can_hold_half_a_surrogate_pair()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(Fault.BrokenSurrogate());

        var reply = await gateway.PostAsync(Path, Order);

        reply.Json.GetProperty("message").GetRawText().Should().Be("\"\\ud83d\"");
        reply.Task.GetProperty("task_id").GetString().Should().Be(gateway.Emulator.Tasks.Single().Id);
    }

    [Fact]
    public async Task Faults_can_be_put_around_each_other()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(Fault.Encoded(BodyEncoding.UntoldGzip).And(Fault.Code(5000)));

        using var response = await gateway.Http.GetAsync(Path);

        response.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        Decoded(await response.Content.ReadAsByteArrayAsync(), BodyEncoding.UntoldGzip).Should().Contain("5000");
    }

    private static string Decoded(byte[] bytes, BodyEncoding encoding)
    {
        using var stream = new MemoryStream(bytes);
        using Stream plain = encoding is BodyEncoding.Gzip or BodyEncoding.UntoldGzip
            ? new GZipStream(stream, CompressionMode.Decompress)
            : stream;
        using var reader = new StreamReader(plain, encoding == BodyEncoding.Utf16 ? Encoding.Unicode : Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

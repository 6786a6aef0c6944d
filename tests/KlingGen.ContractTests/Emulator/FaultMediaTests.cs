using System.Net;
using System.Net.Http.Headers;
using System.Text;
using KlingGen.Emulator;

namespace KlingGen.ContractTests.Emulator;

public class FaultMediaTests
{
    [Theory]
    [InlineData(200)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task A_link_can_have_expired_in_the_words_of_a_storage(int status)
    {
        await using var gateway = await Gateway.StartInstantAsync();
        var url = await gateway.VideoUrlAsync();
        gateway.Emulator.Faults.Enqueue(Fault.ExpiredLink((HttpStatusCode)status).On(FaultTarget.Media));

        var reply = await gateway.GetAsync(url);

        reply.Status.Should().Be(status);
        reply.ContentType.Should().Be("application/xml");
        reply.Body.Should().Contain("<Error>");
    }

    [Theory]
    [InlineData(MediaValidator.StrongETag, 200)]
    [InlineData(MediaValidator.WeakETag, 206)]
    [InlineData(MediaValidator.LastModified, 206)]
    [InlineData(MediaValidator.None, 206)]
    public async Task A_video_can_change_between_two_ranges(MediaValidator validator, int status)
    {
        await using var gateway = await Gateway.StartInstantAsync();
        var url = await gateway.VideoUrlAsync();
        gateway.Emulator.Faults.Enqueue(Fault.MediaVersion(1, validator), Fault.MediaVersion(2, validator).Times(2));

        using var whole = await gateway.Http.GetAsync(url);
        var bytes = await whole.Content.ReadAsByteArrayAsync();
        using var rest = await RangeAsync(gateway, url, bytes.Length / 2, whole.Headers.ETag is { IsWeak: false } tag ? tag : null);
        var changed = await gateway.Http.GetByteArrayAsync(url);

        ((int)rest.StatusCode).Should().Be(status);
        changed.Should().HaveSameCount(bytes).And.NotEqual(bytes);
        changed[^1].Should().NotBe(bytes[^1]);
        Mp4File.Parse(changed).Seconds.Should().Be(5);
        (whole.Headers.ETag is not null).Should().Be(validator is MediaValidator.StrongETag or MediaValidator.WeakETag);
        (whole.Content.Headers.LastModified is not null).Should().Be(validator is MediaValidator.StrongETag or MediaValidator.LastModified);
        (rest.Headers.ETag?.Tag == whole.Headers.ETag?.Tag).Should().Be(validator != MediaValidator.StrongETag);
    }

    [Fact]
    public async Task A_range_of_another_version_can_be_sent_in_spite_of_If_Range()
    {
        await using var gateway = await Gateway.StartInstantAsync();
        var url = await gateway.VideoUrlAsync();
        using var whole = await gateway.Http.GetAsync(url);
        gateway.Emulator.Faults.Enqueue(Fault.MediaVersion(2, MediaValidator.StrongETag, ignoresIfRange: true));

        using var rest = await RangeAsync(gateway, url, 1000, whole.Headers.ETag);

        rest.StatusCode.Should().Be(HttpStatusCode.PartialContent);
        rest.Headers.ETag.Should().NotBe(whole.Headers.ETag);
    }

    [Fact]
    public async Task A_video_can_go_on_for_ever()
    {
        await using var gateway = await Gateway.StartInstantAsync();
        var url = await gateway.VideoUrlAsync();
        gateway.Emulator.Faults.Enqueue(Fault.EndlessMedia());

        using var response = await gateway.Http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        var start = new byte[5_000_000];
        await stream.ReadExactlyAsync(start);

        response.Content.Headers.ContentLength.Should().BeNull();
        Encoding.ASCII.GetString(start, 4, 4).Should().Be("ftyp");
        start[^1].Should().Be(0);
    }

    [Fact]
    public async Task A_video_can_be_far_too_long_and_say_so()
    {
        await using var gateway = await Gateway.StartInstantAsync();
        var url = await gateway.VideoUrlAsync();
        gateway.Emulator.Faults.Enqueue(Fault.EndlessMedia(announcedLength: 1_000_000));

        var bytes = await gateway.Http.GetByteArrayAsync(url);

        bytes.Should().HaveCount(1_000_000);
    }

    [Fact]
    public async Task A_link_can_lead_to_a_private_address()
    {
        await using var gateway = await Gateway.StartInstantAsync();
        var url = await gateway.VideoUrlAsync();
        gateway.Emulator.Faults.Enqueue(Fault.Redirect(HttpStatusCode.Found, "http://10.0.0.1/cat.mp4").On(FaultTarget.Media));
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler);

        using var response = await http.GetAsync(url);

        response.Headers.Location.Should().Be("http://10.0.0.1/cat.mp4");
    }

    private static async Task<HttpResponseMessage> RangeAsync(Gateway gateway, string url, int from, EntityTagHeaderValue? version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Range = new RangeHeaderValue(from, null) } };
        request.Headers.IfRange = version is null ? null : new RangeConditionHeaderValue(version);
        return await gateway.Http.SendAsync(request);
    }
}

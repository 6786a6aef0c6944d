using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace KlingGen.Tests.Webhooks;

public class KlingWebhookTests
{
    private const string Id = "9876543210";
    private const long Timestamp = 1781080794;
    private const string Signature = "v1,UsKlJP00XoQyOn410NM9xv34sP+Gl0jnOO9Lcpr7NJ4=";
    private const string Body =
        """{"id":"1234567890","status":"succeeded","message":"","create_time":1781080778802,"update_time":1781080794151}""";

    private static readonly KlingWebhookSecret s_secret = KlingWebhookSecret.Parse("whsec_dGVzdHNlY3JldHRlc3RzZWNyZXR0ZXN0c2VjcmV0MTI=");
    private static readonly KlingWebhookSecret s_other = KlingWebhookSecret.Parse("whsec_b3RoZXJzZWNyZXRvdGhlcnNlY3JldA==");
    private static readonly KlingGateway s_gateway = KlingGateway.Kapon("key");

    [Fact]
    public void The_vendors_test_vector_is_signed_and_verified()
    {
        s_secret.Sign(Id, Timestamp, Bytes(Body)).Should().Be(Signature);
        Verify().Should().Be(KlingWebhookVerdict.Valid);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_all_headers_it_is_unsigned(string? missing)
    {
        Verify(id: missing).Should().Be(KlingWebhookVerdict.NotSigned);
        Verify(timestamp: missing).Should().Be(KlingWebhookVerdict.NotSigned);
        Verify(signature: missing).Should().Be(KlingWebhookVerdict.NotSigned);
    }

    [Theory]
    [InlineData("1781080794.0")]
    [InlineData("-1781080794")]
    [InlineData(" 1781080794")]
    [InlineData("now")]
    [InlineData("99999999999999999999999")]
    public void A_time_that_is_no_number_of_seconds_is_malformed(string timestamp) =>
        Verify(timestamp: timestamp).Should().Be(KlingWebhookVerdict.Malformed);

    [Theory]
    [InlineData(-301, KlingWebhookVerdict.OutOfTime)]
    [InlineData(-300, KlingWebhookVerdict.Valid)]
    [InlineData(300, KlingWebhookVerdict.Valid)]
    [InlineData(301, KlingWebhookVerdict.OutOfTime)]
    public void Five_minutes_are_tolerated(int seconds, KlingWebhookVerdict verdict) =>
        Verify(now: Timestamp + seconds).Should().Be(verdict);

    [Fact]
    public void The_last_second_that_can_be_written_is_out_of_time() =>
        KlingWebhook.Verify(
            Bytes(Body),
            new(Id, $"{long.MaxValue}", s_secret.Sign(Id, long.MaxValue, Bytes(Body))),
            [s_secret],
            ClockAt(Timestamp)).Should().Be(KlingWebhookVerdict.OutOfTime);

    [Theory]
    [InlineData("v1,")]
    [InlineData("v1,AAAA")]
    [InlineData("v1,not base64")]
    [InlineData("v1a,UsKlJP00XoQyOn410NM9xv34sP+Gl0jnOO9Lcpr7NJ4=")]
    [InlineData("UsKlJP00XoQyOn410NM9xv34sP+Gl0jnOO9Lcpr7NJ4=")]
    [InlineData("v1,VsKlJP00XoQyOn410NM9xv34sP+Gl0jnOO9Lcpr7NJ4=")]
    [InlineData("v1,UsKlJP00XoQyOn410NM9xv34sP+Gl0jnOO9Lcpr7NJ4=AAAA")]
    public void Another_signature_is_forged(string signature) => Verify(signature: signature).Should().Be(KlingWebhookVerdict.Forged);

    [Fact]
    public void What_was_changed_under_a_signature_is_forged()
    {
        Verify(body: Body + " ").Should().Be(KlingWebhookVerdict.Forged);
        Verify(id: "9876543211").Should().Be(KlingWebhookVerdict.Forged);
        Verify(timestamp: $"{Timestamp + 1}").Should().Be(KlingWebhookVerdict.Forged);
        Verify(timestamp: $"0{Timestamp}").Should().Be(KlingWebhookVerdict.Forged);
    }

    [Fact]
    public void A_forged_one_is_not_told_that_it_is_out_of_time() =>
        Verify(signature: "v1,AAAA", now: Timestamp + 9999).Should().Be(KlingWebhookVerdict.Forged);

    [Fact]
    public void Any_of_several_signatures_and_secrets_will_do()
    {
        Verify(signature: $"v2,xyz v1,AAAA  {Signature}").Should().Be(KlingWebhookVerdict.Valid);
        Verify(secrets: [s_other, s_secret]).Should().Be(KlingWebhookVerdict.Valid);
        Verify(secrets: [s_other]).Should().Be(KlingWebhookVerdict.Forged);
    }

    [Fact]
    public void What_is_too_large_is_not_looked_at()
    {
        Verify(body: new string(' ', KlingWebhook.MaxBodyBytes + 1)).Should().Be(KlingWebhookVerdict.TooLarge);
        Verify(signature: string.Concat(Enumerable.Repeat(Signature + " ", 200))).Should().Be(KlingWebhookVerdict.Malformed);
    }

    [Fact]
    public void Nothing_is_verified_without_a_secret() =>
        FluentActions.Invoking(() => Verify(secrets: [])).Should().Throw<ArgumentException>();

    [Theory]
    [InlineData("dGVzdHNlY3JldA==")]
    [InlineData("whsec_")]
    [InlineData("whsec_dGVzdHNlY3JldA=")]
    [InlineData("WHSEC_dGVzdHNlY3JldA==")]
    public void What_is_no_secret_is_refused_without_being_repeated(string secret) =>
        FluentActions.Invoking(() => KlingWebhookSecret.Parse(secret)).Should().Throw<FormatException>()
            .Where(static exception => !exception.Message.Contains("dGVzd", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void A_secret_is_hidden() => s_secret.ToString().Should().Be("***");

    [Theory]
    [InlineData(Body, "1234567890", VideoTaskStatus.Succeeded)]
    [InlineData("""{"task_id":"t1","task_status":"processing","created_at":1781080778802}""", "t1", VideoTaskStatus.Processing)]
    [InlineData("""{"task_id":"t1","task_status":"failed","task_status_msg":"risk control"}""", "t1", VideoTaskStatus.Failed)]
    [InlineData("""{"code":0,"data":{"task_id":"t1","task_status":"succeed"}}""", "t1", VideoTaskStatus.Succeeded)]
    public void Both_shapes_are_read(string body, string id, VideoTaskStatus status)
    {
        var task = KlingWebhook.Parse(Bytes(body), s_gateway, KlingProduct.ImageToVideo);

        task.Id.Should().Be(id);
        task.Status.Should().Be(status);
        task.Handle.Should().Be(new TaskHandle("kapon", KlingProduct.ImageToVideo, id) { Site = s_gateway.Site });
    }

    [Fact]
    public void The_videos_of_a_callback_are_read()
    {
        const string Ended = """
            {"task_id":"t1","task_status":"succeed","task_info":{"external_task_id":"mine"},
            "task_result":{"videos":[{"id":"v","url":"https://cdn.example/v.mp4","duration":"5.1"}]}}
            """;

        var task = KlingWebhook.Parse(Bytes(Ended), s_gateway);

        task.Videos.Should().ContainSingle().Which.Url.Should().Be(new Uri("https://cdn.example/v.mp4"));
        task.ExternalTaskId.Should().Be("mine");
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello secret")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"message":"secret"}""")]
    [InlineData("""{"task_id":" ","task_status":"succeed"}""")]
    public void What_describes_no_task_is_a_format_error_that_does_not_repeat_it(string body) =>
        FluentActions.Invoking(() => KlingWebhook.Parse(Bytes(body), s_gateway)).Should().Throw<FormatException>()
            .Where(static exception => !exception.Message.Contains("secret"));

    private static KlingWebhookVerdict Verify(
        string? body = Body,
        string? id = Id,
        string? timestamp = "1781080794",
        string? signature = Signature,
        KlingWebhookSecret[]? secrets = null,
        long now = Timestamp) =>
        KlingWebhook.Verify(Bytes(body!), new KlingWebhookHeaders(id, timestamp, signature), secrets ?? [s_secret], ClockAt(now));

    private static FakeTimeProvider ClockAt(long seconds) => new(DateTimeOffset.FromUnixTimeSeconds(seconds));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}

using System.Net;
using System.Text;
using System.Threading.Channels;
using KlingGen.AspNetCore;
using KlingGen.ContractTests.Emulator;
using Microsoft.AspNetCore.Builder;

namespace KlingGen.ContractTests.Webhooks;

public class MapKlingWebhookTests
{
    private const string Secret = "whsec_dGVzdHNlY3JldHRlc3RzZWNyZXR0ZXN0c2VjcmV0MTI=";
    private const string Processing = """{"task_id":"t1","task_status":"processing"}""";
    private const string Succeeded = """{"task_id":"t1","task_status":"succeed"}""";

    [Fact]
    public async Task The_emulators_signed_callbacks_are_verified_and_handed_on()
    {
        await using var application = await Application.StartAsync(new KlingWebhookOptions
        {
            Gateway = KlingGateway.Kapon("key"),
            Secrets = ["whsec_b2xkc2VjcmV0b2xkc2VjcmV0", Secret],
            Product = KlingProduct.TextToVideo,
        });
        await using var gateway = await Gateway.StartAsync(configure: static options => options with
        {
            WebhookSecret = Secret,
            TimeProvider = TimeProvider.System,
            Pace = new KlingGen.Emulator.EmulatorPace(TimeSpan.Zero, TimeSpan.Zero),
        });

        var id = await gateway.CreateAsync("v1/videos/text2video", $$"""{"prompt":"A cat","callback_url":"{{application.Address}}"}""");

        var last = await application.NextAsync();
        last = last.IsEnded ? last : await application.NextAsync();
        last.Id.Should().Be(id);
        last.Status.Should().Be(VideoTaskStatus.Succeeded);
        last.Handle.Product.Should().Be(KlingProduct.TextToVideo);
        last.Videos.Should().ContainSingle();
    }

    [Fact]
    public async Task Copies_and_late_callbacks_are_answered_well_and_handed_on_to_nobody()
    {
        await using var application = await Application.StartAsync(Signed());
        foreach (var body in new[] { Processing, Processing, Succeeded, Succeeded, Processing })
        {
            (await application.PostAsync(body)).Should().Be(HttpStatusCode.OK);
        }

        (await application.PostAsync(Succeeded.Replace("t1", "t2"))).Should().Be(HttpStatusCode.OK);

        string[] told = [$"{await application.NextAsync()}", $"{await application.NextAsync()}", $"{await application.NextAsync()}"];
        told.Should().OnlyHaveUniqueItems().And.HaveCount(3);
        application.Waiting.Should().Be(0);
    }

    [Fact]
    public async Task A_callback_whose_handler_failed_is_taken_again()
    {
        var calls = 0;
        await using var application = await Application.StartAsync(
            Signed(), _ => Interlocked.Increment(ref calls) == 1 ? throw new InvalidOperationException("mine") : Task.CompletedTask);

        do
        {
            (await application.PostAsync(Succeeded)).Should().Be(HttpStatusCode.OK);
        }
        while (!application.TryNext());

        calls.Should().Be(2);
    }

    [Fact]
    public async Task An_answer_does_not_wait_for_the_handler()
    {
        var release = new TaskCompletionSource();
        await using var application = await Application.StartAsync(Signed(), _ => release.Task);

        (await application.PostAsync(Succeeded)).Should().Be(HttpStatusCode.OK);

        application.Waiting.Should().Be(0);
        release.SetResult();
        (await application.NextAsync()).Id.Should().Be("t1");
    }

    [Fact]
    public async Task What_is_forged_unsigned_or_old_is_refused()
    {
        await using var application = await Application.StartAsync(Signed());

        (await application.PostAsync(Succeeded, signature: "v1,AAAA")).Should().Be(HttpStatusCode.Unauthorized);
        (await application.PostAsync(Succeeded, signature: null)).Should().Be(HttpStatusCode.Unauthorized);
        (await application.PostAsync(Succeeded, age: TimeSpan.FromMinutes(6))).Should().Be(HttpStatusCode.Unauthorized);
        (await application.PostAsync("no task", signature: "v1,AAAA")).Should().Be(HttpStatusCode.Unauthorized);
        application.Waiting.Should().Be(0);
    }

    [Fact]
    public async Task What_describes_no_task_is_refused()
    {
        await using var application = await Application.StartAsync(Signed());

        (await application.PostAsync("no task")).Should().Be(HttpStatusCode.BadRequest);
        (await application.PostAsync("{}")).Should().Be(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_too_large_is_refused(bool isChunked)
    {
        await using var application = await Application.StartAsync(
            new KlingWebhookOptions { Gateway = KlingGateway.Kapon("key"), AllowUnsigned = true, MaxBodyBytes = 100 });

        (await application.PostAsync(Succeeded + new string(' ', 100), isChunked: isChunked))
            .Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await application.PostAsync(Succeeded, isChunked: isChunked)).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Unsigned_callbacks_are_taken_only_where_that_is_allowed()
    {
        var kapon = KlingGateway.Kapon("key");
        await using (var open = await Application.StartAsync(new KlingWebhookOptions { Gateway = kapon, AllowUnsigned = true }))
        {
            (await open.PostAsync(Succeeded, signature: null)).Should().Be(HttpStatusCode.OK);
        }

        await FluentActions.Awaiting(() => Application.StartAsync(new KlingWebhookOptions { Gateway = kapon }))
            .Should().ThrowAsync<ArgumentException>().WithMessage("*AllowUnsigned*");
        await FluentActions.Awaiting(() => Application.StartAsync(new KlingWebhookOptions { Gateway = kapon, Secrets = ["sesame"] }))
            .Should().ThrowAsync<FormatException>();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(KlingWebhook.MaxBodyBytes + 1)]
    public void A_limit_out_of_range_is_refused_when_set(int bytes) =>
        FluentActions.Invoking(() => new KlingWebhookOptions { Gateway = KlingGateway.Kapon("key"), MaxBodyBytes = bytes })
            .Should().Throw<ArgumentOutOfRangeException>();

    private static KlingWebhookOptions Signed() =>
        new() { Gateway = KlingGateway.Kapon("key"), Secrets = [Secret], Notices = new TaskNotices() };

    /// <summary>An application that receives callbacks on a socket.</summary>
    private sealed class Application(LocalServer server, Channel<VideoTask> tasks) : IAsyncDisposable
    {
        private readonly HttpClient _http = new();

        public string Address => server.Address + "/kling/callback";

        public int Waiting => tasks.Reader.Count;

        public static async Task<Application> StartAsync(KlingWebhookOptions options, Func<VideoTask, Task>? before = null)
        {
            var tasks = Channel.CreateUnbounded<VideoTask>();
            var server = await LocalServer.StartAsync(application =>
            {
                application.UseRouting();
                application.MapKlingWebhook("/kling/callback", options, async (task, cancellationToken) =>
                {
                    await (before?.Invoke(task) ?? Task.CompletedTask);
                    await tasks.Writer.WriteAsync(task, cancellationToken);
                });
            });
            return new Application(server, tasks);
        }

        public async Task<HttpStatusCode> PostAsync(string body, string? signature = "", TimeSpan age = default, bool isChunked = false)
        {
            var bytes = Encoding.UTF8.GetBytes(body);
            using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new ByteArrayContent(bytes) };
            request.Headers.TransferEncodingChunked = isChunked;
            if (signature is not null)
            {
                var timestamp = (DateTimeOffset.UtcNow - age).ToUnixTimeSeconds();
                request.Headers.Add("webhook-id", "event-1");
                request.Headers.Add("webhook-timestamp", $"{timestamp}");
                var own = KlingWebhookSecret.Parse(Secret).Sign("event-1", timestamp, bytes);
                request.Headers.Add("webhook-signature", signature.Length > 0 ? signature : own);
            }

            using var response = await _http.SendAsync(request);
            return response.StatusCode;
        }

        public Task<VideoTask> NextAsync() => tasks.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

        public bool TryNext() => tasks.Reader.TryRead(out _);

        public async ValueTask DisposeAsync()
        {
            _http.Dispose();
            await server.DisposeAsync();
        }
    }
}

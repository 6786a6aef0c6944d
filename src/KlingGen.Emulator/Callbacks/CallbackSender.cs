using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace KlingGen.Emulator.Callbacks;

/// <summary>Posts tasks to their callback addresses when their state changes. Only addresses of this machine are posted to: an emulator has
/// no business elsewhere.</summary>
internal sealed class CallbackSender(EmulatorState state) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Patience };
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private readonly HashSet<Task> _running = [];

    /// <summary>Posts a task when work begins and when it ends.</summary>
    public void Follow(CallbackThread thread)
    {
        if (thread.Address is { IsLoopback: true, Scheme: "http" or "https" })
        {
            Run(FollowAsync(thread));
        }
    }

    /// <summary>Posts after a time, while others go on.</summary>
    public void PostLater(Uri address, byte[] body, TimeSpan delay) => Run(UntilTheEndAsync(async () =>
    {
        await WaitAsync(delay).ConfigureAwait(false);
        await PostAsync(address, Write(body)).ConfigureAwait(false);
    }));

    /// <summary>Signs a body as it should be, or not at all where there is no secret.</summary>
    public CallbackMessage Write(byte[] body) => state.Signature is { } signature ? Sign(body, signature) : new CallbackMessage(body, []);

    /// <summary>Signs a body with a secret that nobody has.</summary>
    public CallbackMessage WriteForged(byte[] body) => Sign(body, KlingWebhookSecret.Parse("whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))));

    public async Task PostAsync(Uri address, CallbackMessage message)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(message.Body) };
        request.Content.Headers.TryAddWithoutValidation(HeaderNames.ContentType, "application/json");
        foreach (var (name, value) in message.Headers)
        {
            request.Headers.Add(name, value);
        }

        try
        {
            using var response = await _http.SendAsync(request, _stopping.Token).ConfigureAwait(false);
        }
        catch (HttpRequestException)
        {
            // Nobody listens; the vendor is not known to try again.
        }
        catch (OperationCanceledException) when (!_stopping.IsCancellationRequested)
        {
            // The listener did not answer in time.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        Task[] left;
        lock (_gate)
        {
            left = [.. _running];
        }

        await Task.WhenAll(left).ConfigureAwait(false);
        _http.Dispose();
        _stopping.Dispose();
    }

    private void Run(Task task)
    {
        lock (_gate)
        {
            _running.RemoveWhere(static done => done.IsCompleted);
            _running.Add(task);
        }
    }

    private Task FollowAsync(CallbackThread thread) => UntilTheEndAsync(async () =>
    {
        var task = thread.Task;
        await WaitUntilAsync(task.StartsAt).ConfigureAwait(false);
        await TellAsync(thread, task.StartsAt).ConfigureAwait(false);
        await WaitUntilAsync(task.EndsAt).ConfigureAwait(false);
        if (task.At(task.EndsAt).HasEnded)
        {
            await TellAsync(thread, task.EndsAt).ConfigureAwait(false);
        }

        await PostHeldBackAsync(thread).ConfigureAwait(false);
    });

    private async Task TellAsync(CallbackThread thread, DateTimeOffset moment)
    {
        if (thread.Task.IsForgotten)
        {
            return;
        }

        var heldBefore = thread.HeldBack.Count;
        var body = thread.Body(moment);
        var scene = new CallbackScene(this, thread, body);
        var fault = state.Faults.Take(FaultTarget.Callback, thread.Gateway);
        await (fault is null ? scene.PostAsync(posts: 1) : fault.ActAsync(scene)).ConfigureAwait(false);
        if (heldBefore > 0)
        {
            await PostHeldBackAsync(thread).ConfigureAwait(false);
        }
    }

    private async Task PostHeldBackAsync(CallbackThread thread)
    {
        foreach (var body in thread.HeldBack)
        {
            await PostAsync(thread.Address, Write(body)).ConfigureAwait(false);
        }

        thread.HeldBack.Clear();
    }

    private async Task UntilTheEndAsync(Func<Task> act)
    {
        try
        {
            await act().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The emulator ends, and its tasks with it.
        }
    }

    private Task WaitUntilAsync(DateTimeOffset moment) => WaitAsync(moment - state.Clock.GetUtcNow());

    private Task WaitAsync(TimeSpan delay) =>
        Task.Delay(delay > TimeSpan.Zero ? delay : TimeSpan.Zero, state.Clock, _stopping.Token);

    private CallbackMessage Sign(byte[] body, KlingWebhookSecret signature)
    {
        var id = Guid.NewGuid().ToString("N");
        var timestamp = state.Clock.GetUtcNow().ToUnixTimeSeconds();
        return new CallbackMessage(
            body,
            [
                new("webhook-id", id),
                new("webhook-timestamp", timestamp.ToString()),
                new("webhook-signature", signature.Sign(id, timestamp, body)),
            ]);
    }
}

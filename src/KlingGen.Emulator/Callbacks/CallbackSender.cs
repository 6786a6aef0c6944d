using KlingGen.Emulator.Tasks;
using Microsoft.Net.Http.Headers;

namespace KlingGen.Emulator.Callbacks;

/// <summary>Posts tasks to their callback addresses when their state changes. Only addresses of this machine are posted to: an emulator has
/// no business elsewhere.</summary>
internal sealed class CallbackSender(EmulatorOptions options) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Patience };
    private readonly CancellationTokenSource _stopping = new();
    private readonly WebhookSignature? _signature = options.WebhookSecret is { } secret ? new WebhookSignature(secret) : null;
    private readonly Lock _gate = new();
    private readonly HashSet<Task> _running = [];

    /// <summary>Posts a task when work begins and when it ends.</summary>
    /// <param name="task">The task.</param>
    /// <param name="address">Where it is posted to.</param>
    /// <param name="body">The task at a moment, as it is posted.</param>
    public void Follow(EmulatedTask task, Uri address, Func<DateTimeOffset, byte[]> body)
    {
        if (!address.IsLoopback || address.Scheme is not ("http" or "https"))
        {
            return;
        }

        var following = FollowAsync(task, address, body);
        lock (_gate)
        {
            _running.RemoveWhere(static done => done.IsCompleted);
            _running.Add(following);
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

    private async Task FollowAsync(EmulatedTask task, Uri address, Func<DateTimeOffset, byte[]> body)
    {
        try
        {
            await WaitUntilAsync(task.StartsAt).ConfigureAwait(false);
            await PostAsync(address, body(task.StartsAt)).ConfigureAwait(false);
            await WaitUntilAsync(task.EndsAt).ConfigureAwait(false);
            if (task.At(task.EndsAt).HasEnded)
            {
                await PostAsync(address, body(task.EndsAt)).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The emulator ends, and its tasks with it.
        }
    }

    private async Task WaitUntilAsync(DateTimeOffset moment)
    {
        var delay = moment - options.TimeProvider.GetUtcNow();
        await Task.Delay(delay > TimeSpan.Zero ? delay : TimeSpan.Zero, options.TimeProvider, _stopping.Token).ConfigureAwait(false);
    }

    private async Task PostAsync(Uri address, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation(HeaderNames.ContentType, "application/json");
        if (_signature is not null)
        {
            var id = Guid.NewGuid().ToString("N");
            var timestamp = options.TimeProvider.GetUtcNow().ToUnixTimeSeconds();
            request.Headers.Add("webhook-id", id);
            request.Headers.Add("webhook-timestamp", timestamp.ToString());
            request.Headers.Add("webhook-signature", _signature.Sign(id, timestamp, body));
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
}

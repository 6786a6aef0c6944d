namespace KlingGen;

/// <summary>
/// The connections of a client, for an <see cref="HttpClient"/> of your own as well. No redirect is followed, as a key could go along and a
/// create could change its method; no cookie is kept. A request with a body goes over a connection of its own: one that the server closed
/// while it was idle would lose the answer, and a handler that tries again by itself would pay twice.
/// </summary>
public sealed class KlingHttpHandler : HttpMessageHandler
{
    private readonly HttpMessageInvoker _reads = new(NewHandler(TimeSpan.FromMinutes(10)));
    private readonly HttpMessageInvoker _creates = new(NewHandler(TimeSpan.Zero));

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return (request.Content is null ? _reads : _creates).SendAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return (request.Content is null ? _reads : _creates).Send(request, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _reads.Dispose();
            _creates.Dispose();
        }

        base.Dispose(disposing);
    }

    private static SocketsHttpHandler NewHandler(TimeSpan connectionLifetime) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(20),
        PooledConnectionLifetime = connectionLifetime,
    };
}

using KlingGen.Runtime.Http;

namespace KlingGen.Runtime;

/// <summary>Sends the requests of generated clients. It holds no state of its own, so one instance may serve all threads; the
/// <see cref="HttpClient"/> remains its owner's.</summary>
public class ApiClient
{
    private static readonly Lazy<HttpClient> s_shared = new(
        static () => new HttpClient(CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan });

    private readonly SendPipeline _pipeline;

    /// <summary>Makes a client over connections that all such clients of the process share.</summary>
    /// <param name="options">How it sends; a call has 100 s where they set no <see cref="ApiClientOptions.Timeout"/>.</param>
    public ApiClient(ApiClientOptions options)
        : this(s_shared.Value, WithTimeout(options))
    {
    }

    /// <summary>Makes a client.</summary>
    /// <param name="httpClient">What sends; from <c>IHttpClientFactory</c> or made once and shared. Its handler should follow no redirects
    /// (<see cref="CreateHandler"/>): one that does sends a query's API key to another host, and a request that changes something on as
    /// another; both can then only be told, as <see cref="ApiFailure.Redirect"/>.</param>
    /// <param name="options">How it sends; null for the defaults.</param>
    public ApiClient(HttpClient httpClient, ApiClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        HttpClient = httpClient;
        Options = options ?? new ApiClientOptions();
        _pipeline = new SendPipeline(httpClient, Options);
    }

    /// <summary>What sends.</summary>
    public HttpClient HttpClient { get; }

    /// <summary>How it sends.</summary>
    public ApiClientOptions Options { get; }

    /// <summary>Makes connections as clients need them: redirects are left to the client, which knows what may follow them; no cookie is kept;
    /// an address is looked up anew every two minutes.</summary>
    public static HttpMessageHandler CreateHandler() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(20),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    };

    /// <summary>Sends a request and reads its answer.</summary>
    /// <typeparam name="T">The type of the answer's value.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="responses">What the document says of the answers.</param>
    /// <param name="cancellationToken">Ends the call; what the server does of it is then unknown.</param>
    /// <exception cref="ApiValidationException">The request breaks the document's rules and was not sent.</exception>
    /// <exception cref="ApiException">The server could not be reached, answered with failure,
    /// or with something else than the document says.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="InvalidOperationException">Neither the options nor the document say where the server is.</exception>
    public virtual Task<ApiResponse<T>> SendAsync<T>(
        ApiRequest request, ResponseTable<T> responses, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(responses);
        return _pipeline.SendAsync(request, responses, cancellationToken);
    }

    /// <summary>Sends a request whose answer has no body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="responses">What the document says of the answers.</param>
    /// <param name="cancellationToken">Ends the call; what the server does of it is then unknown.</param>
    /// <exception cref="ApiValidationException">The request breaks the document's rules and was not sent.</exception>
    /// <exception cref="ApiException">The server could not be reached or answered with failure.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="InvalidOperationException">Neither the options nor the document say where the server is.</exception>
    public async Task<ApiResponse> SendAsync(
        ApiRequest request, ResponseTable<NoBody> responses, CancellationToken cancellationToken = default) =>
        await SendAsync<NoBody>(request, responses, cancellationToken).ConfigureAwait(false);

    private static ApiClientOptions WithTimeout(ApiClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with { Timeout = options.Timeout ?? TimeSpan.FromSeconds(100) };
    }
}

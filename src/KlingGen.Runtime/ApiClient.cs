using KlingGen.Runtime.Http;
using Microsoft.Extensions.Logging;

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
    /// <param name="logger">What is told of calls: method, address without its query, status and time; never a header or a body.</param>
    public ApiClient(ApiClientOptions options, ILogger? logger = null)
        : this(s_shared.Value, WithTimeout(options), logger)
    {
    }

    /// <summary>Makes a client.</summary>
    /// <param name="httpClient">What sends; from <c>IHttpClientFactory</c> or made once and shared. Its handler should follow no redirects
    /// (<see cref="CreateHandler"/>): one that does sends a query's API key to another host, and a request that changes something on as
    /// another; both can then only be told, as <see cref="ApiFailure.Redirect"/>.</param>
    /// <param name="options">How it sends; null for the defaults.</param>
    /// <param name="logger">What is told of calls: method, address without its query, status and time; never a header or a body.</param>
    public ApiClient(HttpClient httpClient, ApiClientOptions? options = null, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        HttpClient = httpClient;
        Options = options is null ? new ApiClientOptions() : options with { };
        _pipeline = new SendPipeline(httpClient, Options, logger);
    }

    /// <summary>What sends.</summary>
    public HttpClient HttpClient { get; }

    /// <summary>How it sends.</summary>
    public ApiClientOptions Options { get; }

    /// <summary>Makes connections as clients need them: redirects are left to the client, which knows what may follow them; no cookie is
    /// kept; an address is looked up anew every two minutes.</summary>
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

    /// <summary>Sends a request with what holds for it alone, and reads its answer.</summary>
    /// <typeparam name="T">The type of the answer's value.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="responses">What the document says of the answers.</param>
    /// <param name="requestOptions">What holds for this call alone; null for nothing.</param>
    /// <param name="cancellationToken">Ends the call; what the server does of it is then unknown.</param>
    /// <inheritdoc cref="SendAsync{T}(ApiRequest, ResponseTable{T}, CancellationToken)" path="/exception"/>
    public Task<ApiResponse<T>> SendAsync<T>(
        ApiRequest request, ResponseTable<T> responses, ApiRequestOptions? requestOptions, CancellationToken cancellationToken) =>
        SendAsync(With(request, requestOptions), responses, cancellationToken);

    /// <summary>Sends a request whose answer has no body, with what holds for it alone.</summary>
    /// <param name="request">The request.</param>
    /// <param name="responses">What the document says of the answers.</param>
    /// <param name="requestOptions">What holds for this call alone; null for nothing.</param>
    /// <param name="cancellationToken">Ends the call; what the server does of it is then unknown.</param>
    /// <inheritdoc cref="SendAsync(ApiRequest, ResponseTable{NoBody}, CancellationToken)" path="/exception"/>
    public Task<ApiResponse> SendAsync(
        ApiRequest request, ResponseTable<NoBody> responses, ApiRequestOptions? requestOptions, CancellationToken cancellationToken) =>
        SendAsync(With(request, requestOptions), responses, cancellationToken);

    private static ApiRequest With(ApiRequest request, ApiRequestOptions? options)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Options = options;
        return request;
    }

    /// <summary>Options for an HttpClient that has no limit of its own.</summary>
    internal static ApiClientOptions WithTimeout(ApiClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with { Timeout = options.Timeout ?? TimeSpan.FromSeconds(100) };
    }
}

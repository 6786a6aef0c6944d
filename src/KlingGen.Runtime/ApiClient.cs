using KlingGen.Runtime.Http;

namespace KlingGen.Runtime;

/// <summary>Sends the requests of generated clients. It holds no state of its own, so one instance may serve all threads; the
/// <see cref="HttpClient"/> remains its owner's.</summary>
public class ApiClient
{
    private readonly SendPipeline _pipeline;

    /// <summary>Makes a client.</summary>
    /// <param name="httpClient">What sends; from <c>IHttpClientFactory</c> or made once and shared.</param>
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
}

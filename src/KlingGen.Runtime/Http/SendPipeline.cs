namespace KlingGen.Runtime.Http;

/// <summary>The way of a request: put together, sent, its answer read, and each thing that can go wrong said.</summary>
internal sealed class SendPipeline(HttpClient httpClient, ApiClientOptions options)
{
    private TimeSpan Timeout => options.Timeout ?? httpClient.Timeout;

    public async Task<ApiResponse<T>> SendAsync<T>(ApiRequest request, ResponseTable<T> responses, CancellationToken cancellationToken)
    {
        var warnings = options.ValidateRequests ? request.Validate() : [];
        var response = await ExchangeAsync(request, responses, cancellationToken).ConfigureAwait(false);
        response.RequestWarnings = warnings;
        return response;
    }

    private async Task<ApiResponse<T>> ExchangeAsync<T>(ApiRequest request, ResponseTable<T> responses, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var call = await PrepareAsync(request, responses.Accept, cancellationToken).ConfigureAwait(false);
        var isStreaming = false;
        try
        {
            using var timer = new CancellationTokenSource(Timeout, options.TimeProvider);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
            var answer = new Answer(call, await ReceiveAsync(call, both.Token, cancellationToken).ConfigureAwait(false));
            var content = answer.Message.IsSuccessStatusCode ? responses.ForSuccess((int)answer.Message.StatusCode) : null;
            if (content is { IsStreamed: true })
            {
                isStreaming = true;
                return await OpenAsync(answer, content, both.Token).ConfigureAwait(false);
            }

            using (answer.Message)
            {
                await ReadBodyAsync(answer, both.Token, cancellationToken).ConfigureAwait(false);
                return answer.Message.IsSuccessStatusCode
                    ? Read(answer, content)
                    : throw answer.Failure(responses.ForError((int)answer.Message.StatusCode));
            }
        }
        finally
        {
            if (!isStreaming)
            {
                call.Message.Dispose();
            }
        }
    }

    private async Task<Call> PrepareAsync(ApiRequest request, string accept, CancellationToken cancellationToken)
    {
        var redaction = new Redaction();
        foreach (var scheme in request.Security.FirstOrDefault(schemes => Array.TrueForAll(schemes, IsMet)) ?? [])
        {
            if (scheme.Kind != ApiSecuritySchemeKind.None)
            {
                var secret = await options.Credentials.SecretAsync(scheme.Key, cancellationToken).ConfigureAwait(false);
                redaction.Add(secret);
                request.AddSecret(scheme, secret);
            }
        }

        var (path, query) = request.BuildTarget();
        request.ThrowIfProblematic();
        var address = RequestUris.Join(BaseAddress(request), path, query);
        var content = request.BuildContent() is { } body ? new TrackedContent(body) : null;
        var message = new HttpRequestMessage(request.Method, address)
        {
            Content = content,
            Version = httpClient.DefaultRequestVersion,
            VersionPolicy = httpClient.DefaultVersionPolicy,
        };
        AddHeaders(message, request, accept);
        return new Call(message, content, redaction, options);
    }

    private bool IsMet(ApiSecurityScheme scheme) => scheme.Kind == ApiSecuritySchemeKind.None || options.Credentials.Has(scheme.Key);

    private Uri BaseAddress(ApiRequest request)
    {
        var address = options.SelectServer?.Invoke(request.Server)
            ?? options.BaseAddress
            ?? httpClient.BaseAddress
            ?? (Uri.TryCreate(request.Server, UriKind.Absolute, out var server) && IsHttp(server) ? server : null);
        return address switch
        {
            { IsAbsoluteUri: true } when IsHttp(address) => address,
            null => throw new InvalidOperationException($"The document names no host, so {nameof(ApiClientOptions)}.{nameof(ApiClientOptions.BaseAddress)} must be set."),
            _ => throw new InvalidOperationException($"The base address '{RequestUris.Display(address)}' is not an absolute http or https address."),
        };
    }

    // A path such as /v1 is an absolute file address on some systems.
    private static bool IsHttp(Uri address) => address.Scheme is "http" or "https";

    private static void AddHeaders(HttpRequestMessage message, ApiRequest request, string accept)
    {
        if (accept.Length > 0)
        {
            message.Headers.TryAddWithoutValidation("Accept", accept);
        }

        if (request.Operation is { } operation)
        {
            message.Options.Set(ApiRequest.OperationOption, operation);
        }

        foreach (var (name, value) in request.Headers)
        {
            // A header that describes the body belongs to it.
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        if (request.Cookies.Count > 0)
        {
            message.Headers.TryAddWithoutValidation("Cookie", ParameterText.Concatenate(request.Cookies, "; "));
        }
    }

    private async Task<HttpResponseMessage> ReceiveAsync(Call call, CancellationToken both, CancellationToken cancellationToken)
    {
        try
        {
            return await httpClient.SendAsync(call.Message, HttpCompletionOption.ResponseHeadersRead, both).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
        catch (OperationCanceledException exception) when (both.IsCancellationRequested || exception.InnerException is TimeoutException)
        {
            throw call.TimedOut(both.IsCancellationRequested ? Timeout : null, exception);
        }
        catch (Exception exception) when (NetworkFailure.IsNetwork(exception))
        {
            throw call.NotReached(exception);
        }
    }

    private async Task ReadBodyAsync(Answer answer, CancellationToken both, CancellationToken cancellationToken)
    {
        var isSuccess = answer.Message.IsSuccessStatusCode;
        var body = new BoundedBody(isSuccess ? options.MaxResponseBytes : options.MaxErrorBytes);
        try
        {
            var stream = await answer.Message.Content.ReadAsStreamAsync(both).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                await body.ReadAsync(stream, answer.Message.Content.Headers.ContentLength, both).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException exception)
        {
            answer.Body = body.Bytes;
            throw answer.Stalled(body.Count, Timeout, exception);
        }
        catch (Exception exception) when (NetworkFailure.IsNetwork(exception) && isSuccess)
        {
            answer.Body = body.Bytes;
            throw answer.CutOff(body.Count, exception);
        }
        catch (Exception exception) when (NetworkFailure.IsNetwork(exception))
        {
            // The status alone says what went wrong; what came of the body is kept.
        }

        answer.Body = body.Bytes;
        if (body.IsCut && isSuccess)
        {
            answer.Body = answer.Body[..Math.Min(answer.Body.Length, options.MaxErrorBytes)].ToArray();
            throw answer.TooLarge(options.MaxResponseBytes);
        }
    }

    private static ApiResponse<T> Read<T>(Answer answer, ResponseContent<T>? content)
    {
        if (content is null || (answer.Body.IsEmpty && HasNoBody(answer.Message)))
        {
            return new ApiResponse<T>(answer.Message, answer.Body, owner: null, default, hasValue: false);
        }

        try
        {
            return new ApiResponse<T>(answer.Message, answer.Body, owner: null, content.Parse(answer.Body, answer.Charset), hasValue: true);
        }
        catch (System.Text.Json.JsonException exception)
        {
            throw answer.Unreadable("the body", answer.Body, exception);
        }
    }

    private static bool HasNoBody(HttpResponseMessage message) =>
        message.StatusCode is System.Net.HttpStatusCode.NoContent or System.Net.HttpStatusCode.ResetContent || message.RequestMessage?.Method == HttpMethod.Head;

    private async Task<ApiResponse<T>> OpenAsync<T>(Answer answer, ResponseContent<T> content, CancellationToken cancellationToken)
    {
        var stream = await answer.Message.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var body = new ResponseStream(stream, answer, options);
        return new ApiResponse<T>(answer.Message, default, body, content.Open(body), hasValue: true);
    }
}

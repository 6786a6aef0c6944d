using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace KlingGen.Runtime.Http;

/// <summary>The way of a request: put together, sent, its answer read, and each thing that can go wrong said.</summary>
internal sealed class SendPipeline(HttpClient httpClient, ApiClientOptions options, ILogger? logger)
{
    private readonly Redirects _redirects = new(httpClient, options);
    private BaseAddress? _lastAddress;

    public Task<ApiResponse<T>> SendAsync<T>(ApiRequest request, ResponseTable<T> responses, CancellationToken cancellationToken) =>
        logger is null
            ? SendUnloggedAsync(request, responses, cancellationToken)
            : new CallLog(logger, options.TimeProvider, request).WatchAsync(() => SendUnloggedAsync(request, responses, cancellationToken));

    private async Task<ApiResponse<T>> SendUnloggedAsync<T>(
        ApiRequest request, ResponseTable<T> responses, CancellationToken cancellationToken)
    {
        var warnings = options.ValidateRequests ? request.Validate() : [];
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var scheme in SchemesOf(request))
        {
            if (scheme.Kind != ApiSecuritySchemeKind.None)
            {
                request.AddSecret(scheme, await options.Credentials.SecretAsync(scheme.Key, cancellationToken).ConfigureAwait(false));
            }
        }

        request.ApplyOptions();
        var accept = request.Options?.Accept ?? responses.Accept;
        var timeout = request.Options?.Timeout ?? options.Timeout ?? httpClient.Timeout;
        var call = new Call(Message(request, accept), request, options, timeout);
        var isStreaming = false;
        try
        {
            using var deadline = Deadline.Start(call.Timeout, options.TimeProvider, cancellationToken);
            HttpResponseMessage message;
            try
            {
                message = await SendAsync(call, IsAnswer, deadline.Token).ConfigureAwait(false);
            }
            catch (Exception exception) when (Call.IsExpected(exception, deadline))
            {
                throw call.Explain(exception, deadline);
            }

            if (call.FollowedTo(message) is { } other)
            {
                message.Dispose();
                throw call.Redirected(other);
            }

            if (call.SecretTakenTo(message) is { } origin)
            {
                message.Dispose();
                throw call.SecretTaken(origin);
            }

            var answer = new Answer(call, message, IsAnswer((int)message.StatusCode));
            var content = answer.IsSuccess ? responses.ForSuccess((int)message.StatusCode) : null;
            if (content is { IsStreamed: true })
            {
                isStreaming = true;
                return Warned(await OpenAsync(answer, content, deadline.Token).ConfigureAwait(false), warnings);
            }

            using (message)
            {
                await ReadBodyAsync(answer, deadline).ConfigureAwait(false);
                return answer.IsSuccess
                    ? Warned(Read(answer, content), warnings)
                    : throw answer.Failure(responses.ForError((int)message.StatusCode));
            }
        }
        finally
        {
            if (!isStreaming)
            {
                call.Message.Dispose();
            }
        }

        bool IsAnswer(int status) => responses.IsSuccess(status) || (status == 304 && call.ChangesNothing && request.IsConditional);
    }

    private async Task<HttpResponseMessage> SendAsync(Call call, Func<int, bool> isAnswer, CancellationToken cancellationToken)
    {
        while (true)
        {
            var message = await httpClient.SendAsync(call.Message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
            if (isAnswer((int)message.StatusCode) || _redirects.Next(call, message) is not { } next)
            {
                return message;
            }

            message.Dispose();
            call.Follow(next);
        }
    }

    private static ApiResponse<T> Warned<T>(ApiResponse<T> response, IReadOnlyList<ValidationError> warnings)
    {
        response.RequestWarnings = warnings;
        return response;
    }

    /// <summary>The schemes of the first alternative that the credentials meet.</summary>
    private ApiSecurityScheme[] SchemesOf(ApiRequest request)
    {
        for (var i = 0; i < request.Security.Count; i++)
        {
            if (AreMet(request.Security[i]))
            {
                return request.Security[i];
            }
        }

        return [];
    }

    private bool AreMet(ApiSecurityScheme[] alternative)
    {
        foreach (var scheme in alternative)
        {
            if (scheme.Kind != ApiSecuritySchemeKind.None && !options.Credentials.Has(scheme.Key))
            {
                return false;
            }
        }

        return true;
    }

    private HttpRequestMessage Message(ApiRequest request, string accept)
    {
        var address = request.BuildAddress(AddressFor(request));
        request.ThrowIfProblematic();
        var message = new HttpRequestMessage(request.Method, address)
        {
            Content = Content(request),
            Version = httpClient.DefaultRequestVersion,
            VersionPolicy = httpClient.DefaultVersionPolicy,
        };
        if (message.Content is SentContent content)
        {
            content.Message = message;
        }

        AddHeaders(message, request, accept);
        return message;
    }

    private static SentContent? Content(ApiRequest request)
    {
        try
        {
            return request.BuildContent();
        }
        catch (ApiJsonException exception)
        {
            var error = new ValidationError { InstanceLocation = exception.InstanceLocation, Keyword = "type", Message = exception.Reason };
            throw new ApiValidationException(new ValidationResult([error], []));
        }
    }

    private BaseAddress AddressFor(ApiRequest request)
    {
        var address = options.SelectServer?.Invoke(request.Server) ?? options.BaseAddress ?? httpClient.BaseAddress
            ?? (Uri.TryCreate(request.Server, UriKind.Absolute, out var server) && IsHttp(server) ? server : null);
        if (_lastAddress is { } last && ReferenceEquals(last.Address, address))
        {
            return last;
        }

        return address switch
        {
            { IsAbsoluteUri: true } when IsHttp(address) => _lastAddress = new BaseAddress(address),
            null => throw new InvalidOperationException(
                $"The document names no host, so {nameof(ApiClientOptions)}.{nameof(ApiClientOptions.BaseAddress)} must be set."),
            _ => throw new InvalidOperationException(
                $"The base address '{RequestUris.Display(address)}' is not an absolute http or https address."),
        };
    }

    // A path such as /v1 is an absolute file address on some systems.
    private static bool IsHttp(Uri address) => address.Scheme is "http" or "https";

    private static void AddHeaders(HttpRequestMessage message, ApiRequest request, string accept)
    {
        if (accept.Length > 0 && !request.Headers.Any(static header => header.Key.Equals("Accept", StringComparison.OrdinalIgnoreCase)))
        {
            message.Headers.TryAddWithoutValidation("Accept", accept);
        }

        if (request.Operation is { } operation)
        {
            message.Options.Set(ApiRequest.OperationOption, operation);
        }

        for (var i = 0; i < request.Headers.Count; i++)
        {
            var (name, value) = request.Headers[i];

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

    private async Task ReadBodyAsync(Answer answer, Deadline deadline)
    {
        var isSuccess = answer.IsSuccess;
        var limit = isSuccess ? options.MaxResponseBytes : options.MaxErrorBytes;
        var body = new BoundedBody(limit);
        try
        {
            var stream = await answer.Message.Content.ReadAsStreamAsync(deadline.Token).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                await body.ReadAsync(stream, answer.Message.Content.Headers.ContentLength, deadline.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (deadline.Caller.IsCancellationRequested)
        {
            throw new OperationCanceledException(deadline.Caller);
        }
        catch (OperationCanceledException exception)
        {
            answer.Body = body.Bytes;
            throw answer.Stalled(body.Count, answer.Call.Timeout, exception);
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

        body = await CompressedBody.ExpandAsync(body, answer.Message.Content.Headers, limit, deadline.Token).ConfigureAwait(false);
        answer.Body = body.Bytes;
        if (body.IsCut && isSuccess)
        {
            answer.Body = answer.Body[..Math.Min(answer.Body.Length, options.MaxErrorBytes)].ToArray();
            throw answer.TooLarge(options.MaxResponseBytes);
        }
    }

    private static ApiResponse<T> Read<T>(Answer answer, ResponseContent<T>? content)
    {
        if (content is null || (answer.Body.IsEmpty && HasNoBody(answer.Message)) || answer.Call.WantsAnother(answer, content.MediaType))
        {
            return new ApiResponse<T>(answer.Message, answer.Body, owner: null, default, hasValue: false);
        }

        try
        {
            return new ApiResponse<T>(answer.Message, answer.Body, owner: null, content.Read(answer), hasValue: true);
        }
        catch (JsonException exception)
        {
            throw answer.Unreadable("the body", answer.Body, exception);
        }
    }

    private static bool HasNoBody(HttpResponseMessage message) =>
        message.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.ResetContent || message.RequestMessage?.Method == HttpMethod.Head;

    private async Task<ApiResponse<T>> OpenAsync<T>(Answer answer, ResponseContent<T> content, CancellationToken cancellationToken)
    {
        var stream = await answer.Message.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var body = new ResponseStream(stream, answer, options);
        return new ApiResponse<T>(answer.Message, default, body, content.Open(body), hasValue: true);
    }
}

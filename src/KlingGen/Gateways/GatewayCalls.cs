using System.Net;
using System.Text.Json;
using KlingGen.Authentication;
using KlingGen.Errors;
using KlingGen.Retries;
using KlingGen.Runtime;
using KlingGen.Tasks;
using Microsoft.Extensions.Logging;

namespace KlingGen.Gateways;

/// <summary>The calls to one gateway: sent, repeated where that is safe, and their answers read whatever shape they have drifted to.</summary>
internal sealed class GatewayCalls(KlingGateway gateway, ApiClient api, AccessTokens? tokens, KlingClientOptions options, ILogger logger) : IDisposable
{
    private readonly GatewayDialect _dialect = gateway.Dialect;
    private readonly GatewayErrors _errors = new(gateway.Name, gateway.BaseAddress, gateway.Key);
    private readonly CallRetries _retries = new(options, logger);

    // Thousands of tasks may be waited for; their queries share a few connections.
    private readonly SemaphoreSlim _queries = new(Math.Max(1, options.MaxConcurrentQueries));

    /// <summary>Sends a create, with retries where they cannot make a second task.</summary>
    /// <param name="create">The request.</param>
    /// <param name="outcome">Told of each attempt.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<VideoTask> CreateAsync(PreparedCreate create, CreateOutcome outcome, CancellationToken cancellationToken) =>
        await _retries.CreateAsync(
            create.ExternalTaskId is not null,
            async token =>
            {
                outcome.Sent();
                try
                {
                    var answer = await CallAsync(create.Send, token).ConfigureAwait(false);
                    return Read(answer, asked: null, create.Product);
                }
                catch (KlingApiException exception) when (exception.CertainlyNotCarriedOut)
                {
                    outcome.NotCarriedOut();
                    throw;
                }
            },
            cancellationToken).ConfigureAwait(false);

    /// <summary>Asks for one task.</summary>
    public async Task<VideoTask> GetAsync(TaskHandle handle, CancellationToken cancellationToken) =>
        await _retries.QueryAsync(
            async token =>
            {
                var answer = await QueryAsync((client, end) => _dialect.QueryAsync(client, handle.Product, handle.Id, end), token).ConfigureAwait(false);
                return Read(answer, handle, handle.Product);
            },
            cancellationToken).ConfigureAwait(false);

    /// <summary>Asks for a page of tasks.</summary>
    public async Task<IReadOnlyList<VideoTask>> ListAsync(KlingProduct product, int page, int pageSize, CancellationToken cancellationToken) =>
        await _retries.QueryAsync(
            async token =>
            {
                var answer = await QueryAsync((client, end) => _dialect.ListAsync(client, product, page, pageSize, end), token).ConfigureAwait(false);
                return VideoTaskReader.ReadList(answer.Json, gateway.Name, product, _dialect.IdMembers(product))
                    ?? throw _errors.Unreadable(answer.StatusCode, answer.Body, cause: null);
            },
            cancellationToken).ConfigureAwait(false);

    public void Dispose() => _queries.Dispose();

    private VideoTask Read(GatewayAnswer answer, TaskHandle? asked, KlingProduct product) =>
        VideoTaskReader.Read(answer.Json, asked, gateway.Name, product, _dialect.IdMembers(product))
        ?? throw _errors.Unreadable(answer.StatusCode, answer.Body, cause: null);

    private async ValueTask<GatewayAnswer> QueryAsync(
        Func<ApiClient, CancellationToken, ValueTask<ApiResponse>> send, CancellationToken cancellationToken)
    {
        await _queries.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await CallAsync(send, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _queries.Release();
        }
    }

    // A token that a gateway finds too young or too old is signed anew, once: what was refused at the door was not carried out.
    private async ValueTask<GatewayAnswer> CallAsync(
        Func<ApiClient, CancellationToken, ValueTask<ApiResponse>> send, CancellationToken cancellationToken)
    {
        try
        {
            return await CallOnceAsync(send, cancellationToken).ConfigureAwait(false);
        }
        catch (KlingApiException exception) when (tokens is not null && ErrorCodes.IsAboutTokenTimes(exception.Code))
        {
            tokens.Renew((exception.InnerException as ApiException)?.Headers?.Date);
            return await CallOnceAsync(send, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<GatewayAnswer> CallOnceAsync(
        Func<ApiClient, CancellationToken, ValueTask<ApiResponse>> send, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await send(api, cancellationToken).ConfigureAwait(false);
            return Check(response.Body, response.StatusCode, cause: null);
        }
        catch (ApiException exception) when (exception is { Failure: ApiFailure.UnreadableAnswer, StatusCode: not null })
        {
            // The answer is not what the document says, but it may still be one that drifted and can be read.
            return Check(exception.RawBody, exception.StatusCode.Value, exception);
        }
        catch (ApiException exception)
        {
            throw _errors.From(exception);
        }
    }

    private GatewayAnswer Check(ReadOnlyMemory<byte> body, HttpStatusCode status, Exception? cause)
    {
        if (!GatewayAnswer.TryParse(body, out var json) || json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            throw _errors.Unreadable(status, body, cause);
        }

        return _errors.InAnswer(json, body, status) is { } error ? throw error : new GatewayAnswer(json, body, status);
    }
}

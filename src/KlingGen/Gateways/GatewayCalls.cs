using KlingGen.Authentication;
using KlingGen.Errors;
using KlingGen.Retries;
using KlingGen.Runtime;
using KlingGen.Runtime.Tasks;
using Microsoft.Extensions.Logging;

namespace KlingGen.Gateways;

/// <summary>Sends calls to one gateway and says what became of them. What changes nothing at the gateway is sent again where a failure
/// passes; a create is sent once, and what follows is its owner's business.</summary>
internal sealed class GatewayCalls(
    KlingGateway gateway, TaskApi api, AccessTokens? tokens, KlingClientOptions options, ILogger logger)
    : IDisposable
{
    private readonly RetryPolicy _retries = new(options, logger);

    // Thousands of tasks may be waited for; their queries share a few connections.
    private readonly SemaphoreSlim _queries = new(options.MaxConcurrentQueries);

    public GatewayErrors Errors { get; } = new(gateway);

    public RetryPolicy Retries => _retries;

    /// <summary>Sends a call until it succeeds or fails for good, within the time of a call.</summary>
    /// <exception cref="KlingApiException">It failed for good.</exception>
    public async ValueTask<TResult> SendAsync<TCall, TResult>(TCall call, CancellationToken cancellationToken)
        where TCall : struct, IGatewayCall<TResult>
    {
        var time = new CallTime(options);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                // The first attempt is limited by itself.
                return attempt == 0
                    ? await SendOnceAsync<TCall, TResult>(call, cancellationToken).ConfigureAwait(false)
                    : await SendOnceAsync<TCall, TResult>(call, time, cancellationToken).ConfigureAwait(false);
            }
            catch (KlingApiException failure) when (_retries.Pause(failure, attempt) is { } pause && pause < time.Left)
            {
                _retries.Report(failure, attempt, pause);
                await Task.Delay(pause, options.TimeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Sends a call once.</summary>
    /// <exception cref="KlingApiException">It failed.</exception>
    public async ValueTask<TResult> SendOnceAsync<TCall, TResult>(TCall call, CancellationToken cancellationToken)
        where TCall : struct, IGatewayCall<TResult>
    {
        await _queries.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await call.SendAsync(api, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException exception) when (RenewToken(exception))
        {
            return await AgainAsync<TCall, TResult>(call, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException exception) when (exception is not ApiValidationException)
        {
            throw Errors.From(exception);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Sends a create once.</summary>
    /// <exception cref="KlingApiException">It failed.</exception>
    public async Task<TaskRecord> CreateOnceAsync(WrittenRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await api.CreateAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException exception) when (RenewToken(exception))
        {
            // What was refused at the door was not carried out.
            return await AgainAsync<CreateCall, TaskRecord>(new(request), cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException exception) when (exception is not ApiValidationException)
        {
            throw Errors.From(exception);
        }
    }

    // Apart, so that a first attempt does not pay for what is captured.
    private Task<TResult> SendOnceAsync<TCall, TResult>(TCall call, CallTime time, CancellationToken cancellationToken)
        where TCall : struct, IGatewayCall<TResult> =>
        time.LimitAsync(token => SendOnceAsync<TCall, TResult>(call, token).AsTask(), Errors, cancellationToken);

    private async Task<TResult> AgainAsync<TCall, TResult>(TCall call, CancellationToken cancellationToken)
        where TCall : struct, IGatewayCall<TResult>
    {
        try
        {
            return await call.SendAsync(api, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException exception) when (exception is not ApiValidationException)
        {
            throw Errors.From(exception);
        }
    }

    public void Dispose() => _queries.Dispose();

    private void Leave()
    {
        try
        {
            _queries.Release();
        }
        catch (ObjectDisposedException)
        {
            // The client has ended, and nobody waits for the place.
        }
    }

    private bool RenewToken(ApiException exception)
    {
        // A refusal that names no cause may be of the token's age.
        if (tokens is null || exception is not TaskRefusedException
            {
                Refusal: { Kind: RefusalKind.Token } or { Kind: RefusalKind.Authentication, Code: null },
            })
        {
            return false;
        }

        tokens.Renew(exception.Headers?.Date);
        return true;
    }
}

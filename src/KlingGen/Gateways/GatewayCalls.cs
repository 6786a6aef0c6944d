using KlingGen.Authentication;
using KlingGen.Errors;
using KlingGen.Retries;
using KlingGen.Runtime;
using KlingGen.Runtime.Tasks;
using Microsoft.Extensions.Logging;

namespace KlingGen.Gateways;

/// <summary>
/// Sends calls to one gateway, and again those that failed for a reason that passes. A query may always be repeated; a create only when it
/// provably was not carried out, or when it carries an id under which the gateway accepts only one task.
/// </summary>
internal sealed class GatewayCalls(KlingGateway gateway, TaskApi api, AccessTokens? tokens, KlingClientOptions options, ILogger logger)
    : IDisposable
{
    private readonly GatewayErrors _errors = new(gateway.Name, gateway.BaseAddress, gateway.Key);
    private readonly RetryPolicy _retries = new(options, logger);

    // Thousands of tasks may be waited for; their queries share a few connections.
    private readonly SemaphoreSlim _queries = new(Math.Max(1, options.MaxConcurrentQueries));

    /// <summary>Sends a call until it succeeds or fails for good.</summary>
    public async Task<TResult> SendAsync<TCall, TResult>(TCall call, CancellationToken cancellationToken)
        where TCall : struct, IGatewayCall<TResult>
    {
        var outcome = call.Outcome;
        var isSignedAnew = false;
        var attempt = 0;
        while (true)
        {
            KlingApiException failure;
            if (outcome is null)
            {
                await _queries.WaitAsync(cancellationToken).ConfigureAwait(false);
            }

            try
            {
                outcome?.Sent();
                return await call.SendAsync(api, cancellationToken).ConfigureAwait(false);
            }
            catch (ApiValidationException)
            {
                outcome?.NotCarriedOut();
                throw;
            }
            catch (ApiException exception)
            {
                failure = _errors.From(exception);
                if (failure.CertainlyNotCarriedOut)
                {
                    outcome?.NotCarriedOut();
                }

                // What was refused at the door was not carried out.
                if (tokens is not null && !isSignedAnew && exception is TaskRefusedException { Refusal.Kind: RefusalKind.Token })
                {
                    tokens.Renew(exception.Headers?.Date);
                    isSignedAnew = true;
                    continue;
                }
            }
            finally
            {
                if (outcome is null)
                {
                    _queries.Release();
                }
            }

            var mayRepeat = outcome is null or { HasKey: true } || failure.CertainlyNotCarriedOut;
            if (!mayRepeat || _retries.Pause(failure, attempt++) is not { } pause)
            {
                throw failure;
            }

            await Task.Delay(pause, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _queries.Dispose();
}

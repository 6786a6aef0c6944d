using Microsoft.Extensions.Logging;

namespace KlingGen.Runtime.Http;

/// <summary>Tells of one call: what is called, how it ended and how long it took. It tells no header, no body, no query, and no value of a
/// request that was refused.</summary>
internal sealed partial class CallLog(ILogger logger, TimeProvider clock, ApiRequest request)
{
    private readonly string _operation = request.Operation ?? request.Method.Method;
    private readonly long _start = clock.GetTimestamp();

    public async Task<ApiResponse<T>> WatchAsync<T>(Func<Task<ApiResponse<T>>> call)
    {
        LogStart(logger, _operation);
        try
        {
            var response = await call().ConfigureAwait(false);
            LogAnswer(logger, _operation, (int)response.StatusCode, Elapsed);
            return response;
        }
        catch (ApiValidationException)
        {
            LogInvalid(logger, _operation);
            throw;
        }
        catch (ApiException exception)
        {
            LogFailure(logger, _operation, exception.Failure, (int?)exception.StatusCode, exception.Method, exception.RequestUri, Elapsed);
            throw;
        }
        catch (OperationCanceledException)
        {
            LogCancelled(logger, _operation, Elapsed);
            throw;
        }
    }

    private double Elapsed => clock.GetElapsedTime(_start).TotalMilliseconds;

    [LoggerMessage(1, LogLevel.Debug, "{Operation} is called.")]
    private static partial void LogStart(ILogger logger, string operation);

    [LoggerMessage(2, LogLevel.Information, "{Operation} answered {Status} after {Elapsed:0} ms.")]
    private static partial void LogAnswer(ILogger logger, string operation, int status, double elapsed);

    [LoggerMessage(3, LogLevel.Warning, "{Operation} failed ({Failure}, status {Status}): {Method} {Address}, after {Elapsed:0} ms.")]
    private static partial void LogFailure(
        ILogger logger, string operation, ApiFailure failure, int? status, string? method, Uri? address, double elapsed);

    [LoggerMessage(4, LogLevel.Warning, "{Operation} breaks the document's rules and was not sent.")]
    private static partial void LogInvalid(ILogger logger, string operation);

    [LoggerMessage(5, LogLevel.Information, "{Operation} was cancelled after {Elapsed:0} ms.")]
    private static partial void LogCancelled(ILogger logger, string operation, double elapsed);
}

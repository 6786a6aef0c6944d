using Microsoft.AspNetCore.Http;

namespace KlingGen.Emulator.Http;

/// <summary>Tells a client when to come again.</summary>
internal static class RetryAfterHeader
{
    /// <param name="response">The answer.</param>
    /// <param name="delay">The time, told in whole seconds; null to tell none.</param>
    public static void TellRetryAfter(this HttpResponse response, TimeSpan? delay)
    {
        if (delay is { } time)
        {
            response.Headers.RetryAfter = ((long)Math.Ceiling(time.TotalSeconds)).ToString();
        }
    }
}

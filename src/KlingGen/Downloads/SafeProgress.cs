using KlingGen.Observability;
using Microsoft.Extensions.Logging;

namespace KlingGen.Downloads;

/// <summary>Tells the caller how far a download is, whatever the caller makes of it.</summary>
internal sealed class SafeProgress(IProgress<DownloadProgress>? progress, ILogger logger)
{
    private bool _isLogged;

    public void Report(long received, long? total)
    {
        try
        {
            progress?.Report(new DownloadProgress(received, total));
        }
        catch (Exception exception)
        {
            if (!_isLogged)
            {
                Log.ProgressFailed(logger, exception.GetType().Name);
                _isLogged = true;
            }
        }
    }
}

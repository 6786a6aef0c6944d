using Microsoft.Extensions.Logging;

namespace KlingGen.AspNetCore;

/// <summary>What is logged: never a body or a header.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "A callback for {Gateway} was refused: {Verdict}.")]
    public static partial void Refused(ILogger logger, string gateway, KlingWebhookVerdict verdict);

    [LoggerMessage(2, LogLevel.Warning, "A callback for {Gateway} was not understood: {Reason}")]
    public static partial void Unreadable(ILogger logger, string gateway, string reason);

    [LoggerMessage(3, LogLevel.Error, "What the application does with the callback of task {Handle} failed.")]
    public static partial void HandlerFailed(ILogger logger, TaskHandle handle, Exception exception);

    [LoggerMessage(4, LogLevel.Warning, "The call of {Path} failed.")]
    public static partial void CallFailed(ILogger logger, string path, Exception exception);
}

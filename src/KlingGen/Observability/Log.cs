using Microsoft.Extensions.Logging;

namespace KlingGen.Observability;

/// <summary>The client's log messages. None holds a key, a signed link, a prompt or an image.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Created task {Handle}, status '{StatusWord}'.")]
    public static partial void Created(ILogger logger, TaskHandle handle, string statusWord);

    [LoggerMessage(2, LogLevel.Information, "The answer to the create was lost; the task was found by its external id: {Handle}.")]
    public static partial void Recovered(ILogger logger, TaskHandle handle);

    [LoggerMessage(3, LogLevel.Warning, "A call to {Gateway} failed ({Reason}); attempt {Attempt} follows in {Seconds} s.")]
    public static partial void Retrying(ILogger logger, string gateway, string reason, int attempt, double seconds);

    [LoggerMessage(4, LogLevel.Debug, "Task {Handle} is '{StatusWord}'.")]
    public static partial void Changed(ILogger logger, TaskHandle handle, string statusWord);

    [LoggerMessage(5, LogLevel.Warning, "Task {Handle} has the unknown status '{StatusWord}' and goes on being polled.")]
    public static partial void UnknownStatus(ILogger logger, TaskHandle handle, string statusWord);

    [LoggerMessage(6, LogLevel.Warning, "Task {Handle} could not be queried ({Kind}); the wait goes on.")]
    public static partial void QueryFailed(ILogger logger, TaskHandle handle, KlingErrorKind kind);

    [LoggerMessage(7, LogLevel.Information, "Task {Handle} ended: '{StatusWord}'.")]
    public static partial void Ended(ILogger logger, TaskHandle handle, string statusWord);

    [LoggerMessage(8, LogLevel.Warning, "The download broke off after {Bytes} bytes and is taken up again.")]
    public static partial void DownloadResumed(ILogger logger, long bytes);

    [LoggerMessage(10, LogLevel.Warning, "The request may not be carried out by {Gateway} as it is meant, at '{Location}': {Message}")]
    public static partial void RequestWarning(ILogger logger, string gateway, string location, string? message);

    [LoggerMessage(20, LogLevel.Debug, "A create of {Lane} waits for its turn; {Ahead} are ahead of it.")]
    public static partial void Waits(ILogger logger, string lane, int ahead);

    [LoggerMessage(21, LogLevel.Information, "The gateway runs {Width} tasks of {Lane} at once; further creates wait until one ends.")]
    public static partial void WidthFound(ILogger logger, string lane, int width);

    [LoggerMessage(22, LogLevel.Warning, "Task {Handle} could not be asked for for too long; its slot is taken as free.")]
    public static partial void SlotGivenUp(ILogger logger, TaskHandle handle);

    [LoggerMessage(9, LogLevel.Warning, "The answer to a create was lost; the task, if there is one, is {Handle}.")]
    public static partial void CreateOutcomeUnknown(ILogger logger, TaskHandle handle);

    [LoggerMessage(12, LogLevel.Error, "The journal could not be told of {Task} ({ExceptionType}): note the handle.")]
    public static partial void JournalFailed(ILogger logger, string task, string exceptionType);

    [LoggerMessage(40, LogLevel.Warning, "What the caller's progress does with a report failed ({Error}); the task goes on.")]
    public static partial void ProgressFailed(ILogger logger, string error);

    [LoggerMessage(41, LogLevel.Warning, "The video of task {Handle} was not had from one place ({Error}); the next one is tried.")]
    public static partial void SourceFailed(ILogger logger, TaskHandle handle, KlingDownloadError error);

    [LoggerMessage(42, LogLevel.Warning, "Task {Handle} has only a copy with a watermark; that one is taken.")]
    public static partial void OnlyWatermarked(ILogger logger, TaskHandle handle);

    [LoggerMessage(43, LogLevel.Warning, "Task {Handle} could not be asked for a fresh link ({Error}).")]
    public static partial void LinkNotRefreshed(ILogger logger, TaskHandle handle, string error);

    [LoggerMessage(44, LogLevel.Warning, "Task {Handle} has {Count} videos, and only the first is written to the device.")]
    public static partial void OnlyFirstWritten(ILogger logger, TaskHandle handle, int count);
}

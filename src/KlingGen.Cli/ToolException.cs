namespace KlingGen.Cli;

/// <summary>A failure that the tool itself noticed: a sentence for the user and the status to exit with.</summary>
internal sealed class ToolException(int exitCode, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    public int ExitCode { get; } = exitCode;

    /// <summary>The task that is at stake, if there is one.</summary>
    public TaskHandle? Handle { get; init; }

    public static ToolException Usage(string message) => new(Cli.ExitCode.Usage, message);

    public static ToolException Invalid(string message, Exception? innerException = null) =>
        new(Cli.ExitCode.InvalidRequest, message, innerException);

    public static ToolException Failed(string message, Exception? innerException = null) =>
        new(Cli.ExitCode.Failed, message, innerException);
}

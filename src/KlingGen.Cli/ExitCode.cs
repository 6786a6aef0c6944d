namespace KlingGen.Cli;

/// <summary>What the tool's exit status tells a script.</summary>
internal static class ExitCode
{
    /// <summary>Everything that was asked for is done.</summary>
    public const int Done = 0;

    /// <summary>The task ended without a video, or a call, a download or a file failed.</summary>
    public const int Failed = 1;

    /// <summary>The command line cannot be understood or names something that is not there.</summary>
    public const int Usage = 2;

    /// <summary>The request breaks a rule of the gateway, or is no JSON.</summary>
    public const int InvalidRequest = 3;

    /// <summary>The gateway refused the key, or there is none.</summary>
    public const int NotAuthorised = 4;

    /// <summary>The task was still running when <c>--timeout</c> passed; its handle was printed.</summary>
    public const int DeadlinePassed = 5;

    /// <summary>The user interrupted the tool; the handle of a running task was printed.</summary>
    public const int Interrupted = 130;
}

namespace KlingGen.Cli.Output;

/// <summary>Prints a failure: the sentence on standard error, what a script needs on standard output.</summary>
internal static class FailureText
{
    /// <param name="terminal">Where to.</param>
    /// <param name="failure">What happened.</param>
    /// <param name="json">Whether the result is a JSON object.</param>
    /// <param name="outIsTaken">Whether standard output carries a video, so that nothing else may go there.</param>
    /// <param name="resume">The command line that goes on with the task, if one can.</param>
    public static int Print(Terminal terminal, Failure failure, bool json, bool outIsTaken, string? resume)
    {
        terminal.Say($"klinggen: {failure.Message}");
        foreach (var line in ValidationText.Lines(failure.Errors))
        {
            terminal.Say("  " + line);
        }

        if (failure.Handle is not null && resume is not null)
        {
            terminal.Say($"Go on with: {resume}");
        }

        try
        {
            PrintResult(terminal, failure, json, outIsTaken);
        }
        catch (IOException)
        {
            // Standard output is gone as well; the sentence above has said what happened.
        }

        return failure.ExitCode;
    }

    private static void PrintResult(Terminal terminal, Failure failure, bool json, bool outIsTaken)
    {
        if (outIsTaken)
        {
            if (failure.Handle is not null)
            {
                terminal.Say($"handle {failure.Handle}");
            }
        }
        else if (json)
        {
            terminal.Out.WriteLine(JsonLine.Of(failure.Write));
        }
        else if (failure is { Handle: not null, ExitCode: Cli.ExitCode.DeadlinePassed or Cli.ExitCode.Interrupted })
        {
            terminal.Out.WriteLine(failure.Handle.ToString());
        }
    }
}

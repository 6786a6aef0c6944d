using System.Diagnostics;

namespace KlingGen.Testing;

/// <summary>How a program ended, and what it said.</summary>
public sealed record FinishedProcess(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a program that is given nothing to read.</summary>
    public static async Task<FinishedProcess> RunAsync(ProcessStartInfo start)
    {
        start.UseShellExecute = false;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new FinishedProcess(process.ExitCode, output, await error);
    }
}

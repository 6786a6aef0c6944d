using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace KlingGen.Runtime.Tests.Validation.Patterns;

/// <summary>V8, in a Node process.</summary>
internal static class V8Judge
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public static async Task<List<V8Verdict>> JudgeAsync(IReadOnlyList<PatternCase> cases)
    {
        using var process = Start();
        var errors = process.StandardError.ReadToEndAsync();
        var writing = Task.Run(async () =>
        {
            foreach (var one in cases)
            {
                await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(one, s_json));
            }

            process.StandardInput.Close();
        });
        var verdicts = new List<V8Verdict>(cases.Count);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            verdicts.Add(JsonSerializer.Deserialize<V8Verdict>(line, s_json)!);
        }

        await process.WaitForExitAsync();
        if (process.ExitCode != 0 || verdicts.Count != cases.Count)
        {
            throw new InvalidOperationException("V8 gave no answer: " + await errors);
        }

        await writing;
        return verdicts;
    }

    private static Process Start()
    {
        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Validation", "Patterns", "judge.mjs")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = s_utf8,
            StandardOutputEncoding = s_utf8,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            const string remedy = "Node is missing: install Node 20 or later, so that \"node\" is on the PATH.";
            throw new InvalidOperationException(remedy, exception);
        }
    }
}

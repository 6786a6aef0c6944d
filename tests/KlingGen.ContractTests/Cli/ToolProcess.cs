using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace KlingGen.ContractTests.Cli;

/// <summary>The real tool in a process of its own, in a folder of its own, with none of the user's settings.</summary>
internal sealed partial class ToolProcess : IAsyncDisposable
{
    private const int SigInt = 2;
    private const int SigTerm = 15;

    private readonly Process _process;
    private readonly LineLog _output;
    private readonly LineLog _error;

    private ToolProcess(Process process)
    {
        _process = process;
        _output = new LineLog(process.StandardOutput);
        _error = new LineLog(process.StandardError);
    }

    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="environment">What is set beside the usual.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="assembly">Another build of it than the one beside the tests.</param>
    public static ToolProcess Start(
        TemporaryFolder folder,
        string[] arguments,
        IReadOnlyDictionary<string, string>? environment = null,
        string? input = null,
        string? assembly = null)
    {
        var process = Process.Start(StartInfo(folder, arguments, environment, assembly))!;
        var tool = new ToolProcess(process);
        if (input is not null)
        {
            process.StandardInput.Write(input);
        }

        process.StandardInput.Close();
        return tool;
    }

    public static async Task<ToolResult> RunAsync(
        TemporaryFolder folder,
        string[] arguments,
        IReadOnlyDictionary<string, string>? environment = null,
        string? input = null,
        string? assembly = null)
    {
        await using var process = Start(folder, arguments, environment, input, assembly);
        return await process.WaitAsync();
    }

    /// <summary>Waits until a line appears on standard error.</summary>
    public Task<string> ErrorLineAsync(Func<string, bool> isWanted) => _error.FindAsync(isWanted);

    /// <summary>Waits until a line appears on standard output.</summary>
    public Task<string> OutputLineAsync(Func<string, bool> isWanted) => _output.FindAsync(isWanted);

    public void Interrupt() => Signal(_process.Id, SigInt);

    public void Terminate() => Signal(_process.Id, SigTerm);

    /// <summary>Ends it as no process can prevent.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async Task<ToolResult> WaitAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await _process.WaitForExitAsync(limit.Token);
        return new ToolResult(_process.ExitCode, await _output.AllAsync(), await _error.AllAsync());
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    private static ProcessStartInfo StartInfo(
        TemporaryFolder folder, string[] arguments, IReadOnlyDictionary<string, string>? environment, string? assembly)
    {
        var info = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder.Path,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        info.ArgumentList.Add(assembly ?? Path.Combine(AppContext.BaseDirectory, "KlingGen.Cli.dll"));
        foreach (var argument in arguments)
        {
            info.ArgumentList.Add(argument);
        }

        var own = info.Environment.Keys.Where(static name => name.StartsWith("KLINGGEN_", StringComparison.OrdinalIgnoreCase));
        foreach (var name in own.ToArray())
        {
            info.Environment.Remove(name);
        }

        info.Environment["XDG_CONFIG_HOME"] = folder.Path;
        info.Environment["APPDATA"] = folder.Path;
        info.Environment["XDG_STATE_HOME"] = folder.Path;
        info.Environment["LOCALAPPDATA"] = folder.Path;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            info.Environment[name] = value;
        }

        return info;
    }

    private static void Signal(int process, int signal)
    {
        if (Kill(process, signal) != 0)
        {
            throw new InvalidOperationException($"The signal {signal} could not be sent.");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}

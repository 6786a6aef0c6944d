using System.Diagnostics;
using System.Text.Json;

namespace KlingGen.Benchmarks.Load;

/// <summary>The process of a <see cref="LoadServer"/>.</summary>
internal sealed class LoadProcess : IDisposable
{
    private readonly Process _process;

    private LoadProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts this program once more, as the server, with the same arguments.</summary>
    public static async Task<LoadProcess> StartAsync(string[] args)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "KlingGen.Benchmarks" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        var process = Process.Start(new ProcessStartInfo(program, ["serve", .. args])
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        return new LoadProcess(process, new Uri((await process.StandardOutput.ReadLineAsync())!));
    }

    /// <summary>Asks what it was asked so far.</summary>
    public async Task<LoadReport> ReportAsync()
    {
        await _process.StandardInput.WriteLineAsync("report");
        return JsonSerializer.Deserialize((await _process.StandardOutput.ReadLineAsync())!, LoadContext.Default.LoadReport)!;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}

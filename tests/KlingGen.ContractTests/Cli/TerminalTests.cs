using System.Diagnostics;

namespace KlingGen.ContractTests.Cli;

/// <summary>What a person at a terminal sees; <c>script</c> lends the tool one.</summary>
public sealed class TerminalTests : ToolTests
{
    private const string Script = "/usr/bin/script";

    [Fact]
    public async Task Progress_is_drawn_in_colour_on_a_terminal()
    {
        if (File.Exists(Script))
        {
            (await SeenAsync(noColor: null)).Should().Contain("processing").And.Contain("\u001b[38;5;");
        }
    }

    [Fact]
    public async Task No_color_is_honoured()
    {
        if (File.Exists(Script))
        {
            (await SeenAsync(noColor: "1")).Should().Contain("processing").And.NotContain("\u001b[38;5;");
        }
    }

    private async Task<string> SeenAsync(string? noColor)
    {
        var info = new ProcessStartInfo(Script) { WorkingDirectory = Folder.Path };
        info.ArgumentList.Add("-qec");
        var tool = Path.Combine(AppContext.BaseDirectory, "KlingGen.Cli.dll");
        info.ArgumentList.Add($"dotnet '{tool}' text2video 'A cat' --gateway emulator");
        info.ArgumentList.Add("/dev/null");
        info.Environment["TERM"] = "xterm-256color";
        info.Environment["XDG_STATE_HOME"] = Folder.Path;
        info.Environment.Remove("NO_COLOR");
        if (noColor is not null)
        {
            info.Environment["NO_COLOR"] = noColor;
        }

        var process = await FinishedProcess.RunAsync(info);
        process.ExitCode.Should().Be(0, process.Output);
        return process.Output;
    }
}

namespace KlingGen.ContractTests.Cli;

/// <summary>Tests that run the tool in a folder of their own.</summary>
public abstract class ToolTests : IDisposable
{
    private protected TemporaryFolder Folder { get; } = new();

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected Task<ToolResult> ToolAsync(params string[] arguments) => ToolProcess.RunAsync(Folder, arguments);
}

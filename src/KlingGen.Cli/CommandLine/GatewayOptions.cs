using System.CommandLine;

namespace KlingGen.Cli.CommandLine;

/// <summary>Which gateway is meant, and where it is.</summary>
internal sealed class GatewayOptions
{
    private readonly Option<string?> _gateway = Values.Text("--gateway", "NAME", "kapon, anyapi, v1, videos, official or emulator [env: KLINGGEN_GATEWAY]");
    private readonly Option<string?> _baseUrl = Values.Text("--base-url", "URL", "Where the gateway is, if not at its own address [env: KLINGGEN_BASE_URL]");

    public void AddTo(Command command)
    {
        command.Add(_gateway);
        command.Add(_baseUrl);
    }

    /// <summary>Adds the address alone, for a command whose gateway is known already.</summary>
    public void AddBaseUrlTo(Command command) => command.Add(_baseUrl);

    public string? ReadBaseUrl(ParseResult result) => result.GetValue(_baseUrl);

    /// <summary>The command line that goes on with a task from another process.</summary>
    public string Resume(ParseResult result, TaskHandle handle) =>
        $"klinggen wait {handle}{(result.GetValue(_baseUrl) is { } baseUrl ? $" --base-url {baseUrl}" : "")}";

    public (string? Gateway, string? BaseUrl) Read(ParseResult result) => (result.GetValue(_gateway), result.GetValue(_baseUrl));
}

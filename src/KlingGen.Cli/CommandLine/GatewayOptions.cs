using System.CommandLine;
using KlingGen.Cli.Output;

namespace KlingGen.Cli.CommandLine;

/// <summary>Which gateway is meant, and where it is.</summary>
internal sealed class GatewayOptions
{
    private readonly Option<string?> _gateway;
    private readonly Option<string?> _baseUrl =
        Values.Text("--base-url", "URL", "Where the gateway is, if not at its own address [env: KLINGGEN_BASE_URL]");

    /// <param name="gateways">The names of the gateways that may be meant.</param>
    public GatewayOptions(IEnumerable<string> gateways) => _gateway = GatewayOption(gateways, "");

    /// <summary>The option that names a gateway.</summary>
    /// <param name="gateways">The names of the gateways that may be meant.</param>
    /// <param name="purpose">What the gateway is needed for, before its names.</param>
    public static Option<string?> GatewayOption(IEnumerable<string> gateways, string purpose) =>
        Values.Text("--gateway", "NAME", $"{purpose}{Sentences.Or(gateways)} [env: KLINGGEN_GATEWAY]");

    /// <summary>Both of them.</summary>
    public IReadOnlyList<Option> All => [_gateway, _baseUrl];

    /// <summary>Adds the address alone, for a command whose gateway is known already.</summary>
    public void AddBaseUrlTo(Command command) => command.Add(_baseUrl);

    public string? ReadBaseUrl(ParseResult result) => result.GetValue(_baseUrl);

    /// <summary>The command line that goes on with a task from another process.</summary>
    public string Resume(ParseResult result, TaskHandle handle) =>
        $"klinggen wait {handle}{(result.GetValue(_baseUrl) is { } baseUrl ? $" --base-url {baseUrl}" : "")}";

    public (string? Gateway, string? BaseUrl) Read(ParseResult result) => (result.GetValue(_gateway), result.GetValue(_baseUrl));
}

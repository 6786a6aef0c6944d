using System.Text.Json;
using KlingGen.Cli.Output;

namespace KlingGen.Cli.Gateways;

/// <summary>
/// What the user has set once and for all, by environment variables or in the configuration file. Keys come from here alone:
/// what stands on a command line ends up in the shell's history.
/// </summary>
internal sealed class ToolSettings
{
    private readonly Func<string, string?> _environment;
    private readonly JsonElement _file;

    private ToolSettings(Func<string, string?> environment, JsonElement file)
    {
        _environment = environment;
        _file = file;
    }

    /// <summary>The gateway to use if the command line names none.</summary>
    public string? Gateway => Variable("KLINGGEN_GATEWAY") ?? Text(_file, "gateway");

    /// <summary>The folder where tasks are noted, or <c>off</c>; null if nothing is set.</summary>
    public string? Journal => Variable("KLINGGEN_JOURNAL") ?? Text(_file, "journal");

    /// <summary>Reads <c>klinggen/config.json</c> in the user's folder of settings, or the file that <c>KLINGGEN_CONFIG</c>
    /// names.</summary>
    /// <exception cref="ToolException">The file is named by <c>KLINGGEN_CONFIG</c> and absent, or it is no JSON object, or has a setting
    /// that nobody reads.</exception>
    public static ToolSettings Load(Func<string, string?> environment)
    {
        var named = environment("KLINGGEN_CONFIG") is { Length: > 0 } path ? path : null;
        return new ToolSettings(environment, (named ?? DefaultFile()) is { } file ? Read(file) : default);
    }

    /// <summary>The settings for one of several gateways: a key or an address in the environment that may be another's is left
    /// out.</summary>
    /// <param name="gateway">Whose settings.</param>
    /// <param name="gateways">How many gateways are spoken to.</param>
    public ToolSettings ForOneOf(string gateway, int gateways)
    {
        var isItsOwn = Variable("KLINGGEN_GATEWAY") is { } owner
            ? owner.Equals(gateway, StringComparison.OrdinalIgnoreCase)
            : gateways == 1;
        return isItsOwn ? this : new ToolSettings(static _ => null, _file);
    }

    /// <summary>The address set for a gateway; null if it has none but its own.</summary>
    public string? BaseUrl(string gateway) =>
        // An address belongs to the gateway that is set beside it, not to another that the command line names.
        (Variable("KLINGGEN_GATEWAY") is not { } owner || owner.Equals(gateway, StringComparison.OrdinalIgnoreCase)
            ? Variable("KLINGGEN_BASE_URL")
            : null)
        ?? Text(Section(gateway), "baseUrl");

    /// <summary>The key for a gateway; null if none is set.</summary>
    public string? ApiKey(string? gateway) =>
        Variable("KLINGGEN_API_KEY") ?? (gateway is null ? null : Text(Section(gateway), "apiKey"));

    // A user without a folder of settings must not get those of the current folder.
    private static string? DefaultFile()
    {
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return folder.Length > 0 && Path.Combine(folder, "klinggen", "config.json") is var file && File.Exists(file) ? file : null;
    }

    private static JsonElement Read(string path)
    {
        try
        {
            var lenient = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), lenient);
            var root = document.RootElement.Clone();
            new SettingsCheck(path).Check(root);
            return root;
        }
        catch (JsonException exception)
        {
            throw ToolException.Usage($"The configuration '{path}' is not valid JSON: line {exception.LineNumber + 1}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ToolException.Usage($"Cannot read the configuration '{path}': {Sentences.Reason(exception)}.");
        }
    }

    private static string? Text(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object
        && owner.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    private string? Variable(string name) => _environment(name)?.Trim() is { Length: > 0 } value ? value : null;

    private JsonElement Section(string gateway) =>
        _file.ValueKind == JsonValueKind.Object && _file.TryGetProperty("gateways", out var gateways)
        && gateways.ValueKind == JsonValueKind.Object && gateways.TryGetProperty(gateway, out var section)
            ? section
            : default;
}

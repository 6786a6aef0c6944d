using KlingGen.Runtime.Tasks;

namespace KlingGen.Cli.Gateways;

/// <summary>Which gateway a command speaks to: made of the command line, the environment and the configuration file.</summary>
internal sealed record GatewayChoice
{
    /// <summary>The gateway.</summary>
    public required GatewayDescriptor Gateway { get; init; }

    /// <summary>Its name.</summary>
    public string Name => Gateway.Name;

    /// <summary>Where it is; null for its own address, or for the emulator inside this process.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>The key; null where none is set, or none is needed.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Whether the user named the gateway.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Whether the emulator inside this process answers: nobody else can be asked without an address, or without a key.</summary>
    public bool IsBuiltIn => BaseUrl is null && (Gateway.IsKeyOptional ? Gateway.Servers.Count == 0 : ApiKey is null);

    /// <summary>Chooses.</summary>
    /// <param name="gateway">What the command line names, if anything.</param>
    /// <param name="baseUrl">The address on the command line, if any.</param>
    /// <param name="fallback">Which gateway the built-in emulator plays if nothing is set.</param>
    /// <param name="settings">The environment and the configuration file.</param>
    /// <exception cref="ToolException">The choice is unknown, incomplete or has no key.</exception>
    public static GatewayChoice Make(string? gateway, string? baseUrl, string fallback, ToolSettings settings)
    {
        var named = (gateway ?? settings.Gateway) is { } name ? Catalogue.Gateway(name) : null;
        var chosen = named ?? Catalogue.Gateway(fallback);
        var address = Address(baseUrl ?? settings.BaseUrl(chosen.Name));
        var key = settings.ApiKey(named?.Name);
        if (named is null && (key is not null || address is { IsLoopback: false }))
        {
            var what = key is not null ? "There is an API key" : "There is an address";
            throw ToolException.Usage(
                $"{what} but no gateway: name one with --gateway or KLINGGEN_GATEWAY ({string.Join(", ", Catalogue.Gateways)}).");
        }

        return new GatewayChoice
        {
            Gateway = chosen,
            BaseUrl = address,
            ApiKey = IsKeyWelcome(chosen, address) ? key : null,
            IsNamed = named is not null,
        }.Complete();
    }

    /// <summary>The error of a gateway whose key is not set.</summary>
    public static ToolException NoKey(string gateway) => new(
        Cli.ExitCode.NotAuthorised,
        $"There is no key for the gateway {gateway}: set KLINGGEN_API_KEY, or gateways.{gateway}.apiKey in the configuration file.");

    // Where no key is needed, one that was set for another gateway stays here: nobody on this machine asks for it.
    private static bool IsKeyWelcome(GatewayDescriptor gateway, Uri? address) =>
        !gateway.IsKeyOptional || (address ?? (gateway.Servers is [var own, ..] ? own.Address : null)) is { IsLoopback: false };

    private static Uri? Address(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            && address is { Host.Length: > 0, Query.Length: 0, Fragment.Length: 0, UserInfo.Length: 0 }
            ? address
            : throw ToolException.Usage($"'{text}' is no address of a gateway; it looks like https://gateway.example.");
    }

    private GatewayChoice Complete()
    {
        if (ApiKey is not null && BaseUrl is null && Gateway.Servers.Count == 0)
        {
            throw ToolException.Usage($"The gateway {Name} has no address of its own: give one with --base-url or KLINGGEN_BASE_URL.");
        }

        if (ApiKey is null && !Gateway.IsKeyOptional && BaseUrl is { IsLoopback: false })
        {
            throw NoKey(Name);
        }

        if (ApiKey is not null && ApiKey.Any(static letter => letter is <= ' ' or > '~'))
        {
            throw new ToolException(
                Cli.ExitCode.NotAuthorised,
                $"The key for the gateway {Name} holds a character that no key can hold, such as a space or a letter with an accent.");
        }

        return this;
    }
}

namespace KlingGen.Cli.Gateways;

/// <summary>Which gateway a command speaks to: made of the command line, the environment and the configuration file.</summary>
internal sealed record GatewayChoice
{
    /// <summary>The gateway that has no seller: the emulator in its default dialect.</summary>
    public const string Emulator = "emulator";

    /// <summary>The gateway's name; one of <see cref="KlingGateway.Names"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is; null for its own address, or for the emulator inside this process.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>The key; null for an emulator.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Whether the user named the gateway.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Whether the emulator inside this process answers.</summary>
    public bool IsBuiltIn => BaseUrl is null && ApiKey is null;

    /// <summary>Chooses.</summary>
    /// <param name="gateway">What the command line names, if anything.</param>
    /// <param name="baseUrl">The address on the command line, if any.</param>
    /// <param name="fallback">The dialect of the built-in emulator if nothing is set.</param>
    /// <param name="settings">The environment and the configuration file.</param>
    /// <exception cref="ToolException">The choice is unknown, incomplete or has no key.</exception>
    public static GatewayChoice Make(string? gateway, string? baseUrl, string fallback, ToolSettings settings)
    {
        var name = Known(gateway ?? settings.Gateway);
        var address = Address(baseUrl ?? settings.BaseUrl(name ?? fallback));
        var key = settings.ApiKey(name);
        if (name is null && (key is not null || address is { IsLoopback: false }))
        {
            throw ToolException.Usage(
                $"{(key is not null ? "There is an API key" : "There is an address")} but no gateway: name one with --gateway or KLINGGEN_GATEWAY ({string.Join(", ", KlingGateway.Names)}).");
        }

        var choice = new GatewayChoice { Name = name ?? fallback, BaseUrl = address, ApiKey = key, IsNamed = name is not null };
        return choice.Name == Emulator ? choice with { ApiKey = null } : choice.Complete();
    }

    /// <summary>The name in its own spelling; null if none was given.</summary>
    /// <exception cref="ToolException">There is no such gateway.</exception>
    public static string? Known(string? name)
    {
        if (name is null)
        {
            return null;
        }

        return KlingGateway.Names.FirstOrDefault(known => known.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw ToolException.Usage($"There is no gateway '{name}'; choose one of {string.Join(", ", KlingGateway.Names)}.");
    }

    private static Uri? Address(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address is { Host.Length: > 0, Query.Length: 0, Fragment.Length: 0, UserInfo.Length: 0 }
            ? address
            : throw ToolException.Usage($"'{text}' is no address of a gateway; it looks like https://gateway.example.");
    }

    private GatewayChoice Complete()
    {
        if (ApiKey is not null && BaseUrl is null && Name is "v1" or "videos")
        {
            throw ToolException.Usage($"The gateway {Name} has no address of its own: give one with --base-url or KLINGGEN_BASE_URL.");
        }

        if (ApiKey is null && BaseUrl is { IsLoopback: false })
        {
            throw new ToolException(Cli.ExitCode.NotAuthorised, $"There is no key for the gateway {Name}: set KLINGGEN_API_KEY.");
        }

        if (ApiKey is not null && ApiKey.Any(static letter => letter is <= ' ' or > '~'))
        {
            throw new ToolException(Cli.ExitCode.NotAuthorised, $"The key for the gateway {Name} holds a character that no key can hold, such as a space or a letter with an accent.");
        }

        return this;
    }
}

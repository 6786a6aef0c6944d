using KlingGen.Gateways;
using KlingGen.Runtime;

namespace KlingGen;

/// <summary>One seller of Kling's API: its name, address and key, and how it is spoken to.</summary>
public sealed class KlingGateway
{
    private static readonly GatewayDialect[] Dialects =
        [new KaponDialect(), new AnyApiDialect(), new V1Dialect(), new VideosDialect(), new OfficialDialect(), new EmulatorDialect()];

    private KlingGateway(GatewayDialect dialect, Uri baseAddress, KlingCredentials credentials)
    {
        Dialect = dialect;
        BaseAddress = CheckedAddress(baseAddress);
        Credentials = credentials;
    }

    /// <summary>The names of all gateways: <c>kapon</c>, <c>anyapi</c>, <c>v1</c>, <c>videos</c>, <c>official</c>, <c>emulator</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Dialects.Select(dialect => dialect.Name)];

    /// <summary>The gateway's name, as in task handles.</summary>
    public string Name => Dialect.Name;

    /// <summary>Where the gateway's paths begin.</summary>
    public Uri BaseAddress { get; }

    internal GatewayDialect Dialect { get; }

    internal KlingCredentials Credentials { get; }

    /// <summary>What must not be shown.</summary>
    internal string Key => Credentials.Secret;

    /// <summary>kapon.cloud: Kling's own paths and envelope.</summary>
    /// <param name="key">The API key.</param>
    /// <returns>The gateway.</returns>
    public static KlingGateway Kapon(string key) => Create("kapon", key);

    /// <summary>anyapi.vip: Kling's own paths and envelope, with multi-shot.</summary>
    /// <param name="key">The API key.</param>
    /// <returns>The gateway.</returns>
    public static KlingGateway AnyApi(string key) => Create("anyapi", key);

    /// <summary>A gateway with flat answers and the success word <c>completed</c>; it has text2video alone.</summary>
    /// <param name="baseAddress">Where its <c>/v1/videos</c> begins.</param>
    /// <param name="key">The API key.</param>
    /// <returns>The gateway.</returns>
    public static KlingGateway V1(Uri baseAddress, string key) => Create("v1", key, baseAddress);

    /// <summary>A gateway with the unified endpoint <c>/v1/videos</c> and OpenAI-style video objects.</summary>
    /// <param name="baseAddress">The site's root.</param>
    /// <param name="key">The API key.</param>
    /// <returns>The gateway.</returns>
    public static KlingGateway Videos(Uri baseAddress, string key) => Create("videos", key, baseAddress);

    /// <summary>Kling's own API, without a reseller.</summary>
    /// <param name="region">The region that the key belongs to: at another, it looks like a wrong key.</param>
    /// <param name="credentials">The API key, or the access key and its secret key, of which the client makes tokens.</param>
    /// <returns>The gateway.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such region.</exception>
    public static KlingGateway Official(KlingRegion region, KlingCredentials credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        return new KlingGateway(FindDialect("official"), OfficialDialect.AddressOf(region), credentials);
    }

    /// <summary>The emulator on this machine, which needs no key and makes test videos.</summary>
    /// <param name="address">The emulator's address.</param>
    /// <returns>The gateway.</returns>
    public static KlingGateway Emulator(Uri address) => Create("emulator", key: null, address);

    /// <summary>Finds a gateway by its name, as configuration and task handles have it.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="key">The API key; only the emulator needs none.</param>
    /// <param name="baseAddress">The address; null for the gateway's own, which v1, videos and the emulator do not have.
    /// The official one's own is that of <see cref="KlingRegion.Global"/>.</param>
    /// <returns>The gateway.</returns>
    /// <exception cref="ArgumentException">There is no such gateway, or the key or the address is missing or wrong.</exception>
    public static KlingGateway Create(string name, string? key, Uri? baseAddress = null)
    {
        var dialect = FindDialect(name);
        var secret = string.IsNullOrWhiteSpace(key) ? dialect.DefaultKey : key.Trim();
        if (secret is null)
        {
            throw new ArgumentException($"The gateway {name} needs an API key.", nameof(key));
        }

        var address = baseAddress ?? dialect.DefaultAddress
            ?? throw new ArgumentException($"The gateway {name} has no address of its own; give its base address.", nameof(baseAddress));
        return new KlingGateway(dialect, address, KlingCredentials.FromApiKey(secret));
    }

    /// <summary>The same gateway at another address, such as a proxy of one's own or the emulator.</summary>
    /// <param name="baseAddress">Where the gateway's paths begin.</param>
    /// <returns>The gateway.</returns>
    /// <exception cref="ArgumentException">The address is no absolute http or https address, or holds a user or a query.</exception>
    public KlingGateway WithBaseAddress(Uri baseAddress) => new(Dialect, baseAddress, Credentials);

    /// <summary>The name and the address, never the key.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Name} at {BaseAddress}";

    internal static GatewayDialect FindDialect(string name) =>
        Array.Find(Dialects, dialect => dialect.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no gateway '{name}'. Known are {string.Join(", ", Names)}.", nameof(name));

    private static Uri CheckedAddress(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
        {
            throw new ArgumentException($"The base address '{address.OriginalString}' is no http or https address.", nameof(address));
        }

        // What stands there would reach logs and error messages.
        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            throw new ArgumentException("A base address holds neither a user nor a query; the key is given apart from it.", nameof(address));
        }

        return address;
    }
}

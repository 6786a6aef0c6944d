using KlingGen.Gateways;

namespace KlingGen;

/// <content>Gateways by name. Whatever they can do beside having a name stands in their documents.</content>
public sealed partial class KlingGateway
{
    /// <summary>kapon.cloud: Kling's own paths and envelope.</summary>
    /// <param name="key">The API key.</param>
    /// <returns>The gateway.</returns>
    public static KlingGateway Kapon(string key) => From(KaponGateway.Descriptor, key: key);

    /// <summary>anyapi.vip: Kling's own paths and envelope, with multi-shot.</summary>
    /// <param name="key">The API key.</param>
    /// <returns>The gateway.</returns>
    public static KlingGateway AnyApi(string key) => From(AnyApiGateway.Descriptor, key: key);

    /// <summary>A gateway with flat answers and the success word <c>completed</c>; it has text2video alone.</summary>
    /// <param name="baseAddress">Where its <c>/v1/videos</c> begins.</param>
    /// <param name="key">The API key.</param>
    /// <returns>The gateway.</returns>
    public static KlingGateway V1(Uri baseAddress, string key) => From(V1Gateway.Descriptor, baseAddress, key);

    /// <summary>A gateway with the unified endpoint <c>/v1/videos</c> and OpenAI-style video objects.</summary>
    /// <param name="baseAddress">The site's root.</param>
    /// <param name="key">The API key.</param>
    /// <returns>The gateway.</returns>
    public static KlingGateway Videos(Uri baseAddress, string key) => From(VideosGateway.Descriptor, baseAddress, key);

    /// <summary>Kling's own API, without a reseller.</summary>
    /// <param name="region">The region that the key belongs to: at another, it looks like a wrong key.</param>
    /// <param name="credentials">The API key, or the access key and its secret key, of which the client makes tokens.</param>
    /// <returns>The gateway.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such region.</exception>
    public static KlingGateway Official(KlingRegion region, KlingCredentials credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        var address = region switch
        {
            KlingRegion.Global => OfficialApi.Servers.Default,
            KlingRegion.China => OfficialApi.Servers.Server2,
            _ => throw new ArgumentOutOfRangeException(nameof(region), region, "There is no such region."),
        };
        return new KlingGateway(OfficialGateway.Descriptor, new Uri(address), credentials);
    }

    /// <summary>The emulator on this machine, which needs no key and makes test videos.</summary>
    /// <param name="address">The emulator's address.</param>
    /// <returns>The gateway.</returns>
    public static KlingGateway Emulator(Uri address) => From(EmulatorGateway.Descriptor, address);
}

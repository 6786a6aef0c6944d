using System.Security.Cryptography;
using System.Text;
using KlingGen.Gateways;
using KlingGen.Runtime.Tasks;

namespace KlingGen;

/// <summary>One seller of Kling's API, or of one like it: what its document says, its address and its key.</summary>
public sealed partial class KlingGateway
{
    private KlingGateway(GatewayDescriptor descriptor, Uri baseAddress, KlingCredentials credentials)
    {
        Descriptor = descriptor;
        BaseAddress = CheckedAddress(baseAddress);
        Credentials = credentials;
    }

    /// <summary>The gateways whose documents come with this library.</summary>
    public static IReadOnlyList<GatewayDescriptor> Descriptors => GatewayDescriptors.All;

    /// <summary>The names of <see cref="Descriptors"/>, which <see cref="Create"/> takes.</summary>
    public static IReadOnlyList<string> Names => field ??= [.. Descriptors.Select(static descriptor => descriptor.Name)];

    /// <summary>What its document says: what it sells, and how its tasks are made, asked for, listed and fetched.</summary>
    public GatewayDescriptor Descriptor { get; }

    /// <summary>The gateway's name, as in task handles.</summary>
    public string Name => Descriptor.Name;

    /// <summary>Where the gateway's paths begin.</summary>
    public Uri BaseAddress { get; }

    /// <summary>A fingerprint of <see cref="BaseAddress"/>, which handles carry so that no other site is asked for their tasks.</summary>
    public string Site => field ??= Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
        BaseAddress.GetLeftPart(UriPartial.Path).TrimEnd('/'))).AsSpan(0, 4));

    /// <summary>A fingerprint of the key, by which a journal tells accounts apart; empty where there is none.</summary>
    internal string Account => field ??= Key.Length == 0
        ? ""
        : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"account\n{Key}")).AsSpan(0, 4));

    internal KlingCredentials Credentials { get; }

    /// <summary>What must not be shown; empty where there is no key.</summary>
    internal string Key => Credentials.Secret;

    /// <summary>All that must not be shown.</summary>
    internal IReadOnlyList<string> Secrets => Credentials.Secrets;

    /// <summary>A gateway of a document of your own, as good as those that come with the library.</summary>
    /// <param name="descriptor">What the build made of the document, such as <c>AcmeGateway.Descriptor</c>.</param>
    /// <param name="address">The address; null for the gateway's own, where it has one.</param>
    /// <param name="key">The API key; null where the gateway needs none.</param>
    /// <returns>The gateway.</returns>
    /// <exception cref="ArgumentException">The key or the address is missing or wrong.</exception>
    public static KlingGateway From(GatewayDescriptor descriptor, Uri? address = null, string? key = null)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        if (string.IsNullOrWhiteSpace(key) && !descriptor.IsKeyOptional)
        {
            throw new ArgumentException($"The gateway {descriptor.Name} needs an API key.", nameof(key));
        }

        return new KlingGateway(
            descriptor,
            AddressOf(descriptor, address),
            string.IsNullOrWhiteSpace(key) ? KlingCredentials.None : KlingCredentials.FromApiKey(key));
    }

    /// <summary>A gateway whose caller identifies itself by more than an API key.</summary>
    /// <param name="descriptor">What the build made of the document.</param>
    /// <param name="credentials">The credentials.</param>
    /// <param name="address">The address; null for the gateway's own, where it has one.</param>
    /// <returns>The gateway.</returns>
    /// <exception cref="ArgumentException">The address is missing or wrong.</exception>
    public static KlingGateway From(GatewayDescriptor descriptor, KlingCredentials credentials, Uri? address = null)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(credentials);
        return new KlingGateway(descriptor, AddressOf(descriptor, address), credentials);
    }

    /// <summary>Finds a gateway by its name, as configuration and task handles have it.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="key">The API key; null where the gateway needs none.</param>
    /// <param name="baseAddress">The address; null for the gateway's own, where it has one.</param>
    /// <returns>The gateway.</returns>
    /// <exception cref="ArgumentException">There is no such gateway, or the key or the address is missing or wrong.</exception>
    public static KlingGateway Create(string name, string? key, Uri? baseAddress = null) => From(FindDescriptor(name), baseAddress, key);

    /// <summary>The same gateway at another address, such as a proxy of one's own or the emulator.</summary>
    /// <param name="baseAddress">Where the gateway's paths begin.</param>
    /// <returns>The gateway.</returns>
    /// <exception cref="ArgumentException">The address is no absolute http or https address, or holds a user or a query.</exception>
    public KlingGateway WithBaseAddress(Uri baseAddress) => new(Descriptor, baseAddress, Credentials);

    /// <summary>The name and the address, never the key.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Name} at {BaseAddress}";

    internal static GatewayDescriptor FindDescriptor(string name) =>
        Descriptors.FirstOrDefault(descriptor => descriptor.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no gateway '{name}'. Known are {string.Join(", ", Names)}.", nameof(name));

    private static Uri AddressOf(GatewayDescriptor descriptor, Uri? address) =>
        address ?? (descriptor.Servers is [var own, ..] ? own.Address : null) ?? throw new ArgumentException(
            $"The gateway {descriptor.Name} has no address of its own; give its base address.", nameof(address));

    private static Uri CheckedAddress(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        // What stands there would reach logs and error messages.
        if (address.IsAbsoluteUri && (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0))
        {
            throw new ArgumentException("A base address holds neither a user nor a query; the key is given apart from it.", nameof(address));
        }

        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
        {
            var shown = Errors.Redaction.Clean(address.OriginalString, key: null);
            throw new ArgumentException($"The base address '{shown}' is no http or https address.", nameof(address));
        }

        return address;
    }
}

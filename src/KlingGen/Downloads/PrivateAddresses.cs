using System.Net;
using System.Net.Sockets;

namespace KlingGen.Downloads;

/// <summary>Addresses that mean something only here: this machine, its networks, groups, and what is reserved.</summary>
internal static class PrivateAddresses
{
    private static readonly IPNetwork[] s_networks =
    [
        Network("0.0.0.0/8"), Network("10.0.0.0/8"), Network("100.64.0.0/10"), Network("127.0.0.0/8"), Network("169.254.0.0/16"),
        Network("172.16.0.0/12"), Network("192.0.0.0/24"), Network("192.168.0.0/16"), Network("198.18.0.0/15"), Network("224.0.0.0/3"),
        Network("::/128"), Network("::1/128"), Network("fc00::/7"), Network("fe80::/10"), Network("fec0::/10"), Network("ff00::/8"),
    ];

    private static readonly IPNetwork s_translated = Network("64:ff9b::/96");
    private static readonly IPNetwork s_sixToFour = Network("2002::/16");

    /// <summary>Whether a host is such an address, or a name of at least one. A name that cannot be resolved is none: it cannot be reached
    /// from here.</summary>
    public static async Task<bool> IsPrivateAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var address))
        {
            return IsPrivate(address);
        }

        try
        {
            return Array.Exists(await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false), IsPrivate);
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
            return false;
        }
    }

    public static bool IsPrivate(IPAddress address)
    {
        var plain = Embedded(address) ?? address;
        return Array.Exists(s_networks, network => network.Contains(plain));
    }

    /// <summary>The IPv4 address that an IPv6 address stands for.</summary>
    private static IPAddress? Embedded(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return null;
        }

        var bytes = address.GetAddressBytes();
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
            : s_translated.Contains(address) || IsCompatible(bytes) ? new IPAddress(bytes.AsSpan(12, 4))
            : s_sixToFour.Contains(address) ? new IPAddress(bytes.AsSpan(2, 4))
            : null;
    }

    // ::a.b.c.d, long out of use, but some systems still take it.
    private static bool IsCompatible(byte[] bytes) => !bytes.AsSpan(0, 12).ContainsAnyExcept((byte)0) && bytes[12] != 0;

    private static IPNetwork Network(string text) => IPNetwork.Parse(text);
}

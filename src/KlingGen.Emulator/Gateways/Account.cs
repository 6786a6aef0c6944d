using System.Security.Cryptography;
using System.Text;

namespace KlingGen.Emulator.Gateways;

/// <summary>Who pays at a gateway.</summary>
/// <param name="Id">Tells accounts apart without telling their keys; empty for a call without a key.</param>
internal sealed record Account(string Id)
{
    private const int Digits = 16;

    public static Account None { get; } = new("");

    /// <param name="secret">The key, or what stays the same in a signed token.</param>
    public static Account Of(string secret) =>
        secret.Length == 0 ? None : new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))[..Digits]);
}

using KlingGen.Runtime;

namespace KlingGen.Gateways;

/// <summary>Errors that no schema states: the gateway has no way to say what the request says.</summary>
internal static class Unsupported
{
    public const string Keyword = "unsupported";

    public static ValidationError Member(string location, string message) =>
        new() { InstanceLocation = location, Keyword = Keyword, Message = message };

    public static ValidationError Product(string product) => Member("", $"It does not sell {product}.");
}

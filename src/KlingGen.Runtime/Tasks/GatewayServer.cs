namespace KlingGen.Runtime.Tasks;

/// <summary>An address of a gateway's own.</summary>
/// <param name="Address">The address.</param>
/// <param name="Description">Whom it serves; null where the document does not say.</param>
public sealed record GatewayServer(Uri Address, string? Description = null);

using KlingGen.Emulator.Answers;
using KlingGen.Runtime.Http;
using KlingGen.Runtime.Tasks;
using Microsoft.AspNetCore.Http;

namespace KlingGen.Emulator.Gateways;

/// <summary>What the pipeline knows of a path of a gateway before it is answered.</summary>
/// <param name="gateway">The gateway's name.</param>
/// <param name="access">Who is let in.</param>
/// <param name="rate">How often they may come.</param>
/// <param name="security">The alternatives that the operation offers.</param>
/// <param name="refusals">Writes the operation's refusals.</param>
/// <param name="operation">The operation; null for paths that are none.</param>
internal sealed class GatewayEndpoint(
    string gateway,
    AccessCheck access,
    RateLimit rate,
    IReadOnlyList<ApiSecurityScheme[]> security,
    RefusalWriter refusals,
    OperationDescriptor? operation)
{
    public string Gateway => gateway;

    public RefusalWriter Refusals => refusals;

    public OperationDescriptor? Operation => operation;

    /// <summary>The headers and parameters that the operation's secrets travel in.</summary>
    public string[] SecretNames { get; } =
        [.. security.SelectMany(static alternative => alternative).Select(static scheme => scheme.ParameterName).OfType<string>()];

    /// <exception cref="Tasks.RefusedException">The request carries no key that is let in, or too many have come.</exception>
    public void Admit(HttpContext context)
    {
        var account = access.Admit(context.Request, security);
        rate.Count(account);
        context.Features.Set(account);
    }
}

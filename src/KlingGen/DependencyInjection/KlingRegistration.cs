using KlingGen;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The gateway of one registered client, made and so checked when the application starts.</summary>
internal sealed class KlingRegistration
{
    public KlingGateway? Gateway { get; set; }
}

using KlingGen.Runtime.Tasks;

namespace KlingGen.Gateways;

/// <summary>One call to a gateway.</summary>
/// <typeparam name="TResult">What it brings.</typeparam>
internal interface IGatewayCall<TResult>
{
    /// <summary>Sends it once.</summary>
    Task<TResult> SendAsync(TaskApi api, CancellationToken cancellationToken);
}

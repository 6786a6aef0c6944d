using KlingGen.Runtime.Tasks;

namespace KlingGen.Gateways;

/// <summary>One call to a gateway that changes nothing there, so that it may be sent again whatever became of it.</summary>
/// <typeparam name="TResult">What it brings.</typeparam>
internal interface IGatewayCall<TResult>
{
    /// <summary>Sends it once.</summary>
    Task<TResult> SendAsync(TaskApi api, CancellationToken cancellationToken);
}

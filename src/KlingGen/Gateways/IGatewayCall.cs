using KlingGen.Runtime.Tasks;

namespace KlingGen.Gateways;

/// <summary>One call to a gateway, which may have to be sent several times.</summary>
/// <typeparam name="TResult">What it brings.</typeparam>
internal interface IGatewayCall<TResult>
{
    /// <summary>What is known of a create; null for calls that change nothing, which may be sent again whatever became of them.</summary>
    CreateOutcome? Outcome { get; }

    /// <summary>Sends it once.</summary>
    Task<TResult> SendAsync(TaskApi api, CancellationToken cancellationToken);
}

using KlingGen.Runtime.Tasks;

namespace KlingGen.Gateways;

/// <summary>Creates a task. Unlike other calls it changes something: whether it may be sent again is its owner's business.</summary>
internal readonly record struct CreateCall(WrittenRequest Request) : IGatewayCall<TaskRecord>
{
    public Task<TaskRecord> SendAsync(TaskApi api, CancellationToken cancellationToken) => api.CreateAsync(Request, cancellationToken);
}

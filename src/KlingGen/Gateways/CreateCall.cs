using KlingGen.Runtime.Tasks;

namespace KlingGen.Gateways;

/// <summary>Creates a task.</summary>
internal readonly record struct CreateCall(WrittenRequest Request, CreateOutcome Outcome) : IGatewayCall<TaskRecord>
{
    public Task<TaskRecord> SendAsync(TaskApi api, CancellationToken cancellationToken) => api.CreateAsync(Request, cancellationToken);
}

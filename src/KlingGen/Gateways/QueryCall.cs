using KlingGen.Runtime.Tasks;

namespace KlingGen.Gateways;

/// <summary>Asks for one task.</summary>
internal readonly record struct QueryCall(OperationDescriptor Operation, TaskHandle Handle) : IGatewayCall<TaskRecord>
{
    public Task<TaskRecord> SendAsync(TaskApi api, CancellationToken cancellationToken) =>
        api.QueryAsync(Operation, Handle.Id, Handle.IsExternal, cancellationToken);
}

using KlingGen.Runtime.Tasks;

namespace KlingGen.Gateways;

/// <summary>Asks for several tasks at once.</summary>
internal readonly record struct QueryManyCall(OperationDescriptor Operation, IReadOnlyList<string> Ids)
    : IGatewayCall<IReadOnlyList<TaskRecord>>
{
    public Task<IReadOnlyList<TaskRecord>> SendAsync(TaskApi api, CancellationToken cancellationToken) =>
        api.QueryManyAsync(Operation, Ids, cancellationToken);
}

using KlingGen.Runtime.Tasks;

namespace KlingGen.Gateways;

/// <summary>Asks for one page of a list.</summary>
internal readonly record struct PageCall(OperationDescriptor Operation, int Page, string? Cursor) : IGatewayCall<TaskPage>
{
    public Task<TaskPage> SendAsync(TaskApi api, CancellationToken cancellationToken) =>
        api.ListAsync(Operation, Page, Cursor, Operation.Paging?.DefaultSize, cancellationToken);
}

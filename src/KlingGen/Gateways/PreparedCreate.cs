using KlingGen.Runtime;

namespace KlingGen.Gateways;

/// <summary>A request in the form that one gateway takes, ready to be checked and sent.</summary>
/// <param name="Product">The product under whose path the task will be found.</param>
/// <param name="ExternalTaskId">The caller's id of the task, where the gateway knows such ids and the request carries one.</param>
/// <param name="Lost">What the gateway cannot express; not empty means that nothing may be sent.</param>
/// <param name="Validate">Checks the request against the documents' and the gateway's rules.</param>
/// <param name="Send">Sends it.</param>
internal sealed record PreparedCreate(
    KlingProduct Product,
    string? ExternalTaskId,
    IReadOnlyList<ValidationError> Lost,
    Func<ValidationResult> Validate,
    Func<ApiClient, CancellationToken, ValueTask<ApiResponse>> Send)
{
    /// <summary>A request that the gateway takes as the caller made it.</summary>
    public static PreparedCreate AsIs(
        KlingProduct product,
        string? externalTaskId,
        Func<ValidationResult> validate,
        Func<ApiClient, CancellationToken, ValueTask<ApiResponse>> send) =>
        new(product, string.IsNullOrEmpty(externalTaskId) ? null : externalTaskId, [], validate, send);
}

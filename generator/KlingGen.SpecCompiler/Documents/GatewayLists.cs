using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Documents;

/// <summary>Finds the gateways that are emitted, by namespace.</summary>
internal static class GatewayLists
{
    public static EquatableArray<GatewayListModel> Of(IReadOnlyList<BindingResult> results, EmissionPlan plan) => results
        .Select(result => (result.Path, Model: plan.Emitted(result)))
        .Where(static item => item.Model?.Gateway is not null)
        .OrderBy(static item => item.Path, StringComparer.Ordinal)
        .GroupBy(static item => item.Model!.Namespace, StringComparer.Ordinal)
        .OrderBy(static group => group.Key, StringComparer.Ordinal)
        .Select(static group => new GatewayListModel(group.Key, group.Select(static item => item.Model!.Gateway!.Name).ToEquatableArray()))
        .ToEquatableArray();
}

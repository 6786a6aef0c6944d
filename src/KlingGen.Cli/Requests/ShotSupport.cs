using System.Text.Json.Nodes;
using KlingGen.Cli.Gateways;
using KlingGen.Cli.Output;

namespace KlingGen.Cli.Requests;

/// <summary>Which gateways make videos of several shots: those whose rules have nothing against what shots need beside them.</summary>
internal static class ShotSupport
{
    /// <exception cref="ToolException">The gateway makes no such videos.</exception>
    public static void Require(Sale sale)
    {
        if (Has(sale))
        {
            return;
        }

        var others = Catalogue.SalesOf(sale.Form.Product).Where(Has).Select(static other => other.Gateway.Name).ToList();
        var elsewhere = others.Count == 0 ? "" : $" {Sentences.And(others)} {(others.Count == 1 ? "has" : "have")} it.";
        throw ToolException.Invalid(
            $"The gateway {sale.Gateway.Name} has no multi-shot video for {sale.Form.Product}, so --shot cannot be used there.{elsewhere}");
    }

    private static bool Has(Sale sale)
    {
        if (sale.Map.Shots is not { } map)
        {
            return false;
        }

        var draft = new JsonDraft();
        draft.Set(map.At.Pointers[0], new JsonArray());
        foreach (var (pointer, value) in map.With)
        {
            draft.Set(pointer, JsonNode.Parse(value));
        }

        var verdict = KlingRequestValidator.Validate(sale.Gateway.Name, new KlingProduct(sale.Form.Product), draft.ToUtf8Bytes());
        return !verdict.Errors.Concat(verdict.Warnings).Any(found =>
            found.Keyword == "unsupported" || map.With.Any(need => need.Key == found.InstanceLocation));
    }
}

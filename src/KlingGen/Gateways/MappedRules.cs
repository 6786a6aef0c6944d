using KlingGen.Requests;
using KlingGen.Runtime;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Gateways;

/// <summary>Checks requests that are sent in another vocabulary: what the caller wrote first, then what the gateway gets, told at
/// the caller's own members.</summary>
internal static class MappedRules
{
    public static ValidationResult Validate(GatewayDescriptor gateway, RequestMapping mapping, IVideoRequest request, IVideoRequest mapped)
    {
        var context = new ValidationContext();
        request.Validate(ref context);
        var own = context.ToResult();
        return own.IsValid ? Relocate(Target(gateway, mapping).Validate(mapped), mapping) : own;
    }

    /// <summary>Checks a text: its types and rules, then what would be lost, then what the gateway gets.</summary>
    public static ValidationResult Validate(
        GatewayDescriptor gateway, RequestMapping mapping, ProductDescriptor vocabulary, ReadOnlySpan<byte> utf8Json)
    {
        var own = RequestReview.AddTo(mapping.ValidateSource(utf8Json), vocabulary, utf8Json);
        if (!own.IsValid)
        {
            return own;
        }

        var mapped = mapping.Map(mapping.Parse(utf8Json));
        return mapped.Lost.Count > 0
            ? RequestReview.AddTo(new ValidationResult(RequestReview.Explain(mapped.Lost, vocabulary), []), vocabulary, utf8Json)
            : RequestReview.AddTo(Relocate(Target(gateway, mapping).Validate(mapped.Request), mapping), vocabulary, utf8Json);
    }

    /// <summary>The product whose requests a mapping makes.</summary>
    public static ProductDescriptor Target(GatewayDescriptor gateway, RequestMapping mapping) =>
        gateway.FindProduct(mapping.Target)
        ?? throw new InvalidOperationException($"The gateway {gateway.Name} sells no product that takes a {mapping.Target.Name}.");

    private static ValidationResult Relocate(ValidationResult result, RequestMapping mapping) =>
        new(Relocate(result.Errors, mapping), Relocate(result.Warnings, mapping));

    private static ValidationError[] Relocate(IReadOnlyList<ValidationError> errors, RequestMapping mapping) =>
        [.. errors.Select(error => error with { InstanceLocation = mapping.Origin(error.InstanceLocation) })];
}

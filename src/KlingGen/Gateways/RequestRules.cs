using KlingGen.Runtime;

namespace KlingGen.Gateways;

/// <summary>Checks requests: as the caller made them, and as a gateway gets them.</summary>
internal static class RequestRules
{
    /// <summary>Checks a request by its document, its hand-written rules and the gateway's rule set.</summary>
    public static ValidationResult Check<TRequest, TRules>(TRequest request)
        where TRequest : IApiModel<TRequest>
        where TRules : IRuleSet<TRequest> => request.Validate(TRules.Validate);

    /// <summary>Checks the text of a request by its types, its document, its hand-written rules and the gateway's rule set.</summary>
    public static ValidationResult CheckText<TRequest, TRules>(ReadOnlySpan<byte> utf8Json)
        where TRequest : IApiModel<TRequest>
        where TRules : IRuleSet<TRequest> => ApiJson.Validate<TRequest>(utf8Json, TRules.Validate);

    /// <summary>Checks a request that is sent in another form: what the caller wrote first, then what the gateway gets.</summary>
    /// <param name="request">The caller's request.</param>
    /// <param name="mapped">What the gateway gets.</param>
    /// <param name="origin">The place in the caller's request that a place in the mapped one comes from.</param>
    public static ValidationResult CheckMapped<TRequest, TMapped, TRules>(TRequest request, TMapped mapped, Func<string, string> origin)
        where TRequest : IApiModel<TRequest>
        where TMapped : IApiModel<TMapped>
        where TRules : IRuleSet<TMapped>
    {
        var own = request.Validate();
        return own.IsValid ? Relocate(Check<TMapped, TRules>(mapped), origin) : own;
    }

    /// <summary>Checks the text of a request that is sent in another form: its types and rules, then what would be lost, then what the gateway gets.</summary>
    public static ValidationResult CheckMappedText<TRequest>(ReadOnlySpan<byte> utf8Json, Func<TRequest, PreparedCreate> prepare)
        where TRequest : IApiModel<TRequest>
    {
        var own = ApiJson.Validate<TRequest>(utf8Json);
        if (!own.IsValid)
        {
            return own;
        }

        var prepared = prepare(ApiJson.Parse<TRequest>(utf8Json));
        return prepared.Lost.Count > 0 ? new ValidationResult(prepared.Lost, own.Warnings) : prepared.Validate();
    }

    private static ValidationResult Relocate(ValidationResult result, Func<string, string> origin) =>
        new(Relocate(result.Errors, origin), Relocate(result.Warnings, origin));

    private static ValidationError[] Relocate(IReadOnlyList<ValidationError> errors, Func<string, string> origin) =>
        [.. errors.Select(error => error with { InstanceLocation = origin(error.InstanceLocation) })];
}

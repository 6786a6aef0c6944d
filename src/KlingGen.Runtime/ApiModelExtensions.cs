namespace KlingGen.Runtime;

/// <summary>Validation of generated types.</summary>
public static class ApiModelExtensions
{
    /// <summary>Checks a value against the rules of its document. Nothing is allocated when it breaks none.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="model">The value.</param>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    public static ValidationResult Validate<T>(this T model)
        where T : IApiModel<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        var context = new ValidationContext();
        model.Validate(ref context);
        return context.ToResult();
    }

    /// <summary>Checks a value against the rules of its document and further ones.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="model">The value.</param>
    /// <param name="rules">The further rules, such as the <c>Validate</c> method of a rule set.</param>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    public static ValidationResult Validate<T>(this T model, params ValidationRule<T>[] rules)
        where T : IApiModel<T> => Validate(model, new ValidationContext(), rules);

    /// <summary>Checks a value as what a client sends.</summary>
    internal static ValidationResult ValidateRequest<T>(this T model, params ValidationRule<T>[] rules)
        where T : IApiModel<T> => Validate(model, ValidationContext.OfRequest(), rules);

    private static ValidationResult Validate<T>(T model, ValidationContext context, ValidationRule<T>[] rules)
        where T : IApiModel<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(rules);
        model.Validate(ref context);
        foreach (var rule in rules)
        {
            rule(model, ref context);
        }

        return context.ToResult();
    }
}

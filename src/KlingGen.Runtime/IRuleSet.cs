namespace KlingGen.Runtime;

/// <summary>What one document adds to the rules of a type that another one describes.</summary>
/// <typeparam name="TTarget">The type that is checked.</typeparam>
public interface IRuleSet<TTarget>
{
    /// <summary>Checks a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="context">Where broken rules are reported.</param>
    static abstract void Validate(TTarget value, ref ValidationContext context);
}

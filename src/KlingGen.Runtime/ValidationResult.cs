namespace KlingGen.Runtime;

/// <summary>What a validation found.</summary>
public sealed class ValidationResult
{
    /// <summary>Makes a result.</summary>
    /// <param name="errors">The broken rules.</param>
    /// <param name="warnings">What is likely wrong, but not forbidden.</param>
    public ValidationResult(IReadOnlyList<ValidationError> errors, IReadOnlyList<ValidationError> warnings)
    {
        ArgumentNullException.ThrowIfNull(errors);
        ArgumentNullException.ThrowIfNull(warnings);
        Errors = errors;
        Warnings = warnings;
    }

    /// <summary>The result of a value that breaks no rule.</summary>
    public static ValidationResult Valid { get; } = new([], []);

    /// <summary>Whether no rule is broken. Warnings do not count.</summary>
    public bool IsValid => Errors.Count == 0;

    /// <summary>The broken rules.</summary>
    public IReadOnlyList<ValidationError> Errors { get; }

    /// <summary>What is likely wrong, but not forbidden.</summary>
    public IReadOnlyList<ValidationError> Warnings { get; }

    /// <summary>The result without repetitions: a document's own sentence is the same for each member that is missing.</summary>
    internal ValidationResult ToldOnce() =>
        Errors.Count < 2 && Warnings.Count < 2
            ? this
            : new([.. Errors.DistinctBy(static error => error.Sentence)], [.. Warnings.DistinctBy(static warning => warning.Sentence)]);
}

namespace KlingGen.Runtime;

/// <summary>One broken rule.</summary>
public sealed record ValidationError
{
    /// <summary>The JSON pointer of the value that breaks the rule; empty for the whole value. A member that is missing is reported at its object.</summary>
    public required string InstanceLocation { get; init; }

    /// <summary>The keyword of JSON Schema that is broken, such as <c>maxLength</c>.</summary>
    public required string Keyword { get; init; }

    /// <summary>What is wrong and what to do, as a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>The member that is missing, for <c>required</c>.</summary>
    internal string? MissingMember { get; init; }

    /// <summary>Whether the rule only warns.</summary>
    internal bool IsWarning { get; init; }

    /// <inheritdoc />
    public override string ToString() => InstanceLocation.Length == 0 ? Message : InstanceLocation + ": " + Message;
}

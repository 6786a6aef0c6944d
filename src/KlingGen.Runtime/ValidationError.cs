using KlingGen.Runtime.Serialization;

namespace KlingGen.Runtime;

/// <summary>One broken rule.</summary>
public sealed record ValidationError
{
    private string _location = "";

    /// <summary>The JSON pointer of the value that breaks the rule; empty for the whole value.
    /// A member that is missing is reported at its object.</summary>
    public required string InstanceLocation
    {
        get => _location;
        init => _location = value;
    }

    /// <summary>The keyword of JSON Schema that is broken, such as <c>maxLength</c>.</summary>
    public required string Keyword { get; init; }

    /// <summary>What is wrong and what to do, as a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>The member that is missing, for <c>required</c>.</summary>
    internal string? MissingMember { get; init; }

    /// <summary>Whether the rule only warns.</summary>
    internal bool IsWarning { get; init; }

    /// <summary>What a reader is told: two that say the same are told once.</summary>
    internal (string InstanceLocation, string Keyword, string Message) Sentence => (InstanceLocation, Keyword, Message);

    /// <summary>Puts the name of whoever holds the value in front of the location, while the error is still being reported.</summary>
    internal void PutInFront(ReadOnlySpan<char> name) => _location = string.Concat("/", name, _location);

    /// <summary>The same error, seen from whoever holds the value.</summary>
    internal ValidationError Within(string name) => this with { InstanceLocation = "/" + JsonLocations.Escape(name) + InstanceLocation };

    /// <inheritdoc />
    public override string ToString() => InstanceLocation.Length == 0 ? Message : InstanceLocation + ": " + Message;
}

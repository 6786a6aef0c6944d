namespace KlingGen.Runtime.Tasks;

/// <summary>A member of a request that can be given as an option: its place, type, values and words for a person.</summary>
public sealed class RequestMember
{
    /// <summary>Its JSON pointer in the request.</summary>
    public required string Location { get; init; }

    /// <summary>The option's name without dashes, such as <c>negative-prompt</c>.</summary>
    public required string Option { get; init; }

    /// <summary>The JSON type of a value: <c>string</c>, <c>integer</c>, <c>number</c> or <c>boolean</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Whether the member is a list of such values.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether every request has it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The values that its type lists, as text; empty for any.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Words that the option takes in the place of values, with the values as JSON text.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Words { get; init; } = [];

    /// <summary>The default that the type states, as JSON text; null where it states none.</summary>
    public string? Default { get; init; }

    /// <summary>What it means, for a person.</summary>
    public string? Description { get; init; }

    /// <summary>Whether the value is an image that may be given as a file, which then goes out as Base64.</summary>
    public bool IsImage { get; init; }
}

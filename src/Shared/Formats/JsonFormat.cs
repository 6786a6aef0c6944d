namespace KlingGen.Formats;

/// <summary>A format of JSON Schema or OpenAPI. All of them stand in <see cref="JsonFormats"/>.</summary>
/// <param name="name">What documents call it.</param>
/// <param name="kinds">The <see cref="JsonKindBits"/> of the values that it speaks of.</param>
internal sealed class JsonFormat(string name, int kinds = JsonKindBits.String)
{
    private string? _description;

    public string Name { get; } = name;

    public int Kinds { get; } = kinds;

    /// <summary>What a text of it is, for people; null where its name must do.</summary>
    public string? Meaning { get; init; }

    /// <summary>A text of it.</summary>
    public string? Example { get; init; }

    /// <summary>The pattern of ECMA-262 that its texts match; null where none says it.</summary>
    public string? Pattern { get; init; }

    /// <summary>What else is true of its texts, asked only of those that match the pattern.</summary>
    public Func<string, bool>? Check { get; init; }

    /// <summary>Whether validators know it that refuse formats which they do not know.</summary>
    public bool IsCommon { get; init; }

    /// <summary>What a text must be, for messages.</summary>
    public string Description => _description ??=
        Meaning is null ? Unknown(Name) : Example is null ? Meaning : $"{Meaning} such as {Example}";

    /// <summary>What a text must be of whose format nothing is known but its name.</summary>
    public static string Unknown(string name) => "of the format " + name;
}

namespace KlingGen.SpecCompiler.Model;

/// <summary>What becomes of a body by its media type. An entry says how the type is recognised, what its value is, and which methods of
/// the runtime send it, read it from an answer and from a webhook.</summary>
internal sealed class MediaKind
{
    public static readonly MediaKind Json = new()
    {
        Names = ["application/json", "text/json"],
        Families = ["*+json"],
        Sends = "Json",
        Reads = "Json",
        Receives = "Json",
    };

    public static readonly MediaKind Form = new()
    {
        Names = ["application/x-www-form-urlencoded"],
        Sends = "Form",
        HasFields = true,
        ValueOfAnswer = BodyValue.Bytes,
    };

    public static readonly MediaKind Multipart = new()
    {
        Families = ["multipart/*"],
        Sends = "Multipart",
        HasFields = true,
        HasParts = true,
        NamesMediaType = true,
        ValueOfAnswer = BodyValue.Bytes,
    };

    public static readonly MediaKind Text = new()
    {
        Names = ["application/xml"],
        Families = ["text/*", "*+xml"],
        Value = BodyValue.Text,
        Sends = "Text",
        NamesMediaType = true,
        Unnamed = "text/plain",
        Reads = "Text",
        Receives = "Text",
    };

    public static readonly MediaKind Binary = new()
    {
        Value = BodyValue.Bytes,
        Sends = "Binary",
        NamesMediaType = true,
        Unnamed = "application/octet-stream",
    };

    /// <summary>The schema is that of one event's data.</summary>
    public static readonly MediaKind EventStream = new()
    {
        Names = ["text/event-stream"],
        Items = MediaItems.Events,
        Reads = "Events",
        ReadsText = "TextEvents",
    };

    /// <summary>The schema is that of one line.</summary>
    public static readonly MediaKind JsonLines = new()
    {
        Names =
        [
            "application/jsonl", "application/x-ndjson", "application/ndjson", "application/json-seq", "application/json-lines",
            "application/x-jsonlines", "application/stream+json",
        ],
        Families = ["*+json-seq"],
        Items = MediaItems.Lines,
        Reads = "Lines",
    };

    /// <summary>In the order in which their families are tried.</summary>
    private static readonly MediaKind[] s_all = [JsonLines, Json, Multipart, Text, Form, EventStream, Binary];

    private static readonly Dictionary<string, MediaKind> s_names = s_all
        .SelectMany(static kind => kind.Names.Select(name => (name, kind)))
        .ToDictionary(static entry => entry.name, static entry => entry.kind, StringComparer.Ordinal);

    private readonly BodyValue? _valueOfAnswer;

    private MediaKind()
    {
    }

    /// <summary>What the value of a body is.</summary>
    public BodyValue Value { get; private init; } = BodyValue.OfSchema;

    /// <summary>Of what a body consists that is received piece by piece.</summary>
    public MediaItems Items { get; private init; }

    /// <summary>Whether the members of a body that is sent are fields.</summary>
    public bool HasFields { get; private init; }

    /// <summary>Whether a field may be a file.</summary>
    public bool HasParts { get; private init; }

    /// <summary>The method that sends a body; null for one that the caller makes.</summary>
    public string? Sends { get; private init; }

    /// <summary>Whether the media type is told to the method that sends.</summary>
    public bool NamesMediaType { get; private init; }

    /// <summary>What is sent where the document names a range of media types. Where there is such a type, the value does not tell its own,
    /// and the caller may choose.</summary>
    public string? Unnamed { get; private init; }

    /// <summary>The method that reads an answer.</summary>
    public string Reads { get; private init; } = "Binary";

    /// <summary>The method that reads an answer whose items are texts, if there is one.</summary>
    public string? ReadsText { get; private init; }

    /// <summary>What the value of an answer is, where that is another than of a body that is sent.</summary>
    public BodyValue ValueOfAnswer { get => _valueOfAnswer ?? Value; private init => _valueOfAnswer = value; }

    /// <summary>The method that reads a webhook.</summary>
    public string Receives { get; private init; } = "Bytes";

    /// <summary>What the value of a webhook is.</summary>
    public BodyValue WebhookValue => Receives == "Bytes" ? BodyValue.Bytes : Value;

    private string[] Names { get; init; } = [];

    /// <summary>Families of names, with a star for the rest.</summary>
    private string[] Families { get; init; } = [];

    /// <returns>Null for any type at all, of which the schema tells.</returns>
    public static MediaKind? Of(string mediaType)
    {
        var name = mediaType.Split(';')[0].Trim().ToLowerInvariant();
        return name == "*/*" ? null
            : s_names.TryGetValue(name, out var known) ? known
            : Array.Find(s_all, kind => Array.Exists(kind.Families, family => IsOf(name, family))) ?? Binary;
    }

    private static bool IsOf(string name, string family) => family[0] == '*'
        ? name.EndsWith(family.Substring(1), StringComparison.Ordinal)
        : name.StartsWith(family.TrimEnd('*'), StringComparison.Ordinal);
}

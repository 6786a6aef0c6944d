using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Operations;

/// <summary>What becomes of a body or an answer, by its media type.</summary>
internal static class MediaTypeTable
{
    private static readonly Dictionary<string, ContentKind> s_names = new(StringComparer.Ordinal)
    {
        ["application/json"] = ContentKind.Json,
        ["text/json"] = ContentKind.Json,
        ["application/jsonl"] = ContentKind.JsonLines,
        ["application/x-ndjson"] = ContentKind.JsonLines,
        ["application/ndjson"] = ContentKind.JsonLines,
        ["application/json-seq"] = ContentKind.JsonLines,
        ["application/json-lines"] = ContentKind.JsonLines,
        ["application/x-jsonlines"] = ContentKind.JsonLines,
        ["application/stream+json"] = ContentKind.JsonLines,
        ["application/x-www-form-urlencoded"] = ContentKind.Form,
        ["text/event-stream"] = ContentKind.EventStream,
        ["application/xml"] = ContentKind.Text,
    };

    /// <summary>Families of names, with a star for the rest; the first that fits counts.</summary>
    private static readonly (string Name, ContentKind Kind)[] s_families =
    [
        ("*+json-seq", ContentKind.JsonLines), ("*+json", ContentKind.Json), ("multipart/*", ContentKind.Multipart),
        ("text/*", ContentKind.Text),
        ("*+xml", ContentKind.Text),
    ];

    /// <returns>Null for any type at all, of which the schema tells.</returns>
    public static ContentKind? KindOf(string mediaType)
    {
        var name = mediaType.Split(';')[0].Trim().ToLowerInvariant();
        if (name == "*/*")
        {
            return null;
        }

        if (s_names.TryGetValue(name, out var known))
        {
            return known;
        }

        foreach (var (family, kind) in s_families)
        {
            var isOf = family[0] == '*'
                ? name.EndsWith(family.Substring(1), StringComparison.Ordinal)
                : name.StartsWith(family.TrimEnd('*'), StringComparison.Ordinal);
            if (isOf)
            {
                return kind;
            }
        }

        return ContentKind.Binary;
    }
}

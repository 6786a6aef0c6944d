using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.References;

/// <summary>Guesses from its keywords what a part is of which no reference tells.</summary>
internal static class PartGuess
{
    private static readonly HashSet<string> s_schemeTypes =
        new(StringComparer.Ordinal) { "apiKey", "http", "oauth2", "openIdConnect", "mutualTLS", "basic" };

    /// <summary>What stands in parameters, headers, bodies, answers and media types.</summary>
    private static readonly HashSet<string> s_ofHolders = new(StringComparer.Ordinal)
    {
        "name", "in", "summary", "description", "required", "deprecated", "allowEmptyValue", "style", "explode", "allowReserved", "schema",
        "content", "example", "examples", "headers", "links", "encoding", "itemSchema",
    };

    /// <summary>What a whole file is: what those say who refer to it, else what it looks like.</summary>
    public static PartKind OfWhole(SpecNode root, EquatableArray<RequestedPart> requested)
    {
        foreach (var part in requested)
        {
            if (part.Pointer.Length == 0 && part.Kind != PartKind.Unknown)
            {
                return part.Kind;
            }
        }

        return IsHolder(root) ? PartKind.Parameter : PartKind.Unknown;
    }

    /// <summary>Unknown for what holds no schema.</summary>
    public static PartKind Of(SpecNode part) =>
        part.Members().Any(static member => Methods.Contains(member.Key.Text) && member.Value.Mapping is not null) ? PartKind.PathItem
            : part["responses"] is not null ? PartKind.Operation
            : part["content"] is not null || part["schema"] is not null ? PartKind.Parameter
            : IsSchema(part) ? PartKind.Schema
            : PartKind.Unknown;

    /// <summary>Whether it looks like a schema.</summary>
    public static bool IsSchema(SpecNode part) =>
        (part["type"] is { Node: YamlScalar or YamlSequence } type && !(type.Text is { } text && s_schemeTypes.Contains(text)))
        || part["$ref"] is not null || part["properties"] is not null
        || part["allOf"] is not null || part["oneOf"] is not null || part["anyOf"] is not null || part["enum"] is not null;

    private static bool IsHolder(SpecNode part) =>
        (part["schema"] is { Mapping: not null } || part["content"] is { Mapping: not null })
        && part.Members().All(static member => s_ofHolders.Contains(member.Key.Text) || SchemaKeywords.IsExtension(member.Key.Text));
}

namespace KlingGen.SpecCompiler.Binding;

/// <summary>The keywords of schemas, by what they do.</summary>
internal static class SchemaKeywords
{
    /// <summary>Say nothing about which values are valid.</summary>
    private static readonly HashSet<string> s_annotations = new(StringComparer.Ordinal)
    {
        "title", "description", "summary", "default", "example", "examples", "deprecated", "readOnly", "writeOnly", "externalDocs", "xml",
        "$comment", "$id", "$schema", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$defs", "definitions", "nullable", "contentEncoding", "contentMediaType", "contentSchema",
    };

    /// <summary>Say which values are valid without giving them another C# type.</summary>
    private static readonly HashSet<string> s_rules = new(StringComparer.Ordinal)
    {
        "required", "minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
        "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "dependentRequired", "dependentSchemas",
        "if", "then", "else", "not", "contains", "minContains", "maxContains", "propertyNames", "unevaluatedProperties", "unevaluatedItems",
    };

    private static readonly HashSet<string> s_structure = new(StringComparer.Ordinal)
    {
        "$ref", "type", "format", "enum", "const", "properties", "additionalProperties", "patternProperties", "items", "prefixItems",
        "allOf", "anyOf", "oneOf", "discriminator",
    };

    private static readonly HashSet<string> s_unsupported = new(StringComparer.Ordinal)
    {
        "$dynamicRef", "$recursiveRef", "$vocabulary", "additionalItems", "dependencies",
    };

    public static bool IsAnnotation(string keyword) => s_annotations.Contains(keyword) || IsExtension(keyword);

    public static bool IsRule(string keyword) => s_rules.Contains(keyword);

    public static bool IsStructure(string keyword) => s_structure.Contains(keyword);

    public static bool IsUnsupported(string keyword) => s_unsupported.Contains(keyword);

    public static bool IsKnown(string keyword) => IsAnnotation(keyword) || IsRule(keyword) || s_structure.Contains(keyword) || IsUnsupported(keyword);

    private static bool IsExtension(string keyword) => keyword.StartsWith("x-", StringComparison.Ordinal);
}

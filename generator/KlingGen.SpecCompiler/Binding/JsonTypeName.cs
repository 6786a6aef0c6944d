using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Binding;

/// <summary>The words that <c>type</c> may have, and those that documents write in their place.</summary>
internal static class JsonTypeName
{
    public static JsonKinds? KindOf(string name) => name switch
    {
        "string" or "file" => JsonKinds.String,
        "number" => JsonKinds.Number,
        "integer" => JsonKinds.Integer,
        "boolean" => JsonKinds.Boolean,
        "object" => JsonKinds.Object,
        "array" => JsonKinds.Array,
        "null" => JsonKinds.Null,
        _ => null,
    };

    /// <summary>The type that a word of another language plainly means, the empty string for any type; null when it is not plain.</summary>
    public static string? Meant(string name) => name.ToLowerInvariant() switch
    {
        "any" or "mixed" => "",
        "str" or "date" or "datetime" or "date-time" or "time" or "uuid" or "guid" or "uri" or "url" or "email" or "password" or "char" or "byte" or "binary" => "string",
        "int" or "int32" or "int64" or "long" or "short" or "bigint" => "integer",
        "float" or "double" or "decimal" or "numeric" => "number",
        "bool" => "boolean",
        "map" or "dict" or "dictionary" or "hash" => "object",
        "list" => "array",
        var lower => KindOf(lower) is null ? null : lower,
    };
}

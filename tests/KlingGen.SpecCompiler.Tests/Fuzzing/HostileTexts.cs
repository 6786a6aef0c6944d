namespace KlingGen.SpecCompiler.Tests.Fuzzing;

/// <summary>Texts that would do harm where code is put together carelessly.
/// Any that became code would declare or call <see cref="Canary"/>.</summary>
internal static class HostileTexts
{
    public const string Canary = "Pwned";

    public static readonly string[] Names =
    [
        "class", "string", "System", "Task", "Object", "String", "Equals", "Validate", "Value", "JsonElement", "KlingGen", "Type", "Uri",
        "Item", "ValidationContext", "context", "value", "body",
        "cancellationToken", "AdditionalProperties", "record", "field", "var", "_", "__arglist", "1", "", " ", "a b", "a-b", "a_b", "A_B",
        "x-csharp-name", "$ref", "<<", "~", "null", "true", "可灵", "ß",
        "İ", "\u0301", "\u200B", "\u202E", "😀", "\uFEFF", "x\u2028y", "{id}", "{", "/", "..", "#", "%00", "%", "\\", "'", "\"", "\"\"\"",
        "`", "\n", "\r\n", "\t", "*/", "]]>", "--", "&", "<a>", "@a", "\u00E9", "e\u0301", "a\u200Bb", new('n', 1500),
        "*/ class Pwned {} /*", "\"; } class Pwned { string s = \"", "\n} class Pwned {", "\r#endif\rclass Pwned {}",
        "\u0085class Pwned {}", "\u2028class Pwned {} //", "{x + Pwned()}", "\\u0022 + Pwned() + \\u0022",
    ];

    public static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1", "1.5", "1e400", "-1e400", "1e-400", "99999999999999999999999999",
        "9223372036854775807", "9223372036854775808", "2147483648", "0.1", "[]", "{}", "[[]]", "[{}]", "[null]", "[1]", "[\"\"]",
        "\"\"", "\"#\"", "\"#/\"", "\"#/components/schemas\"", "\"../../etc/passwd\"", "\"file:///etc/passwd#/a\"",
        "\"/etc/passwd\"", "\"http://a.example/b#/c\"", "\"C:\\\\a\"", "\"%ZZ#%ZZ\"", "\"?\"", "\"urn:a\"", "\"string\"",
        "\"object\"", "\"array\"", "\"integer\"", "\"null\"", "[\"string\",\"null\"]", "[\"object\",\"array\"]",
        "[\"integer\",\"number\",\"string\",\"boolean\"]", "\"binary\"", "\"date-time\"", "\"uuid\"", "\"(\"", "\"(a+)+$\"",
        "\"\\\\p{L}\"", "\"[\\\\w-a]\"", "\"^(?<a>x)\\\\k<a>$\"", "\"(?=a)\"", "\"\\\\u{1F600}\"", "\"^.{0,99999}$\"",
        "{\"$ref\":\"#\"}", "{\"type\":\"object\",\"properties\":{\"a\":{}}}", "{\"not\":{}}", "{\"enum\":[]}",
        "{\"enum\":[\"a\",\"A\",\"a \",1,null]}", "{\"const\":null}", "{\"allOf\":[]}", "{\"oneOf\":[{}]}",
        "{\"anyOf\":[true,false]}", "{\"type\":\"string\",\"default\":1}", "{\"additionalProperties\":false}",
    ];

    public static readonly string[] Keywords =
    [
        "type", "format", "enum", "const", "default", "properties", "required", "items", "prefixItems", "additionalProperties",
        "patternProperties", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "discriminator", "nullable", "readOnly",
        "writeOnly", "deprecated", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
        "minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "contains", "propertyNames", "dependentRequired",
        "dependentSchemas", "minProperties", "maxProperties", "unevaluatedProperties", "unevaluatedItems", "$ref", "$id", "$anchor",
        "$defs", "$dynamicRef", "title", "description", "example", "examples", "x-constrains", "x-csharp-name", "x-enum-varnames",
        "x-enum-descriptions", "x-error-message", "x-severity", "contentEncoding", "name", "in", "style", "explode", "schema",
        "content", "parameters", "requestBody", "responses", "servers", "security", "operationId", "callbacks", "encoding",
        "headers", "get", "post", "query", "additionalOperations", "itemSchema", "allowReserved", "allowEmptyValue", "webhooks",
        "paths", "components", "x-gateway", "x-product", "x-paging", "x-task", "x-error", "x-codes", "x-request", "x-option",
        "x-member", "x-send-default", "links", "idempotencyKey", "statuses", "video", "shots", "codes",
    ];

    public static readonly string[] Pieces =
    [
        " ", "\t", "\n", "\r", "\r\n", ":", ": ", "-", "- ", "#", " #", ",", "[", "]", "{", "}", "&a ", "*a", "!", "!!int ", "|",
        "|\n", ">-\n", "'", "\"", "\\", "%", "@", "`", "?", "? ", "~", "<<: *a", "=", "0", "\u2028", "\u0085", "\0", "\u0001",
        "\uFEFF", "\uD83D", "---\n", "...\n", "[[[[[[[[", "]]]]", "{{{{", "}}}}", "$ref", "null",
    ];
}

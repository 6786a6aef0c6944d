namespace KlingGen.SpecCompiler.OpenApi.Schemas;

/// <summary>The one table of schemas' keywords, which reading, rules, emission, documentation and tests go by.</summary>
internal static class SchemaKeywords
{
    public static readonly LimitKeyword MinLength = new("minLength", JsonKinds.String, LimitOperand.Count)
    {
        Check = "MinLength",
        Sentence = static limit => $"At least {Amount(limit, "character")}.",
        Trials = LimitTrials.OfText,
    };

    public static readonly LimitKeyword MaxLength = new("maxLength", JsonKinds.String, LimitOperand.Count)
    {
        Check = "MaxLength",
        Sentence = static limit => $"At most {Amount(limit, "character")}.",
        Trials = LimitTrials.OfText,
    };

    public static readonly LimitKeyword Pattern = new("pattern", JsonKinds.String, LimitOperand.Pattern)
    {
        Check = "Pattern",
        Sentence = static limit => $"Pattern: {Short(limit)}",
        Trials = LimitTrials.OfPattern,
    };

    public static readonly LimitKeyword Format = new("format", JsonKinds.String, LimitOperand.Text, KeywordRole.Structure)
    {
        Check = "Format",
        Sentence = static limit => $"Format: {limit}.",
        Trials = LimitTrials.OfFormat,
    };

    public static readonly LimitKeyword Minimum = new("minimum", JsonKinds.Number, LimitOperand.Number)
    {
        Check = "Minimum",
        Sentence = static limit => $"At least {limit}.",
        Trials = LimitTrials.OfNumber,
    };

    public static readonly LimitKeyword Maximum = new("maximum", JsonKinds.Number, LimitOperand.Number)
    {
        Check = "Maximum",
        Sentence = static limit => $"At most {limit}.",
        Trials = LimitTrials.OfNumber,
    };

    public static readonly LimitKeyword ExclusiveMinimum = new("exclusiveMinimum", JsonKinds.Number, LimitOperand.Number)
    {
        Check = "Minimum",
        CheckOptions = ", exclusive: true",
        Sentence = static limit => $"More than {limit}.",
        Trials = LimitTrials.OfNumber,
    };

    public static readonly LimitKeyword ExclusiveMaximum = new("exclusiveMaximum", JsonKinds.Number, LimitOperand.Number)
    {
        Check = "Maximum",
        CheckOptions = ", exclusive: true",
        Sentence = static limit => $"Less than {limit}.",
        Trials = LimitTrials.OfNumber,
    };

    public static readonly LimitKeyword MultipleOf = new("multipleOf", JsonKinds.Number, LimitOperand.Number)
    {
        Check = "MultipleOf",
        Sentence = static limit => $"A multiple of {limit}.",
        Trials = LimitTrials.OfMultiple,
    };

    public static readonly LimitKeyword MinItems = new("minItems", JsonKinds.Array, LimitOperand.Count)
    {
        Check = "MinItems",
        Sentence = static limit => $"At least {Amount(limit, "item")}.",
        Trials = LimitTrials.OfList,
    };

    public static readonly LimitKeyword MaxItems = new("maxItems", JsonKinds.Array, LimitOperand.Count)
    {
        Check = "MaxItems",
        Sentence = static limit => $"At most {Amount(limit, "item")}.",
        Trials = LimitTrials.OfList,
    };

    public static readonly LimitKeyword UniqueItems = new("uniqueItems", JsonKinds.Array, LimitOperand.Flag)
    {
        Check = "UniqueItems",
        Sentence = static _ => "No item twice.",
        Trials = new LimitTrials("true", static _ => [], static _ => ["[1,2]", "[1,1.0]", "[]"]),
    };

    public static readonly LimitKeyword MinProperties = new("minProperties", JsonKinds.Object, LimitOperand.Count)
    {
        Check = "MinProperties",
        Sentence = static limit => $"At least {Amount(limit, "member")}.",
        Trials = LimitTrials.OfMembers,
    };

    public static readonly LimitKeyword MaxProperties = new("maxProperties", JsonKinds.Object, LimitOperand.Count)
    {
        Check = "MaxProperties",
        Sentence = static limit => $"At most {Amount(limit, "member")}.",
        Trials = LimitTrials.OfMembers,
    };

    public static readonly SchemaKeyword Type = Structure("type");
    public static readonly SchemaKeyword Enum = Structure("enum");
    public static readonly SchemaKeyword Const = Structure("const");
    public static readonly SchemaKeyword Reference = Structure("$ref");
    public static readonly SchemaKeyword AllOf = Structure("allOf");
    public static readonly SchemaKeyword AnyOf = Structure("anyOf");
    public static readonly SchemaKeyword OneOf = Structure("oneOf");
    public static readonly SchemaKeyword Discriminator = Structure("discriminator");
    public static readonly SchemaKeyword Items = Structure("items", JsonKinds.Array);
    public static readonly SchemaKeyword PrefixItems = Structure("prefixItems", JsonKinds.Array);
    public static readonly SchemaKeyword Properties = Structure("properties", JsonKinds.Object);
    public static readonly SchemaKeyword AdditionalProperties = Structure("additionalProperties", JsonKinds.Object);
    public static readonly SchemaKeyword PatternProperties = Structure("patternProperties", JsonKinds.Object);

    public static readonly SchemaKeyword If = Rule("if");
    public static readonly SchemaKeyword Then = Rule("then");
    public static readonly SchemaKeyword Else = Rule("else");
    public static readonly SchemaKeyword Not = Rule("not");
    public static readonly SchemaKeyword Contains = Rule("contains", JsonKinds.Array);
    public static readonly SchemaKeyword MinContains = Rule("minContains", JsonKinds.Array);
    public static readonly SchemaKeyword MaxContains = Rule("maxContains", JsonKinds.Array);
    public static readonly SchemaKeyword UnevaluatedItems = Rule("unevaluatedItems", JsonKinds.Array);
    public static readonly SchemaKeyword Required = Rule("required", JsonKinds.Object);
    public static readonly SchemaKeyword PropertyNames = Rule("propertyNames", JsonKinds.Object);
    public static readonly SchemaKeyword DependentRequired = Rule("dependentRequired", JsonKinds.Object);
    public static readonly SchemaKeyword DependentSchemas = Rule("dependentSchemas", JsonKinds.Object);
    public static readonly SchemaKeyword UnevaluatedProperties = Rule("unevaluatedProperties", JsonKinds.Object);

    public static readonly SchemaKeyword Dialect = Annotation("$schema");
    public static readonly SchemaKeyword Definitions = Annotation("$defs");
    public static readonly SchemaKeyword Title = Annotation("title");
    public static readonly SchemaKeyword Description = Annotation("description");
    public static readonly SchemaKeyword Default = Annotation("default");
    public static readonly SchemaKeyword Examples = Annotation("examples");
    public static readonly SchemaKeyword Deprecated = Annotation("deprecated");
    public static readonly SchemaKeyword ReadOnly = Annotation("readOnly");
    public static readonly SchemaKeyword WriteOnly = Annotation("writeOnly");
    public static readonly SchemaKeyword ContentEncoding = Annotation("contentEncoding");
    public static readonly SchemaKeyword ContentMediaType = Annotation("contentMediaType");

    private static readonly SchemaKeyword[] s_annotations =
    [
        Dialect, Definitions, Title, Description, Default, Examples, Deprecated, ReadOnly, WriteOnly, ContentEncoding, ContentMediaType,
        .. new[]
        {
            "summary", "example", "externalDocs", "xml", "nullable", "$comment", "$id", "$anchor", "$dynamicAnchor", "$recursiveAnchor",
            "definitions", "contentSchema",
        }.Select(Annotation),
    ];

    private static readonly SchemaKeyword[] s_unsupported =
    [
        .. new[] { "$dynamicRef", "$recursiveRef", "$vocabulary", "additionalItems", "dependencies" }
            .Select(static name => new SchemaKeyword(name, KeywordRole.Unsupported)),
    ];

    /// <summary>The rules that one operand tells.</summary>
    public static readonly IReadOnlyList<LimitKeyword> Limits =
    [
        MinLength, MaxLength, Pattern, Format, Minimum, Maximum, ExclusiveMinimum, ExclusiveMaximum, MultipleOf, MinItems, MaxItems,
        UniqueItems, MinProperties, MaxProperties,
    ];

    /// <summary>Every keyword.</summary>
    public static readonly IReadOnlyList<SchemaKeyword> All =
    [
        .. Limits, Type, Enum, Const, Reference, AllOf, AnyOf, OneOf, Discriminator, Items, PrefixItems, Properties, AdditionalProperties,
        PatternProperties, If, Then, Else, Not, Contains, MinContains, MaxContains, UnevaluatedItems, Required, PropertyNames,
        DependentRequired, DependentSchemas, UnevaluatedProperties, .. s_annotations, .. s_unsupported,
    ];

    private static readonly Dictionary<string, SchemaKeyword> s_byName =
        All.ToDictionary(static keyword => keyword.Name, StringComparer.Ordinal);

    /// <summary>The keyword of a name; null where it is none, as extensions are.</summary>
    public static SchemaKeyword? Find(string name) => s_byName.TryGetValue(name, out var keyword) ? keyword : null;

    /// <summary>Whether a name is an extension's.</summary>
    public static bool IsExtension(string name) => name.StartsWith("x-", StringComparison.Ordinal);

    /// <summary>Whether a member of a schema says nothing about which values are valid.</summary>
    public static bool IsAnnotation(string name) => Find(name) is { } keyword ? keyword.Role == KeywordRole.Annotation : IsExtension(name);

    /// <summary>Whether a member of a schema is a reference, by whichever name.</summary>
    public static bool IsReference(string name) => name is "$ref" or "$dynamicRef" or "$recursiveRef";

    private static SchemaKeyword Structure(string name, JsonKinds kinds = JsonKinds.None) => new(name, KeywordRole.Structure, kinds);

    private static SchemaKeyword Rule(string name, JsonKinds kinds = JsonKinds.None) => new(name, KeywordRole.Rule, kinds);

    private static SchemaKeyword Annotation(string name) => new(name, KeywordRole.Annotation);

    private static string Amount(string number, string noun) => number == "1" ? $"1 {noun}" : $"{number} {noun}s";

    private static string Short(string text) => text.Length <= 200 ? text : text.Substring(0, 200) + "…";
}

namespace KlingGen.SpecCompiler.OpenApi.References;

/// <summary>What stands where in a document, as OpenAPI has it.</summary>
internal static class PartKinds
{
    /// <summary>What each member or item is, of those that have but one kind of them.</summary>
    private static readonly Dictionary<PartKind, PartKind> s_collections = new()
    {
        [PartKind.NamedSchemas] = PartKind.Schema,
        [PartKind.Schemas] = PartKind.Schema,
        [PartKind.SchemaList] = PartKind.Schema,
        [PartKind.Parameters] = PartKind.Parameter,
        [PartKind.Headers] = PartKind.Header,
        [PartKind.RequestBodies] = PartKind.RequestBody,
        [PartKind.Responses] = PartKind.Response,
        [PartKind.Contents] = PartKind.MediaType,
        [PartKind.PathItems] = PartKind.PathItem,
        [PartKind.Operations] = PartKind.Operation,
        [PartKind.Callback] = PartKind.PathItem,
        [PartKind.Callbacks] = PartKind.Callback,
    };

    /// <summary>What each member is, of those whose members differ.</summary>
    private static readonly Dictionary<PartKind, Dictionary<string, PartKind>> s_members = new()
    {
        [PartKind.Document] = Members(
            ("components", PartKind.Components),
            ("paths", PartKind.PathItems),
            ("webhooks", PartKind.PathItems),
            ("$defs", PartKind.NamedSchemas),
            ("definitions", PartKind.NamedSchemas)),
        [PartKind.Components] = Members(
            ("schemas", PartKind.NamedSchemas),
            ("parameters", PartKind.Parameters),
            ("headers", PartKind.Headers),
            ("requestBodies", PartKind.RequestBodies),
            ("responses", PartKind.Responses),
            ("callbacks", PartKind.Callbacks),
            ("pathItems", PartKind.PathItems),
            ("mediaTypes", PartKind.Contents),
            ("securitySchemes", PartKind.Other),
            ("links", PartKind.Other),
            ("examples", PartKind.Other)),
        [PartKind.PathItem] = Members(
            [
                ("parameters", PartKind.Parameters), ("additionalOperations", PartKind.Operations), ("servers", PartKind.Other),
                .. Methods.All.Select(static method => (method, PartKind.Operation)),
            ]),
        [PartKind.Operation] = Members(
            ("parameters", PartKind.Parameters),
            ("requestBody", PartKind.RequestBody),
            ("responses", PartKind.Responses),
            ("callbacks", PartKind.Callbacks)),
        [PartKind.Parameter] = Members(
            ("schema", PartKind.Schema), ("content", PartKind.Contents), ("example", PartKind.Other), ("examples", PartKind.Other)),
        [PartKind.RequestBody] = Members(("content", PartKind.Contents)),
        [PartKind.Response] = Members(
            ("headers", PartKind.Headers), ("content", PartKind.Contents), ("links", PartKind.Other), ("schema", PartKind.Schema)),
        [PartKind.MediaType] = Members(
            ("schema", PartKind.Schema), ("itemSchema", PartKind.Schema), ("example", PartKind.Other), ("examples", PartKind.Other)),
        [PartKind.Schema] = Members(
            ("properties", PartKind.Schemas),
            ("patternProperties", PartKind.Schemas),
            ("dependentSchemas", PartKind.Schemas),
            ("$defs", PartKind.Schemas),
            ("definitions", PartKind.Schemas),
            ("allOf", PartKind.SchemaList),
            ("anyOf", PartKind.SchemaList),
            ("oneOf", PartKind.SchemaList),
            ("prefixItems", PartKind.SchemaList),
            ("items", PartKind.Schema),
            ("contains", PartKind.Schema),
            ("additionalProperties", PartKind.Schema),
            ("unevaluatedProperties", PartKind.Schema),
            ("unevaluatedItems", PartKind.Schema),
            ("propertyNames", PartKind.Schema),
            ("contentSchema", PartKind.Schema),
            ("not", PartKind.Schema),
            ("if", PartKind.Schema),
            ("then", PartKind.Schema),
            ("else", PartKind.Schema),
            ("default", PartKind.Other),
            ("example", PartKind.Other),
            ("examples", PartKind.Other)),
    };

    /// <summary>What the members or items of a collection are; null where it is none.</summary>
    public static PartKind? Each(PartKind collection) => s_collections.TryGetValue(collection, out var kind) ? kind : null;

    /// <summary>What stands at the end of a way down from a part.</summary>
    /// <param name="kind">What the part is.</param>
    /// <param name="way">The way, as a JSON pointer.</param>
    public static PartKind At(PartKind kind, string way)
    {
        foreach (var segment in JsonPointer.Segments(way))
        {
            kind = kind == PartKind.Header ? PartKind.Parameter : kind;
            kind = Each(kind) ?? (s_members.TryGetValue(kind, out var members) && members.TryGetValue(segment, out var member) ? member
                : kind == PartKind.Other ? kind
                : PartKind.Unknown);
        }

        return kind;
    }

    private static Dictionary<string, PartKind> Members(params (string Name, PartKind Kind)[] members) =>
        members.ToDictionary(static member => member.Name, static member => member.Kind, StringComparer.Ordinal);
}

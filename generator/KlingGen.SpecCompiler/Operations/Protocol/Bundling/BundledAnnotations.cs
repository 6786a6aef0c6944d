using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Operations.Protocol.Bundling;

/// <summary>Writes what schemas say for people, which stands beside references as well.</summary>
internal static class BundledAnnotations
{
    private static readonly Dictionary<SchemaKeyword, Func<Schema, SchemaKeyword, string?>> s_writers = new()
    {
        [SchemaKeywords.Title] = BundledLimits.Quoted,
        [SchemaKeywords.Description] = BundledLimits.Quoted,
        [SchemaKeywords.Default] = Value,
        [SchemaKeywords.Examples] = List,
        [SchemaKeywords.Deprecated] = True,
        [SchemaKeywords.ReadOnly] = True,
        [SchemaKeywords.WriteOnly] = True,
    };

    public static bool Contains(SchemaKeyword keyword) => s_writers.ContainsKey(keyword);

    public static void Write(BundledScope scope, SchemaKeyword keyword) =>
        scope.Written.Set(keyword, s_writers[keyword](scope.Schema, keyword));

    private static string? Value(Schema schema, SchemaKeyword keyword) => schema.ValueOf(keyword)?.Json;

    private static string? List(Schema schema, SchemaKeyword keyword) =>
        schema.ValueOf(keyword) is { IsArray: true } list ? list.Json : null;

    private static string? True(Schema schema, SchemaKeyword keyword) =>
        string.Equals(schema.TextOf(keyword), JsonText.Of(true), StringComparison.OrdinalIgnoreCase) ? JsonText.Of(true) : null;
}

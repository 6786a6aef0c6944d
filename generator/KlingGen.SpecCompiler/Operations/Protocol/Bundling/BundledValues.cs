using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Operations.Protocol.Bundling;

/// <summary>Writes which values there are: the JSON types, and lists of values.</summary>
internal sealed class BundledValues(DocumentTypes types)
{
    /// <summary>The value of <c>type</c> that names kinds.</summary>
    public static string NamesOf(JsonKinds kinds)
    {
        var names = JsonTypeNames.Of(kinds).Select(JsonText.Quote).ToList();
        return names.Count == 1 ? names[0] : JsonText.Array(names);
    }

    public static void Type(BundledScope scope)
    {
        var kinds = scope.Schema.OwnKinds ?? JsonKinds.None;
        var isNullable = scope.Schema.IsMarkedNullable;
        scope.Written.Set(SchemaKeywords.Type, kinds == JsonKinds.None ? null : NamesOf(isNullable ? kinds | JsonKinds.Null : kinds));
    }

    public void Enum(BundledScope scope)
    {
        var listed = (scope.Schema.Enum ?? []).Select(value => Json(scope, value));
        var values = (scope.Schema.IsMarkedNullable ? listed.Append(JsonText.Null) : listed).Distinct().ToList();
        scope.Written.Set(SchemaKeywords.Enum, values.Count == 0 ? null : JsonText.Array(values));
    }

    public void Const(BundledScope scope)
    {
        var value = Json(scope, scope.Schema.Const!);
        if (scope.Schema.IsMarkedNullable)
        {
            scope.Written.Set(SchemaKeywords.Enum, JsonText.Array([value, JsonText.Null]));
        }
        else
        {
            scope.Written.Set(SchemaKeywords.Const, value);
        }
    }

    /// <summary>A value; of a text that is written without quotes, the text.</summary>
    private string Json(BundledScope scope, SpecValue value)
    {
        var kinds = scope.Type is PrimitiveRef { Kind: PrimitiveKind.Json } or ModelRef { Kind: ModelKind.Union }
            ? types.Normalize(scope.Schema).Kinds ?? JsonKinds.Any
            : types.KindsOf(scope.Type);
        return kinds == JsonKinds.String ? value.JsonOfText() : value.Json;
    }
}

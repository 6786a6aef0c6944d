using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Operations.Protocol.Bundling;

/// <summary>Writes rules about the items of arrays.</summary>
internal sealed class BundledArrays(SchemaBundler bundler)
{
    public void Items(BundledScope scope) => Write(scope, SchemaKeywords.Items, scope.Schema.Items);

    public void PrefixItems(BundledScope scope) =>
        scope.Written.Set(SchemaKeywords.PrefixItems, bundler.List(scope.Schema.PrefixItems, scope.Item));

    public void Contains(BundledScope scope) => Write(scope, SchemaKeywords.Contains, scope.Schema.Contains);

    public void UnevaluatedItems(BundledScope scope) => Write(scope, SchemaKeywords.UnevaluatedItems, scope.Schema.UnevaluatedItems);

    private void Write(BundledScope scope, SchemaKeyword keyword, Schema? items) =>
        scope.Written.Set(keyword, items is null ? null : bundler.Write(items, scope.Item));
}

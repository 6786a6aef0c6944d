using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Operations.Protocol.Bundling;

/// <summary>Writes schemas that hold of the same value, together or under conditions.</summary>
internal sealed class BundledConditions(SchemaBundler bundler)
{
    public void AllOf(BundledScope scope) =>
        scope.Written.AllOf(scope.Schema.AllOf.Select(part => bundler.Write(part, scope.Type)).ToList());

    public void AnyOf(BundledScope scope) => scope.Written.Set(SchemaKeywords.AnyOf, bundler.List(scope.Schema.AnyOf ?? [], scope.Type));

    public void OneOf(BundledScope scope) => scope.Written.Set(SchemaKeywords.OneOf, bundler.List(scope.Schema.OneOf ?? [], scope.Type));

    public void Not(BundledScope scope) => Write(scope, SchemaKeywords.Not, scope.Schema.Not!);

    public void If(BundledScope scope)
    {
        if (scope.Schema.Then is not null || scope.Schema.Else is not null)
        {
            Write(scope, SchemaKeywords.If, scope.Schema.If!);
        }
    }

    public void Then(BundledScope scope) => WriteBranch(scope, SchemaKeywords.Then, scope.Schema.Then!);

    public void Else(BundledScope scope) => WriteBranch(scope, SchemaKeywords.Else, scope.Schema.Else!);

    private void WriteBranch(BundledScope scope, SchemaKeyword keyword, Schema branch)
    {
        if (scope.Schema.If is not null)
        {
            Write(scope, keyword, branch);
        }
    }

    private void Write(BundledScope scope, SchemaKeyword keyword, Schema schema) =>
        scope.Written.Set(keyword, bundler.Write(schema, scope.Type));
}

using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Operations.Protocol.Bundling;

/// <summary>Writes schemas that hold of the same value, together or under conditions.</summary>
internal sealed class BundledConditions(SchemaBundler bundler)
{
    public void AllOf(BundledScope scope)
    {
        // Who only points at a parent refines nothing.
        var isReference = scope.Schema.PureReference(isQuiet: true) is not null;
        scope.Written.AllOf(scope.Schema.AllOf
            .Select(part => isReference ? bundler.Write(part, scope.Type) : bundler.WritePart(part, scope.Type)).ToList());
    }

    public void AnyOf(BundledScope scope) => WriteAlternatives(scope, SchemaKeywords.AnyOf, scope.Schema.AnyOf);

    public void OneOf(BundledScope scope) => WriteAlternatives(scope, SchemaKeywords.OneOf, scope.Schema.OneOf);

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

    private void WriteAlternatives(BundledScope scope, SchemaKeyword keyword, IReadOnlyList<Schema>? branches)
    {
        if (!scope.IsRefined)
        {
            scope.Written.Set(keyword, bundler.List(branches ?? [], scope.Type));
        }
    }

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

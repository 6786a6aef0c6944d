using KlingGen.Patterns;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Operations.Protocol.Bundling;

/// <summary>Writes rules about the members of objects.</summary>
internal sealed class BundledObjects(SchemaBundler bundler, DocumentTypes types)
{
    public void Properties(BundledScope scope)
    {
        var members = scope.Schema.Properties.Select(member => (member.Name, Write(member, types.MemberOf(scope.Type, member.Name).Type)));
        Write(scope, SchemaKeywords.Properties, members);
        Required(scope);
    }

    /// <summary>The names that an object requires, those among them that call themselves required.</summary>
    public static void Required(BundledScope scope)
    {
        var own = scope.Schema.Properties.Where(static member => member.Schema.IsRequired).Select(static member => member.Name);
        var names = scope.Schema.Required.Concat(own).ToList();
        scope.Written.Set(SchemaKeywords.Required, names.Count == 0 ? null : Names(names));
    }

    public void AdditionalProperties(BundledScope scope)
    {
        if (scope.Schema.AdditionalProperties is { } additional && (additional.IsObject || additional.Boolean is not null))
        {
            scope.Written.Set(SchemaKeywords.AdditionalProperties, bundler.Write(additional, scope.Value));
        }
    }

    public void PatternProperties(BundledScope scope) => Write(
        scope,
        SchemaKeywords.PatternProperties,
        scope.Schema.PatternProperties
            .Where(static member => EcmaPattern.Problem(member.Name) is null)
            .Select(member => (member.Name, Write(member, scope.Value))));

    public void UnevaluatedProperties(BundledScope scope) =>
        scope.Written.Set(SchemaKeywords.UnevaluatedProperties, bundler.Write(scope.Schema.UnevaluatedProperties!, scope.Value));

    public void PropertyNames(BundledScope scope) =>
        scope.Written.Set(SchemaKeywords.PropertyNames, bundler.Write(scope.Schema.PropertyNames!, TypeRef.String));

    public void DependentSchemas(BundledScope scope) => Write(
        scope,
        SchemaKeywords.DependentSchemas,
        scope.Schema.DependentSchemas.Select(member => (member.Trigger, bundler.Write(member.Schema, scope.Type))));

    public static void DependentRequired(BundledScope scope) => Write(
        scope,
        SchemaKeywords.DependentRequired,
        scope.Schema.DependentRequired.Select(static member => (member.Trigger, Names(member.Names))));

    /// <summary>Writes members, but for a value that is none of members.</summary>
    private static void Write(BundledScope scope, SchemaKeyword keyword, IEnumerable<(string Name, string Json)> members)
    {
        if (scope.Schema.ValueOf(keyword) is { IsObject: true })
        {
            scope.Written.Set(keyword, JsonText.Object(members));
        }
    }

    private string Write((string Name, Schema Schema) member, TypeRef type) => bundler.Write(member.Schema, type);

    private static string Names(IEnumerable<string> names) => JsonText.Array(names.Distinct().Select(JsonText.Quote));
}

using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Operations.Protocol.Bundling;

/// <summary>Writes the keywords of schemas in JSON Schema's newest words, each by its entry in one table.</summary>
internal sealed class KeywordWriter
{
    private readonly Dictionary<SchemaKeyword, Action<BundledScope>> _writers;

    public KeywordWriter(SchemaBundler bundler, DocumentTypes types)
    {
        var values = new BundledValues(types);
        var arrays = new BundledArrays(bundler);
        var objects = new BundledObjects(bundler, types);
        var conditions = new BundledConditions(bundler);
        _writers = new()
        {
            [SchemaKeywords.Type] = BundledValues.Type,
            [SchemaKeywords.Enum] = values.Enum,
            [SchemaKeywords.Const] = values.Const,
            [SchemaKeywords.AllOf] = conditions.AllOf,
            [SchemaKeywords.AnyOf] = conditions.AnyOf,
            [SchemaKeywords.OneOf] = conditions.OneOf,
            [SchemaKeywords.Not] = conditions.Not,
            [SchemaKeywords.If] = conditions.If,
            [SchemaKeywords.Then] = conditions.Then,
            [SchemaKeywords.Else] = conditions.Else,
            [SchemaKeywords.Items] = arrays.Items,
            [SchemaKeywords.PrefixItems] = arrays.PrefixItems,
            [SchemaKeywords.Contains] = arrays.Contains,
            [SchemaKeywords.UnevaluatedItems] = arrays.UnevaluatedItems,
            [SchemaKeywords.Properties] = objects.Properties,
            [SchemaKeywords.Required] = BundledObjects.Required,
            [SchemaKeywords.AdditionalProperties] = objects.AdditionalProperties,
            [SchemaKeywords.PatternProperties] = objects.PatternProperties,
            [SchemaKeywords.UnevaluatedProperties] = objects.UnevaluatedProperties,
            [SchemaKeywords.PropertyNames] = objects.PropertyNames,
            [SchemaKeywords.DependentSchemas] = objects.DependentSchemas,
            [SchemaKeywords.DependentRequired] = BundledObjects.DependentRequired,
        };
        Add(BundledLimits.WriteCount, SchemaKeywords.MinContains, SchemaKeywords.MaxContains);
        Add(BundledLimits.WriteText, SchemaKeywords.ContentEncoding, SchemaKeywords.ContentMediaType);
        foreach (var limit in SchemaKeywords.Limits)
        {
            _writers.Add(limit, scope => BundledLimits.Write(scope, limit));
        }
    }

    public void Write(BundledScope scope)
    {
        foreach (var (keyword, _) in scope.Schema.Keywords)
        {
            if (keyword is null)
            {
                continue;
            }

            if (BundledAnnotations.Contains(keyword))
            {
                BundledAnnotations.Write(scope, keyword);
            }
            else if (!scope.Schema.IsReferenceAlone && _writers.TryGetValue(keyword, out var write))
            {
                write(scope);
            }
        }
    }

    private void Add(Action<BundledScope, SchemaKeyword> write, params SchemaKeyword[] keywords)
    {
        foreach (var keyword in keywords)
        {
            _writers.Add(keyword, scope => write(scope, keyword));
        }
    }
}

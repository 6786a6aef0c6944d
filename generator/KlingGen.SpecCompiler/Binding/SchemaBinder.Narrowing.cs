using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Binding;

internal sealed partial class SchemaBinder
{
    /// <summary>How deep references are followed to see whether a branch only narrows.</summary>
    private const int MaxRuleDepth = 16;

    /// <summary>The <c>oneOf</c> or <c>anyOf</c> that decides the C# type; null when there is none, or when all of them only narrow what is typed already.</summary>
    public UnionPart? TypedUnion(SchemaShape shape) =>
        shape.Unions.Find(union => IsTyped(union, shape));

    private bool IsTyped(UnionPart union, SchemaShape shape) => union.Branches.Count > 0 && !union.Branches.All(branch => OnlyNarrows(branch, shape));

    public bool OnlyNarrows(SpecNode branch, SchemaShape shape) =>
        shape.Kinds is JsonKinds.String or JsonKinds.Integer or JsonKinds.Number or JsonKinds.Boolean || new Narrowing(reader, _flattener, shape).IsAllOf(branch, 0);

    /// <summary>Whether branches only narrow one shape.</summary>
    private sealed class Narrowing(SpecReader reader, SchemaFlattener flattener, SchemaShape shape)
    {
        /// <summary>The schemas that the question has led to: those that name each other twice would double the work at each step.</summary>
        private readonly Dictionary<YamlNode, bool> _known = [];

        public bool IsAllOf(SpecNode branch, int depth)
        {
            if (depth > MaxRuleDepth)
            {
                return false;
            }

            if (branch.Mapping is not { } mapping)
            {
                return true;
            }

            if (_known.TryGetValue(mapping, out var known))
            {
                return known;
            }

            _known[mapping] = false;
            return _known[mapping] = HasOnlyRules(branch, mapping, depth);
        }

        private bool HasOnlyRules(SpecNode branch, YamlMapping mapping, int depth)
        {
            if (branch["$ref"] is { } reference && (reader.Resolve(reference) is not { } target || !IsAllOf(target, depth + 1)))
            {
                return false;
            }

            var typed = shape.Kinds is not null || shape.Properties.Count > 0;
            return mapping.Entries.All(entry => entry.Key.Text switch
            {
                "$ref" or "$dynamicRef" or "$recursiveRef" => true,
                "type" => typed && flattener.OwnKinds(branch) == (shape.Kinds ?? JsonKinds.Object),
                "properties" => typed && branch["properties"]!.Value.Members().All(member => shape.HasProperty(member.Key.Text)),
                "allOf" or "anyOf" or "oneOf" => branch[entry.Key.Text]!.Value.Items().All(inner => IsAllOf(inner, depth + 1)),
                "additionalProperties" or "items" or "prefixItems" => false,
                var keyword => SchemaKeywords.IsAnnotation(keyword) || SchemaKeywords.IsRule(keyword),
            });
        }
    }
}

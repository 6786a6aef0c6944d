using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Types;

/// <summary>Tells which <c>oneOf</c> and <c>anyOf</c> decide the C# type, and which only narrow what is typed already.</summary>
internal static class TypedUnions
{
    /// <summary>How deep references are followed to see whether a branch only narrows.</summary>
    private const int MaxDepth = 16;

    /// <summary>The union that decides the C# type; null when there is none.</summary>
    public static UnionPart? Of(NormalizedSchema normalized) => normalized.Unions.Find(union => IsTyped(union, normalized));

    public static bool IsTyped(UnionPart union, NormalizedSchema normalized) =>
        union.Branches.Count > 0 && !union.Branches.All(branch => OnlyNarrows(branch, normalized));

    /// <summary>Whether a branch only narrows what is typed already.</summary>
    public static bool OnlyNarrows(Schema branch, NormalizedSchema normalized) =>
        normalized.Kinds is JsonKinds.String or JsonKinds.Integer or JsonKinds.Number or JsonKinds.Boolean
        || new Narrowing(normalized).IsAllOf(branch, 0);

    /// <summary>Whether branches only narrow one schema.</summary>
    private sealed class Narrowing(NormalizedSchema typed)
    {
        /// <summary>The schemas that the question has led to: those that name each other twice would double the work at each
        /// step.</summary>
        private readonly Dictionary<Schema, bool> _known = [];

        public bool IsAllOf(Schema branch, int depth)
        {
            if (depth > MaxDepth)
            {
                return false;
            }

            if (!branch.IsObject)
            {
                return true;
            }

            if (_known.TryGetValue(branch, out var known))
            {
                return known;
            }

            _known[branch] = false;
            return _known[branch] = HasOnlyRules(branch, depth);
        }

        private bool HasOnlyRules(Schema branch, int depth)
        {
            if (branch.HasReference && (branch.Reference is not { } target || !IsAllOf(target, depth + 1)))
            {
                return false;
            }

            var isTyped = typed.Kinds is not null || typed.HasProperties;
            return branch.Keywords.All(entry => IsRule(branch, entry.Keyword, entry.Name, isTyped, depth));
        }

        private bool IsRule(Schema branch, SchemaKeyword? keyword, string name, bool isTyped, int depth)
        {
            if (SchemaKeywords.IsReference(name))
            {
                return true;
            }

            if (keyword == SchemaKeywords.Type)
            {
                return isTyped && branch.OwnKinds == (typed.Kinds ?? JsonKinds.Object);
            }

            if (keyword == SchemaKeywords.Properties)
            {
                return isTyped && branch.Properties.All(member => typed.HasProperty(member.Name));
            }

            var inner = keyword == SchemaKeywords.AllOf ? branch.AllOf
                : keyword == SchemaKeywords.AnyOf ? branch.AnyOf
                : keyword == SchemaKeywords.OneOf ? branch.OneOf
                : null;
            return inner is not null
                ? inner.All(schema => IsAllOf(schema, depth + 1))
                : keyword is { Role: KeywordRole.Rule } || SchemaKeywords.IsAnnotation(name);
        }
    }
}

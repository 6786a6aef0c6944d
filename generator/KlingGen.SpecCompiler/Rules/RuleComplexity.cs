using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Rules;

/// <summary>Keeps the rules of schemas that lead to each other within bounds: conditions are written out where they stand, so that schemas
/// that name each other twice double at each step.</summary>
internal sealed class RuleComplexity
{
    private const int MaxRules = 10_000;

    /// <summary>A document that is refused need not be written out as far.</summary>
    private const int MaxRulesOfRefused = 100;
    private const int MaxDepth = 64;

    private readonly HashSet<Schema> _active = [];
    private int _rules;
    private int _most = MaxRules;

    /// <summary>Whether a schema may be looked into now; <see cref="Leave"/> follows.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="isRepeated">Whether it stands in itself.</param>
    public bool Enter(Schema schema, out bool isRepeated)
    {
        isRepeated = false;
        _rules = _active.Count == 0 ? 0 : _rules + 1;
        if (IsTooDeep(_active.Count) || _rules > _most)
        {
            Refuse(schema);
            return false;
        }

        isRepeated = !_active.Add(schema);
        return !isRepeated;
    }

    public void Leave(Schema schema) => _active.Remove(schema);

    public void Refuse(Schema schema)
    {
        schema.Report(SpecDescriptors.ComplexityLimit);
        _most = MaxRulesOfRefused;
    }

    public static bool IsTooDeep(int depth) => depth > MaxDepth;
}

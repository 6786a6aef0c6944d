using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Operations;
using KlingGen.SpecCompiler.Rules;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Documents;

/// <summary>Makes the models of rule schemas: what a document adds to the rules of types that may be others'.</summary>
internal static class RuleSets
{
    /// <param name="names">The names of the document.</param>
    public static IEnumerable<RuleSetModel> Bind(OwnNames names, DocumentTypes types, RuleBinder rules)
    {
        foreach (var schema in names.Components)
        {
            if (!schema.Extensions.IsRuleSchema || schema.Extensions.Constrained is not { } target)
            {
                continue;
            }

            var type = types.TypeOf(target);
            if (type is ModelRef)
            {
                yield return new RuleSetModel(
                    names.ComponentName(schema)!, Documentation.Of([schema], schema), type, rules.Whole(schema, type));
            }
            else
            {
                var reference = schema.Extensions.Constrains!;
                reference.Report(SpecDescriptors.ConstrainedTypeUnknown, reference.Text ?? "");
            }
        }
    }
}

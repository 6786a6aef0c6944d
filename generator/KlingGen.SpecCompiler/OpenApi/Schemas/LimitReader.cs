using System.Globalization;
using KlingGen.Patterns;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.Schemas;

/// <summary>Reads the limits of a schema, those that versions of OpenAPI write in different ways among them.</summary>
internal readonly struct LimitReader(SpecNode schema, SpecContext context)
{
    public LimitValue? Read(LimitKeyword keyword)
    {
        if (keyword == SchemaKeywords.ExclusiveMinimum || keyword == SchemaKeywords.ExclusiveMaximum)
        {
            return ExclusiveNumber(keyword) is { } bound ? new LimitValue(keyword, bound) : null;
        }

        return OperandOf(keyword) is { } operand ? new LimitValue(Meant(keyword), operand) : null;
    }

    private string? OperandOf(LimitKeyword keyword) => keyword.Operand switch
    {
        LimitOperand.Count => context.Values.Count(schema, keyword.Name)?.ToString(CultureInfo.InvariantCulture),
        LimitOperand.Number => context.Values.Number(schema, keyword.Name),
        LimitOperand.Flag => context.Values.Flag(schema, keyword.Name) ? "true" : null,
        LimitOperand.Pattern => context.Values.Text(schema, keyword.Name) is { } pattern && IsPattern(keyword, pattern) ? pattern : null,
        _ => context.Values.Text(schema, keyword.Name),
    };

    /// <summary>In 3.0 a boolean beside a limit says that the limit itself is shut out.</summary>
    private LimitKeyword Meant(LimitKeyword keyword)
    {
        var exclusive = keyword == SchemaKeywords.Minimum ? SchemaKeywords.ExclusiveMinimum
            : keyword == SchemaKeywords.Maximum ? SchemaKeywords.ExclusiveMaximum
            : null;
        return exclusive is not null && IsBoolean(exclusive) && context.Values.Flag(schema, exclusive.Name) ? exclusive : keyword;
    }

    /// <summary>A number since 3.1; in 3.0 a boolean that belongs to the limit beside it. Documents mix the two, and both are
    /// plain.</summary>
    private string? ExclusiveNumber(LimitKeyword keyword)
    {
        var isOld = schema.Document.Version == SpecVersion.V30;
        if (!IsBoolean(keyword))
        {
            if (isOld)
            {
                ReportVersion(keyword, "a boolean", "a number");
            }

            return context.Values.Number(schema, keyword.Name);
        }

        if (!isOld)
        {
            ReportVersion(keyword, "a number", "a boolean");
        }

        return null;
    }

    private void ReportVersion(LimitKeyword keyword, string expected, string actual) =>
        context.Reporter.ReportKey(SpecDescriptors.OtherVersion, schema, keyword.Name, keyword.Name, expected, actual);

    private bool IsBoolean(LimitKeyword keyword) => schema[keyword.Name] is { Node: YamlScalar { Kind: YamlScalarKind.Boolean } };

    private bool IsPattern(LimitKeyword keyword, string pattern)
    {
        if (EcmaPattern.Problem(pattern) is not { } problem)
        {
            return true;
        }

        context.Reporter.ReportKey(SpecDescriptors.InvalidPattern, schema, keyword.Name, pattern, problem);
        return false;
    }
}

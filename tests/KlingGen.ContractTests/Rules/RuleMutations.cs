using System.Globalization;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KlingGen.ContractTests.Rules;

/// <summary>Changes every rule of our documents, one at a time: taken away, loosened and, where a case may tell, tightened.</summary>
internal sealed class RuleMutations
{
    private readonly RequestSchemas _schemas;
    private readonly List<List<string>> _enums;
    private readonly List<Mutant> _mutants = [];
    private string _document = "";

    private RuleMutations(RequestSchemas schemas)
    {
        _schemas = schemas;
        _enums = [.. schemas.All.Select(static found => found.Schema).Where(static schema => schema.Children.ContainsKey("enum"))
            .Select(static schema => ((YamlSequenceNode)schema["enum"]).Children.Select(static value => value.ToString()).ToList())];
    }

    public static IReadOnlyList<Mutant> Of(YamlDocuments documents)
    {
        var schemas = RequestSchemas.Of(documents);
        var mutations = new RuleMutations(schemas);
        foreach (var (document, schema) in schemas.All)
        {
            mutations._document = document;
            mutations.Mutate(schema);
        }

        return mutations._mutants;
    }

    private void Mutate(YamlMappingNode schema)
    {
        foreach (var (keyNode, value) in schema.Children)
        {
            var key = keyNode.ToString();
            switch (key)
            {
                case "enum":
                    Remove(schema, key);
                    Entries(key, (YamlSequenceNode)value);
                    MoreValues((YamlSequenceNode)value);
                    break;
                case "required" or "allOf" or "anyOf" or "oneOf":
                    Remove(schema, key);
                    Entries(key, RequestSchemas.IsOpenList(schema) ? null : (YamlSequenceNode)value);
                    break;
                case "format" when schema.Children.ContainsKey("enum") || schema.Children.ContainsKey("maximum"):
                    // It names the C# type; which numbers are valid is said by the others.
                    break;
                case "type" or "format" when _schemas.IsParameter(schema):
                    break;
                case "type":
                    Remove(schema, key);
                    Entries(key, value as YamlSequenceNode);
                    break;
                case "properties":
                    foreach (var (name, member) in ((YamlMappingNode)value).Children.Where(static member => member.Value is YamlScalarNode))
                    {
                        Replace("properties/" + name, member, Plain(member.ToString() == "false" ? "true" : "false"));
                    }

                    break;
                case "x-error-message":
                    if (!schema.Children.ContainsKey("x-severity"))
                    {
                        With(schema, "x-severity", Plain("warning"));
                    }

                    break;
                case "const" or "not" or "if" or "then" or "else" or "contains" or "items" or "$ref" or "x-severity":
                    Remove(schema, key);
                    break;
                case "x-constrains" or "x-enum-varnames" or "x-enum-descriptions" or "x-request" or "x-option" or "x-send-default":
                    // They judge nothing.
                    break;
                case var _ when SchemaKeywords.Find(key) is { Role: KeywordRole.Annotation }:
                    break;
                case var _ when SchemaKeywords.Find(key) is LimitKeyword limit:
                    Limit(schema, limit, value);
                    break;
                default:
                    throw new NotSupportedException(
                        $"{_document}:{keyNode.Start.Line}: there is no change to try for the keyword '{key}'. Add one.");
            }
        }
    }

    private void Limit(YamlMappingNode schema, LimitKeyword limit, YamlNode value)
    {
        Remove(schema, limit.Name);
        foreach (var other in Operands(schema, limit, value.ToString()))
        {
            var style = limit.Operand is LimitOperand.Pattern or LimitOperand.Text ? ScalarStyle.SingleQuoted : ScalarStyle.Plain;
            Replace(limit.Name, value, new YamlScalarNode(other) { Style = style });
        }

        // The same limit, with its end or without.
        foreach (var other in SchemaKeywords.Limits.Where(other => other != limit && other.Check == limit.Check))
        {
            Rename(schema, limit.Name, other.Name);
        }
    }

    private static IEnumerable<string> Operands(YamlMappingNode schema, LimitKeyword limit, string operand)
    {
        if (limit.Operand == LimitOperand.Pattern)
        {
            return PatternMutations.Of(operand);
        }

        // Between whole numbers there is none that a case could tell by.
        var isWhole = schema.Children.TryGetValue("type", out var type) && type.ToString() == "integer";
        return limit.Trials.Mutations(operand).Where(other => !isWhole || !other.Contains('.', StringComparison.Ordinal));
    }

    private void Entries(string key, YamlSequenceNode? entries)
    {
        for (var i = 0; i < entries?.Children.Count && entries.Children.Count > 1; i++)
        {
            var entry = entries.Children[i];
            var others = entries.Children.Where(other => !ReferenceEquals(other, entry));
            Add(entry, $"{key} without {Short(entry, i)}", entries, new YamlSequenceNode(others));
        }
    }

    /// <summary>Adds the values that a longer list of the same kind has; to a list of a kind of its own, a value in other letters.
    /// </summary>
    private void MoreValues(YamlSequenceNode values)
    {
        var own = values.Children.Select(static value => value.ToString()).ToList();
        var more = _enums.Where(other => other.Intersect(own, StringComparer.Ordinal).Any())
            .SelectMany(static other => other)
            .Except(own, StringComparer.Ordinal)
            .ToList();
        foreach (var value in more.Count > 0 ? more : own.SelectMany(Odd).Except(own, StringComparer.Ordinal))
        {
            var added = new YamlScalarNode(value) { Style = ((YamlScalarNode)values.Children[0]).Style };
            Add(values, $"enum with {value}", values, new YamlSequenceNode(values.Children.Append(added)));
        }
    }

    private static IEnumerable<string> Odd(string value) =>
        int.TryParse(value, CultureInfo.InvariantCulture, out var number)
            ? new[] { number - 1, number + 1 }.Select(static near => near.ToString(CultureInfo.InvariantCulture))
        : value.Any(char.IsLower) ? [value.Any(char.IsUpper) ? value.ToLowerInvariant() : value.ToUpperInvariant()]
        : [value.Replace(':', 'x').ToLowerInvariant()];

    private void Remove(YamlMappingNode schema, string key) =>
        Add(Key(schema, key), "no " + key, schema, new YamlMappingNode(schema.Children.Where(member => member.Key.ToString() != key)));

    private void Rename(YamlMappingNode schema, string key, string other) =>
        Add(Key(schema, key), $"{other} for {key}", schema, new YamlMappingNode(schema.Children.Select(member =>
            member.Key.ToString() == key ? KeyValuePair.Create<YamlNode, YamlNode>(new YamlScalarNode(other), member.Value) : member)));

    private void With(YamlMappingNode schema, string key, YamlNode value)
    {
        var added = KeyValuePair.Create<YamlNode, YamlNode>(new YamlScalarNode(key), value);
        Add(schema, $"with {key} {value}", schema, new YamlMappingNode(schema.Children.Append(added)));
    }

    private void Replace(string key, YamlNode value, YamlScalarNode other) => Add(value, $"{key} {other}", value, other);

    private void Add(YamlNode place, string change, YamlNode target, YamlNode replacement) =>
        _mutants.Add(new Mutant(_document, $"{_document}:{place.Start.Line}: {change}", target, replacement));

    private static YamlNode Key(YamlMappingNode schema, string key) => schema.Children.Keys.First(name => name.ToString() == key);

    private static string Short(YamlNode entry, int index) => entry is YamlScalarNode ? entry.ToString() : $"its {index + 1}. entry";

    private static YamlScalarNode Plain(string text) => new(text) { Style = ScalarStyle.Plain };
}

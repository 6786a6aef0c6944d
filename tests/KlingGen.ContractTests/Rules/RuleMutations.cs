using System.Globalization;
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
                case "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum":
                    Remove(schema, key);
                    var step = schema.Children.TryGetValue("type", out var type) && type.ToString() == "integer" ? 1 : 0.5;
                    Replace(key, value, Plain(Number(value) - step));
                    Replace(key, value, Plain(Number(value) + step));
                    Rename(schema, key, key.StartsWith('e') ? char.ToLowerInvariant(key[9]) + key[10..] : "exclusive" + char.ToUpperInvariant(key[0]) + key[1..]);
                    break;
                case "minLength" or "maxLength" or "minItems" or "maxItems":
                    Remove(schema, key);
                    Replace(key, value, Plain(Number(value) + 1));
                    if (Number(value) > 0)
                    {
                        Replace(key, value, Plain(Number(value) - 1));
                    }

                    break;
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
                case "pattern":
                    Remove(schema, key);
                    foreach (var other in PatternMutations.Of(value.ToString()))
                    {
                        Replace(key, value, new YamlScalarNode(other) { Style = ScalarStyle.SingleQuoted });
                    }

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
                case "const" or "format" or "not" or "if" or "then" or "else" or "contains" or "items" or "$ref" or "x-severity":
                    Remove(schema, key);
                    break;
                case "description" or "default" or "x-constrains" or "x-enum-varnames" or "x-enum-descriptions":
                case "x-request" or "x-option" or "x-send-default":
                    // They judge nothing.
                    break;
                default:
                    throw new NotSupportedException($"{_document}:{keyNode.Start.Line}: there is no change to try for the keyword '{key}'. Add one.");
            }
        }
    }

    private void Entries(string key, YamlSequenceNode? entries)
    {
        for (var i = 0; i < entries?.Children.Count && entries.Children.Count > 1; i++)
        {
            var entry = entries.Children[i];
            Add(entry, $"{key} without {Short(entry, i)}", entries, new YamlSequenceNode(entries.Children.Where(other => !ReferenceEquals(other, entry))));
        }
    }

    /// <summary>Adds the values that a longer list of the same kind has; to a list of a kind of its own, a value in other letters.</summary>
    private void MoreValues(YamlSequenceNode values)
    {
        var own = values.Children.Select(static value => value.ToString()).ToList();
        var more = _enums.Where(other => other.Intersect(own, StringComparer.Ordinal).Any()).SelectMany(static other => other).Except(own, StringComparer.Ordinal).ToList();
        foreach (var value in more.Count > 0 ? more : own.SelectMany(Odd).Except(own, StringComparer.Ordinal))
        {
            var added = new YamlScalarNode(value) { Style = ((YamlScalarNode)values.Children[0]).Style };
            Add(values, $"enum with {value}", values, new YamlSequenceNode(values.Children.Append(added)));
        }
    }

    private static IEnumerable<string> Odd(string value) =>
        int.TryParse(value, CultureInfo.InvariantCulture, out var number) ? [(number - 1).ToString(CultureInfo.InvariantCulture), (number + 1).ToString(CultureInfo.InvariantCulture)]
        : value.Any(char.IsLower) ? [value.Any(char.IsUpper) ? value.ToLowerInvariant() : value.ToUpperInvariant()]
        : [value.Replace(':', 'x').ToLowerInvariant()];

    private void Remove(YamlMappingNode schema, string key) =>
        Add(Key(schema, key), "no " + key, schema, new YamlMappingNode(schema.Children.Where(member => member.Key.ToString() != key)));

    private void Rename(YamlMappingNode schema, string key, string other) =>
        Add(Key(schema, key), $"{other} for {key}", schema, new YamlMappingNode(schema.Children.Select(member =>
            member.Key.ToString() == key ? KeyValuePair.Create<YamlNode, YamlNode>(new YamlScalarNode(other), member.Value) : member)));

    private void With(YamlMappingNode schema, string key, YamlNode value) =>
        Add(schema, $"with {key} {value}", schema, new YamlMappingNode(schema.Children.Append(KeyValuePair.Create<YamlNode, YamlNode>(new YamlScalarNode(key), value))));

    private void Replace(string key, YamlNode value, YamlScalarNode other) => Add(value, $"{key} {other}", value, other);

    private void Add(YamlNode place, string change, YamlNode target, YamlNode replacement) =>
        _mutants.Add(new Mutant(_document, $"{_document}:{place.Start.Line}: {change}", target, replacement));

    private static YamlNode Key(YamlMappingNode schema, string key) => schema.Children.Keys.First(name => name.ToString() == key);

    private static string Short(YamlNode entry, int index) => entry is YamlScalarNode ? entry.ToString() : $"its {index + 1}. entry";

    private static double Number(YamlNode node) => double.Parse(node.ToString(), CultureInfo.InvariantCulture);

    private static YamlScalarNode Plain(double number) => Plain(number.ToString(CultureInfo.InvariantCulture));

    private static YamlScalarNode Plain(string text) => new(text) { Style = ScalarStyle.Plain };
}

using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Binding;

/// <summary>Follows references and merges <c>allOf</c>.</summary>
internal sealed class SchemaFlattener(SpecReader reader)
{
    /// <summary>Schemas that lead to each other more often than this are refused: the stack is finite.</summary>
    public const int MaxDepth = 300;

    private readonly HashSet<YamlNode> _merged = [];

    /// <param name="opened">Schema objects whose <c>oneOf</c> and <c>anyOf</c> are left out, because their branches are merged one by one.</param>
    public SchemaShape Flatten(IReadOnlyList<SpecNode> schemas, IReadOnlyList<YamlNode>? opened = null)
    {
        var shape = new SchemaShape { Sources = schemas, Opened = opened ?? [] };
        var active = new HashSet<YamlNode>();
        _merged.Clear();
        foreach (var schema in schemas)
        {
            Add(shape, schema, active);
        }

        shape.ChooseEnum();
        return shape;
    }

    private void Add(SchemaShape shape, SpecNode schema, HashSet<YamlNode> active)
    {
        if (schema.Mapping is not { } mapping)
        {
            AddBoolean(shape, schema);
            return;
        }

        if (!active.Add(mapping))
        {
            reader.Report(SpecDescriptors.CircularReference, schema);
            return;
        }

        if (!_merged.Add(mapping))
        {
            // Merged before by another way.
            active.Remove(mapping);
            return;
        }

        if (active.Count > MaxDepth)
        {
            reader.Report(SpecDescriptors.ComplexityLimit, schema);
            active.Remove(mapping);
            return;
        }

        if (schema["$ref"] is { } reference)
        {
            if (reader.Resolve(reference) is { } target)
            {
                Add(shape, target, active);
            }

            if (schema.Document.Version == SpecVersion.V30)
            {
                shape.Nullable |= reader.Flag(schema, "nullable");
                active.Remove(mapping);
                return;
            }
        }

        shape.Parts.Add(schema);
        AddKinds(shape, schema);
        AddMembers(shape, schema);
        AddValues(shape, schema);
        AddItems(shape, schema);
        if (reader.Array(schema, "allOf") is { } all)
        {
            foreach (var part in all.Items())
            {
                Add(shape, part, active);
            }
        }

        AddUnion(shape, schema, "oneOf", UnionMode.OneOf);
        AddUnion(shape, schema, "anyOf", UnionMode.AnyOf);
        if (schema["discriminator"] is { Node: YamlScalar { Kind: YamlScalarKind.String } or YamlMapping } discriminator)
        {
            shape.Discriminator ??= discriminator;
        }

        active.Remove(mapping);
    }

    private void AddBoolean(SchemaShape shape, SpecNode schema)
    {
        if (schema.Node is YamlScalar { Kind: YamlScalarKind.Boolean } boolean)
        {
            shape.Never |= boolean.Text is "false" or "False" or "FALSE";
        }
        else if (!schema.IsNull)
        {
            reader.Wrong(schema, "schema", "an object or a boolean");
        }
    }

    private void AddKinds(SchemaShape shape, SpecNode schema)
    {
        shape.Nullable |= reader.Flag(schema, "nullable");
        if (schema["type"] is not { } type || type.IsNull)
        {
            return;
        }

        var kinds = KindsOf(type);
        if ((kinds & JsonKinds.Null) != 0)
        {
            shape.Nullable = true;
            kinds &= ~JsonKinds.Null;
        }

        if (kinds != JsonKinds.None)
        {
            shape.Restrict(kinds);
        }
    }

    /// <summary>The kinds that a schema's own <c>type</c> names, null included; null when it names none.</summary>
    public JsonKinds? OwnKinds(SpecNode schema)
    {
        if (schema["type"] is not { } type)
        {
            return null;
        }

        var kinds = KindsOf(type);
        if (schema.Document.Version == SpecVersion.V30 && reader.Flag(schema, "nullable"))
        {
            kinds |= JsonKinds.Null;
        }

        return kinds;
    }

    private JsonKinds KindsOf(SpecNode type) =>
        type.Node is YamlSequence ? type.Items().Aggregate(JsonKinds.None, (all, item) => all | KindOf(item)) : KindOf(type);

    private JsonKinds KindOf(SpecNode type)
    {
        const string expected = "the name of a type of JSON Schema";
        if (type.Node is not YamlScalar { Text: var name })
        {
            reader.LeftOut(type, "type", expected);
            return JsonKinds.None;
        }

        if (JsonTypeName.KindOf(name) is { } kind)
        {
            return kind;
        }

        if (JsonTypeName.Meant(name) is not { } meant)
        {
            reader.Report(SpecDescriptors.UnknownJsonType, type, name);
            return JsonKinds.None;
        }

        reader.Taken(type, "type", expected, meant.Length == 0 ? "any type" : $"'{meant}'");
        return JsonTypeName.KindOf(meant) ?? JsonKinds.None;
    }

    private void AddMembers(SchemaShape shape, SpecNode schema)
    {
        if (reader.Object(schema, "properties") is { } properties)
        {
            foreach (var (key, value) in properties.Members())
            {
                shape.AddProperty(key.Text, value);
                if (value["required"] is { Node: YamlScalar { Kind: YamlScalarKind.Boolean } } && reader.Flag(value, "required"))
                {
                    shape.Required.Add(key.Text);
                }
            }
        }

        foreach (var name in reader.Required(schema))
        {
            shape.Required.Add(name);
        }

        if (schema["additionalProperties"] is { } additional && !additional.IsNull)
        {
            if (additional.Node is YamlScalar { Kind: YamlScalarKind.Boolean } allowed)
            {
                shape.Closed |= allowed.Text is "false" or "False" or "FALSE";
            }
            else if (additional.Mapping is not null)
            {
                shape.Additional ??= additional;
            }
            else
            {
                reader.LeftOut(additional, "additionalProperties", "a schema");
            }
        }

        if (reader.Object(schema, "patternProperties") is { } patterns)
        {
            shape.Patterns.AddRange(patterns.Members().Select(static member => member.Value));
        }
    }

    private void AddValues(SchemaShape shape, SpecNode schema)
    {
        if (schema["enum"] is { Node: YamlSequence } || schema["const"] is not null)
        {
            shape.ValueLists.Add(schema);
        }

        if (reader.Array(schema, "enum") is { } values)
        {
            shape.Enum = schema;
            shape.Nullable |= values.Items().Any(static value => value.IsNull);
        }
        else if (schema["const"] is { } constant)
        {
            shape.Enum ??= schema;
            shape.EnumIsConst = true;
            shape.Nullable |= constant.IsNull;
        }

        shape.Format = reader.Text(schema, "format") ?? shape.Format;
    }

    /// <summary>What <c>items</c> says of each item. A list of one schema is meant as that schema.</summary>
    public SpecNode? ItemsOf(SpecNode schema)
    {
        if (schema["items"] is not { Node: YamlSequence { Items.Count: 1 } } list)
        {
            return schema["items"];
        }

        reader.Taken(list, "items", "a schema", "its only item");
        return list.At(0);
    }

    private void AddItems(SchemaShape shape, SpecNode schema)
    {
        if (schema["items"] is { Node: YamlSequence { Items.Count: > 1 } } places)
        {
            reader.Taken(places, "items", "a schema", "'prefixItems'");
            shape.PrefixItems.AddRange(places.Items());
        }
        else if (ItemsOf(schema) is { } items)
        {
            shape.Items ??= items;
        }

        if (reader.Array(schema, "prefixItems") is { } prefix)
        {
            shape.PrefixItems.AddRange(prefix.Items());
        }
    }

    private void AddUnion(SchemaShape shape, SpecNode schema, string keyword, UnionMode mode)
    {
        if (!shape.Opened.Contains(schema.Node) && reader.Array(schema, keyword) is { } branches)
        {
            shape.Unions.Add(new UnionPart(schema, mode, branches.Items().ToList()));
        }
    }
}

using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.References;

/// <summary>A node and where it stands: in which document, at which JSON pointer.</summary>
internal sealed record SpecNode(SpecDocument Document, YamlNode Node, SpecPlace Place)
{
    public SpecNode(SpecDocument document, YamlNode node, string pointer)
        : this(document, node, new SpecPlace(pointer))
    {
    }

    public string Pointer => Place.Pointer;

    public YamlMapping? Mapping => Node as YamlMapping;

    public string? Text => Node is YamlScalar { Kind: not YamlScalarKind.Null } scalar ? scalar.Text : null;

    public bool IsNull => Node is YamlScalar { Kind: YamlScalarKind.Null };

    /// <summary>The value of a key. A <c>$dynamicRef</c> or <c>$recursiveRef</c> that can only ever mean one schema is a
    /// <c>$ref</c>.</summary>
    public SpecNode? this[string key]
    {
        get
        {
            if (Node is not YamlMapping mapping)
            {
                return null;
            }

            if (mapping[key] is { } child)
            {
                return new SpecNode(Document, child, Place.Of(key));
            }

            return key == "$ref" ? Settled(mapping, "$dynamicRef") ?? Settled(mapping, "$recursiveRef") : null;
        }
    }

    private SpecNode? Settled(YamlMapping mapping, string key) =>
        mapping[key] is { } reference && Place.Of(key) is var place && Document.IsSettled(reference, place.Pointer)
            ? new SpecNode(Document, reference, place)
            : null;

    public SpecNode At(int index) => new(Document, ((YamlSequence)Node).Items[index], Place.Of(index));

    /// <summary>The members of a mapping, or none.</summary>
    public IEnumerable<(YamlScalar Key, SpecNode Value)> Members()
    {
        if (Node is YamlMapping mapping)
        {
            foreach (var entry in mapping.Entries)
            {
                yield return (entry.Key, new SpecNode(Document, entry.Value, Place.Of(entry.Key.Text)));
            }
        }
    }

    /// <summary>The items of a sequence, or none.</summary>
    public IEnumerable<SpecNode> Items()
    {
        if (Node is YamlSequence sequence)
        {
            for (var i = 0; i < sequence.Items.Count; i++)
            {
                yield return new SpecNode(Document, sequence.Items[i], Place.Of(i));
            }
        }
    }
}

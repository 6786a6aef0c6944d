using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.References;

/// <summary>A text in an object of a document that refers to something else. What is none of these refers to nothing.</summary>
/// <param name="Text">The text.</param>
/// <param name="Way">The keys that lead to it from the object.</param>
/// <param name="Role">What it is for.</param>
internal readonly record struct WrittenReference(YamlScalar Text, EquatableArray<string> Way, ReferenceRole Role)
{
    private const string Reference = "$ref";
    private const string Constrains = "x-constrains";
    private const string Mapping = "mapping";
    private const string DefaultMapping = "defaultMapping";

    private static readonly EquatableArray<string> s_reference = new([Reference]);
    private static readonly EquatableArray<string> s_constrains = new([Constrains]);
    private static readonly EquatableArray<string> s_defaultMapping = new([DefaultMapping]);

    /// <summary>The place of a schema that a bare name in a discriminator means, if there is one.</summary>
    public static string ComponentNamed(string name) => JsonPointer.Append("/components/schemas", name);

    /// <summary>Those that stand in an object itself; in a discriminator those of its mapping as well.</summary>
    public static IEnumerable<WrittenReference> In(YamlMapping node)
    {
        foreach (var entry in node.Entries)
        {
            if (entry.Key.Text is Reference or Constrains && IsText(entry.Value, out var text))
            {
                yield return entry.Key.Text == Reference
                    ? new WrittenReference(text, s_reference, ReferenceRole.Replaces)
                    : new WrittenReference(text, s_constrains, ReferenceRole.NamesSchema);
            }
        }

        if (node["propertyName"] is not YamlScalar)
        {
            yield break;
        }

        if (IsText(node[DefaultMapping], out var usual))
        {
            yield return new WrittenReference(usual, s_defaultMapping, ReferenceRole.NamesCase);
        }

        foreach (var entry in (node[Mapping] as YamlMapping)?.Entries ?? [])
        {
            if (IsText(entry.Value, out var target))
            {
                yield return new WrittenReference(target, new([Mapping, entry.Key.Text]), ReferenceRole.NamesCase);
            }
        }
    }

    private static bool IsText(YamlNode? node, out YamlScalar text)
    {
        text = (node as YamlScalar)!;
        return text is { Kind: YamlScalarKind.String };
    }
}

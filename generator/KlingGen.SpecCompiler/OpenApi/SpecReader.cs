using System.Globalization;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi;

/// <summary>Reads nodes as what the standard says they are, follows references, and reports what is not so.</summary>
internal sealed class SpecReader(IReadOnlyDictionary<string, SpecInput> inputs, DiagnosticBag diagnostics)
{
    /// <summary>References that lead to references: more than this is a circle.</summary>
    private const int MaxReferenceChain = 64;

    public void Report(SpecDescriptor descriptor, SpecNode at, params object[] arguments) =>
        diagnostics.Report(descriptor, at.Document.Path, at.Node.Span, arguments);

    public void ReportKey(SpecDescriptor descriptor, SpecNode mapping, string key, params object[] arguments)
    {
        var at = mapping.Mapping?.Key(key) ?? mapping.Node;
        diagnostics.Report(descriptor, mapping.Document.Path, at.Span, arguments);
    }

    /// <summary>A keyword that must be a string. A number or boolean without quotes is taken by its text.</summary>
    public string? Text(SpecNode parent, string key)
    {
        if (parent[key] is not { } value || value.IsNull)
        {
            return null;
        }

        if (value.Node is YamlScalar scalar)
        {
            return scalar.Text;
        }

        LeftOut(value, key, "a string");
        return null;
    }

    public bool Flag(SpecNode parent, string key, bool fallback = false)
    {
        if (parent[key] is not { } value || value.IsNull)
        {
            return fallback;
        }

        var text = (value.Node as YamlScalar)?.Text.ToLowerInvariant();
        if (text is not ("true" or "false"))
        {
            LeftOut(value, key, "true or false");
            return fallback;
        }

        if (value.Node is not YamlScalar { Kind: YamlScalarKind.Boolean })
        {
            Taken(value, key, "true or false", text);
        }

        return text == "true";
    }

    /// <summary>A keyword that must be a whole number from 0 on.</summary>
    public int? Count(SpecNode parent, string key)
    {
        if (parent[key] is not { } value)
        {
            return null;
        }

        const string expected = "a whole number from 0 on";
        if (value.Node is YamlScalar { Kind: not YamlScalarKind.Boolean } scalar
            && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number >= 0 && Math.Floor(number) == number)
        {
            var count = number > int.MaxValue ? int.MaxValue : (int)number;
            if (scalar.Kind == YamlScalarKind.String)
            {
                Taken(value, key, expected, count.ToString(CultureInfo.InvariantCulture));
            }

            return count;
        }

        LeftOut(value, key, expected);
        return null;
    }

    /// <summary>A keyword that must be a number, as the document writes it.</summary>
    public string? Number(SpecNode parent, string key)
    {
        if (parent[key] is not { } value)
        {
            return null;
        }

        if (JsonText.Number(value.Node) is { } number)
        {
            return number;
        }

        if (value.Node is YamlScalar { Kind: YamlScalarKind.String } quoted && JsonText.Number(new YamlScalar(quoted.Line, quoted.Column, quoted.Text, CoreSchema.KindOf(quoted.Text))) is { } meant)
        {
            Taken(value, key, "a number", meant);
            return meant;
        }

        LeftOut(value, key, "a number");
        return null;
    }

    public SpecNode? Object(SpecNode parent, string key)
    {
        if (parent[key] is not { } value || value.IsNull)
        {
            return null;
        }

        if (value.Mapping is not null)
        {
            return value;
        }

        // Languages that have one word for both write an empty object as an empty array.
        if (value.Node is YamlSequence { Items.Count: 0 })
        {
            Taken(value, key, "an object", "an empty object");
            return null;
        }

        Wrong(value, key, "an object");
        return null;
    }

    public SpecNode? Array(SpecNode parent, string key)
    {
        if (parent[key] is not { } value || value.IsNull)
        {
            return null;
        }

        if (value.Node is YamlSequence)
        {
            return value;
        }

        if (value.Node is YamlMapping { Entries.Count: 0 })
        {
            Taken(value, key, "an array", "an empty array");
            return null;
        }

        if (value.Node is YamlMapping)
        {
            Taken(value, key, "an array", "a list of it alone");
            return value with { Node = new YamlSequence(value.Node.Line, value.Node.Column, [value.Node]) };
        }

        Wrong(value, key, "an array");
        return null;
    }

    public IEnumerable<string> Texts(SpecNode parent, string key)
    {
        if (parent[key] is { Node: YamlScalar { Kind: YamlScalarKind.String } only } single)
        {
            Taken(single, key, "an array of strings", $"a list of '{only.Text}' alone");
            yield return only.Text;
            yield break;
        }

        if (Array(parent, key) is not { } array)
        {
            yield break;
        }

        foreach (var item in array.Items())
        {
            if (item.Node is YamlScalar scalar)
            {
                yield return scalar.Text;
            }
            else
            {
                LeftOut(item, key, "an array of strings");
            }
        }
    }

    /// <summary>The member that a discriminator looks at. Swagger had its name alone in the discriminator's place.</summary>
    public string? DiscriminatorName(SpecNode discriminator)
    {
        if (discriminator.Text is not { } name)
        {
            return Text(discriminator, "propertyName");
        }

        Taken(discriminator, "discriminator", "an object", "its 'propertyName'");
        return name;
    }

    /// <summary>The names that an object requires. A boolean is draft 3's word for the member that it stands in.</summary>
    public IEnumerable<string> Required(SpecNode schema)
    {
        if (schema["required"] is not { Node: YamlScalar { Kind: YamlScalarKind.Boolean } })
        {
            return Texts(schema, "required");
        }

        ReportKey(SpecDescriptors.OtherVersion, schema, "required", "required", "an array of names", "a boolean");
        return [];
    }

    /// <summary>The C# name that the document itself asks for with <c>x-csharp-name</c>.</summary>
    public string? CSharpName(SpecNode node)
    {
        if (Text(node, "x-csharp-name") is not { } name)
        {
            return null;
        }

        if (Binding.CSharpName.IsIdentifier(name))
        {
            return name;
        }

        Report(SpecDescriptors.InvalidName, node["x-csharp-name"]!.Value, name);
        return null;
    }

    /// <summary>Follows <c>$ref</c>s of anything but schemas until an object stands there.</summary>
    public SpecNode? Follow(SpecNode node)
    {
        for (var i = 0; i < MaxReferenceChain; i++)
        {
            if (node["$ref"] is not { } reference)
            {
                return node;
            }

            if (Resolve(reference) is not { } target)
            {
                return null;
            }

            node = target;
        }

        Report(SpecDescriptors.CircularReference, node);
        return null;
    }

    /// <summary>The node that a reference names, or null when a diagnostic says why not.</summary>
    public SpecNode? Resolve(SpecNode reference)
    {
        if (reference.Node is not YamlScalar { Kind: YamlScalarKind.String })
        {
            Wrong(reference, "$ref", "a string");
            return null;
        }

        var (target, problem, argument) = Find(reference);
        if (problem is not null)
        {
            Report(problem, reference, argument);
        }

        return target;
    }

    /// <summary>The node that a reference names, or null when there is none.</summary>
    public SpecNode? TryResolve(SpecNode reference) => reference.Node is YamlScalar { Kind: YamlScalarKind.String } ? Find(reference).Target : null;

    private (SpecNode? Target, SpecDescriptor? Problem, string Argument) Find(SpecNode reference)
    {
        var text = ((YamlScalar)reference.Node).Text;
        var (file, fragment) = ReferencePath.Split(text);
        var document = reference.Document;
        if (file.Length > 0)
        {
            var isRemote = ReferencePath.IsRemote(file);
            var path = isRemote ? file : ReferencePath.Resolve(document.Path, file);
            if (path != document.Path)
            {
                if (!inputs.TryGetValue(path, out var input))
                {
                    return document.FindNamed(file, fragment) is { } named
                        ? (new SpecNode(document, named.Node, named.Pointer), null, text)
                        : isRemote ? (null, SpecDescriptors.RemoteReference, text) : (null, SpecDescriptors.UnknownFile, file);
                }

                document = input.Document;
            }
        }

        if ((file.Length == 0 ? document.Find(reference.Node, fragment, reference.Pointer) : document.Find(fragment)) is { } found)
        {
            return (new SpecNode(document, found.Node, found.Pointer), null, text);
        }

        // A document that could not be read has its own diagnostic.
        return (null, document.Root is YamlMapping or YamlSequence ? SpecDescriptors.DanglingReference : null, text);
    }

    /// <summary>Reports what is out of order but can be done without.</summary>
    public void LeftOut(SpecNode value, string keyword, string expected) =>
        Report(SpecDescriptors.InvalidValue, value, keyword, expected, Describe(value.Node), "ignored");

    /// <summary>Reports what is out of order but plain.</summary>
    public void Taken(SpecNode value, string keyword, string expected, string meant) =>
        Report(SpecDescriptors.InvalidValue, value, keyword, expected, Describe(value.Node), "coerced to " + meant);

    public void Wrong(SpecNode value, string keyword, string expected) =>
        Report(SpecDescriptors.InvalidType, value, keyword, expected, Describe(value.Node));

    private static string Describe(YamlNode node) => node switch
    {
        YamlMapping => "an object",
        YamlSequence => "an array",
        YamlScalar { Kind: YamlScalarKind.Null } => "null",
        YamlScalar scalar => "'" + (scalar.Text.Length > 40 ? scalar.Text.Substring(0, 40) + "…" : scalar.Text) + "'",
        _ => "something else",
    };
}

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
        diagnostics.Report(descriptor, at.Document.Path, at.Node.Line, at.Node.Column, arguments);

    public void ReportKey(SpecDescriptor descriptor, SpecNode mapping, string key, params object[] arguments)
    {
        var at = mapping.Mapping?.Key(key) ?? mapping.Node;
        diagnostics.Report(descriptor, mapping.Document.Path, at.Line, at.Column, arguments);
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

        Wrong(value, key, "a string");
        return null;
    }

    public bool Flag(SpecNode parent, string key, bool fallback = false)
    {
        if (parent[key] is not { } value || value.IsNull)
        {
            return fallback;
        }

        if (value.Node is YamlScalar { Kind: YamlScalarKind.Boolean } scalar)
        {
            return scalar.Text is "true" or "True" or "TRUE";
        }

        Wrong(value, key, "true or false");
        return fallback;
    }

    /// <summary>A keyword that must be a whole number from 0 on.</summary>
    public int? Count(SpecNode parent, string key)
    {
        if (parent[key] is not { } value)
        {
            return null;
        }

        if (value.Node is YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Float } scalar
            && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number >= 0 && Math.Floor(number) == number)
        {
            return number > int.MaxValue ? int.MaxValue : (int)number;
        }

        Wrong(value, key, "a whole number from 0 on");
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

        Wrong(value, key, "a number");
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

        Wrong(value, key, "an array");
        return null;
    }

    public IEnumerable<string> Texts(SpecNode parent, string key)
    {
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
                Wrong(item, key, "an array of strings");
            }
        }
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
            if (ReferencePath.IsRemote(file))
            {
                return document.Find(file) is { } embedded
                    ? (new SpecNode(document, embedded.Node, embedded.Pointer), null, text)
                    : (null, SpecDescriptors.RemoteReference, text);
            }

            var path = ReferencePath.Resolve(document.Path, file);
            if (path != document.Path)
            {
                if (!inputs.TryGetValue(path, out var input))
                {
                    return (null, SpecDescriptors.UnknownFile, file);
                }

                document = input.Document;
            }
        }

        if (document.Find(fragment) is { } found)
        {
            return (new SpecNode(document, found.Node, found.Pointer), null, text);
        }

        // A document that could not be read has its own diagnostic.
        return (null, document.Root is null ? null : SpecDescriptors.DanglingReference, text);
    }

    public void Wrong(SpecNode value, string keyword, string expected) =>
        Report(SpecDescriptors.WrongType, value, keyword, expected, Describe(value.Node));

    private static string Describe(YamlNode node) => node switch
    {
        YamlMapping => "an object",
        YamlSequence => "an array",
        YamlScalar { Kind: YamlScalarKind.Null } => "null",
        YamlScalar scalar => "'" + (scalar.Text.Length > 40 ? scalar.Text.Substring(0, 40) + "…" : scalar.Text) + "'",
        _ => "something else",
    };
}

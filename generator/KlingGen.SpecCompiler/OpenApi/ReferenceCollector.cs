using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi;

/// <summary>Walks a tree once for what points out of it and what can be pointed at by name.</summary>
internal static class ReferenceCollector
{
    private static readonly string[] s_anchorKeywords = ["$anchor", "$dynamicAnchor", "$id"];

    /// <summary>The places in other documents that a document refers to, each once and in order.</summary>
    public static IReadOnlyList<(string Path, string Fragment)> Collect(string path, YamlNode? root)
    {
        var found = new HashSet<(string Path, string Fragment)>();
        foreach (var (_, other, fragment) in LeadingOut(path, root))
        {
            found.Add((other, fragment));
        }

        return [.. found.OrderBy(static place => place.Path, StringComparer.Ordinal).ThenBy(static place => place.Fragment, StringComparer.Ordinal)];
    }

    /// <summary>The references to other documents as they follow each other, with the paths and places that they name.</summary>
    public static IEnumerable<(YamlScalar Reference, string Path, string Fragment)> LeadingOut(string path, YamlNode? root)
    {
        foreach (var reference in References(root))
        {
            var (file, fragment) = ReferencePath.Split(reference.Text);
            if (file.Length > 0 && !ReferencePath.IsRemote(file) && ReferencePath.Resolve(path, file) is var other && other != path)
            {
                yield return (reference, other, fragment);
            }
        }
    }

    public static Dictionary<string, (YamlNode Node, string Pointer)> Anchors(YamlNode? root)
    {
        var anchors = new Dictionary<string, (YamlNode, string)>(StringComparer.Ordinal);
        foreach (var (node, pointer) in Walk(root))
        {
            foreach (var keyword in s_anchorKeywords)
            {
                if (node[keyword] is YamlScalar { Kind: YamlScalarKind.String } name && !anchors.ContainsKey(name.Text))
                {
                    anchors.Add(name.Text, (node, pointer));
                }
            }
        }

        return anchors;
    }

    private static IEnumerable<YamlScalar> References(YamlNode? root)
    {
        foreach (var (node, _) in Walk(root))
        {
            if (node["$ref"] is YamlScalar { Kind: YamlScalarKind.String } reference)
            {
                yield return reference;
            }

            if (node["x-constrains"] is YamlScalar { Kind: YamlScalarKind.String } constrained)
            {
                yield return constrained;
            }

            if (node["propertyName"] is YamlScalar && node["mapping"] is YamlMapping mapping)
            {
                foreach (var entry in mapping.Entries)
                {
                    if (entry.Value is YamlScalar target && target.Text.IndexOf('#') > 0)
                    {
                        yield return target;
                    }
                }
            }
        }
    }

    /// <summary>Every mapping of the tree once, in document order, although aliases may share nodes.</summary>
    public static IEnumerable<(YamlMapping Node, string Pointer)> Walk(YamlNode? root)
    {
        var seen = new HashSet<YamlNode>();
        var pending = new Stack<(YamlNode Node, string Pointer)>();
        if (root is not null)
        {
            pending.Push((root, ""));
        }

        while (pending.Count > 0)
        {
            var (node, pointer) = pending.Pop();
            if (node is YamlScalar || !seen.Add(node))
            {
                continue;
            }

            if (node is YamlMapping mapping)
            {
                yield return (mapping, pointer);
                for (var i = mapping.Entries.Count - 1; i >= 0; i--)
                {
                    if (mapping.Entries[i].Value is not YamlScalar)
                    {
                        pending.Push((mapping.Entries[i].Value, JsonPointer.Append(pointer, mapping.Entries[i].Key.Text)));
                    }
                }
            }
            else if (node is YamlSequence sequence)
            {
                for (var i = sequence.Items.Count - 1; i >= 0; i--)
                {
                    if (sequence.Items[i] is not YamlScalar)
                    {
                        pending.Push((sequence.Items[i], JsonPointer.Append(pointer, i)));
                    }
                }
            }
        }
    }
}

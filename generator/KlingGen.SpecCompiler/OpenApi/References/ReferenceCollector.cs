using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.References;

/// <summary>Finds what points out of a document and what can be pointed at by name.</summary>
internal static class ReferenceCollector
{
    private static readonly string[] s_anchorKeywords = ["$anchor", "$dynamicAnchor", "$id"];

    /// <summary>The references to other documents as they follow each other; in a file of parts those to itself as well, since what is
    /// asked of one part leads on to others.</summary>
    public static IReadOnlyList<SpecReference> Collect(SpecDocument document)
    {
        var found = new List<SpecReference>();
        foreach (var (node, place) in document.Mappings)
        {
            foreach (var reference in ReferencesIn(node))
            {
                var holder = ReferenceEquals(reference, node["$ref"]) ? place : null;
                found.AddRange(PathsOf(document, reference).Select(
                    path => new SpecReference(reference, holder, path, ReferencePath.Split(reference.Text).Fragment)));
            }
        }

        return found;
    }

    private static IEnumerable<string> PathsOf(SpecDocument document, YamlScalar reference)
    {
        var file = ReferencePath.Split(reference.Text).File;
        if (ReferencePath.IsRemote(file))
        {
            return [];
        }

        var isPart = document.Version == SpecVersion.Fragment;
        return file.Length == 0 ? isPart ? [document.Path] : []
            : ReferencePath.Meant(document.Path, file).Where(path => isPart || path != document.Path);
    }

    public static Dictionary<string, (YamlNode Node, string Pointer)> Anchors(SpecDocument document)
    {
        var anchors = new Dictionary<string, (YamlNode, string)>(StringComparer.Ordinal);
        foreach (var (node, place) in document.Mappings)
        {
            foreach (var keyword in s_anchorKeywords)
            {
                if (node[keyword] is YamlScalar { Kind: YamlScalarKind.String } name && !anchors.ContainsKey(name.Text))
                {
                    anchors.Add(name.Text, (node, place.Pointer));
                }
            }
        }

        return anchors;
    }

    /// <summary>The references that stand in a mapping itself.</summary>
    public static IEnumerable<YamlScalar> ReferencesIn(YamlMapping node)
    {
        foreach (var entry in node.Entries)
        {
            if (entry.Key.Text is "$ref" or "x-constrains" && entry.Value is YamlScalar { Kind: YamlScalarKind.String } reference)
            {
                yield return reference;
            }
        }

        foreach (var target in Mapped(node))
        {
            if (target.Text.IndexOf('#') >= 0)
            {
                yield return target;
            }
        }
    }

    /// <summary>The schemas that a discriminator names without a file.</summary>
    public static IEnumerable<YamlScalar> NamesIn(YamlMapping node) => Mapped(node).Where(static target => target.Text.IndexOf('#') < 0);

    private static IEnumerable<YamlScalar> Mapped(
        YamlMapping node) => node["propertyName"] is YamlScalar && node["mapping"] is YamlMapping mapping
        ? mapping.Entries.Select(static entry => entry.Value).OfType<YamlScalar>()
        : [];

    /// <summary>Every mapping of the tree once, in document order, although aliases may share nodes.</summary>
    public static IReadOnlyList<(YamlMapping Node, SpecPlace Place)> Mappings(YamlNode? root)
    {
        var found = new List<(YamlMapping, SpecPlace)>();
        var seen = new HashSet<YamlNode>();
        var pending = new Stack<(YamlNode Node, SpecPlace Place)>();
        if (root is not null)
        {
            pending.Push((root, new SpecPlace("")));
        }

        while (pending.Count > 0)
        {
            var (node, place) = pending.Pop();
            if (node is YamlScalar || !seen.Add(node))
            {
                continue;
            }

            if (node is YamlMapping mapping)
            {
                found.Add((mapping, place));
                for (var i = mapping.Entries.Count - 1; i >= 0; i--)
                {
                    if (mapping.Entries[i].Value is not YamlScalar)
                    {
                        pending.Push((mapping.Entries[i].Value, place.Of(mapping.Entries[i].Key.Text)));
                    }
                }
            }
            else if (node is YamlSequence sequence)
            {
                for (var i = sequence.Items.Count - 1; i >= 0; i--)
                {
                    if (sequence.Items[i] is not YamlScalar)
                    {
                        pending.Push((sequence.Items[i], place.Of(i)));
                    }
                }
            }
        }

        return found;
    }
}

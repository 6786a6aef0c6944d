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
            foreach (var reference in WrittenReference.In(node))
            {
                var isName = reference.Role == ReferenceRole.NamesCase
                    && document.Find(WrittenReference.ComponentNamed(reference.Text.Text)) is not null;
                if (!isName)
                {
                    var holder = reference.Role == ReferenceRole.Replaces ? place : null;
                    var fragment = ReferencePath.Split(reference.Text.Text).Fragment;
                    found.AddRange(PathsOf(document, reference.Text).Select(
                        path => new SpecReference(reference.Text, holder, path, fragment)));
                }
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

using YamlDotNet.RepresentationModel;

namespace KlingGen.ContractTests.Rules;

/// <summary>Documents as trees, read independently of the compiler's own reader.</summary>
internal sealed class YamlDocuments
{
    private readonly Dictionary<string, YamlNode> _roots = new(StringComparer.Ordinal);

    /// <summary>Reads all documents of a folder and its folders.</summary>
    public YamlDocuments(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using var text = File.OpenText(path);
            var yaml = new YamlStream();
            yaml.Load(text);
            _roots[Path.GetRelativePath(folder, path).Replace('\\', '/')] = yaml.Documents[0].RootNode;
        }
    }

    public IReadOnlyCollection<string> Names => _roots.Keys;

    public YamlMappingNode Root(string document) => (YamlMappingNode)_roots[document];

    /// <summary>What a reference in a document names, and the document where it stands.</summary>
    public (string Document, YamlNode Node) Resolve(string document, string reference)
    {
        var parts = reference.Split('#', 2);
        var target = parts[0].Length == 0 ? document : Path.GetRelativePath("/", Path.GetFullPath(Path.Combine("/", Path.GetDirectoryName(document)!, parts[0]))).Replace('\\', '/');
        var node = _roots[target];
        foreach (var segment in Uri.UnescapeDataString(parts[1]).Split('/').Skip(1))
        {
            node = ((YamlMappingNode)node).Children[segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)];
        }

        return (target, node);
    }
}

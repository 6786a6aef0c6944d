using YamlDotNet.RepresentationModel;

namespace KlingGen.Tests.Rules;

/// <summary>The sentences that the documents give a person (<c>x-error-message</c>).</summary>
internal static class DocumentSentences
{
    public static IReadOnlyList<string> All { get; } =
        [.. Repository.Documents.SelectMany(Read).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Read(string path)
    {
        using var text = new StringReader(Repository.ReadDocument(path));
        var yaml = new YamlStream();
        yaml.Load(text);
        return [.. yaml.Documents[0].AllNodes.OfType<YamlMappingNode>().SelectMany(static node => node.Children)
            .Where(static member => member.Key is YamlScalarNode { Value: "x-error-message" }).Select(static member => member.Value.ToString())];
    }
}

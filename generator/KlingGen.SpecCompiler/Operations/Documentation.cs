using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.Operations;

/// <summary>Takes what a document says in prose.</summary>
internal static class Documentation
{
    /// <summary>What parts of documents say of one thing; where several speak, the first counts.</summary>
    /// <param name="sources">What may speak of it.</param>
    /// <param name="named">Where it stands, if it has a name of its own among the types.</param>
    public static DocumentationModel Of(IEnumerable<SpecView> sources, SpecView? named = null) =>
        Of(sources.Select(static source => source.Prose), named);

    public static DocumentationModel Of(IEnumerable<Prose> sources, SpecView? named = null)
    {
        string? title = null;
        string? description = null;
        var deprecated = false;
        foreach (var source in sources)
        {
            description ??= Clean(source.Description);
            title ??= Clean(source.Title);
            deprecated |= source.IsDeprecated;
        }

        var where = named is null ? null : ReferencePath.FileName(named.Document.Path) + "#" + named.Pointer;
        if (description is null)
        {
            return new DocumentationModel(title, null, where, deprecated);
        }

        var paragraph = description.IndexOf("\n\n", StringComparison.Ordinal);
        var summary = paragraph < 0 ? description : description.Substring(0, paragraph);
        var remarks = paragraph < 0 ? null : Clean(description.Substring(paragraph));
        return new DocumentationModel(summary, remarks, where, deprecated);
    }

    private static string? Clean(string? text)
    {
        text = text?.Replace("\r\n", "\n").Replace('\r', '\n').Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }
}

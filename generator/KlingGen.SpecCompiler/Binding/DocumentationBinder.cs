using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;

namespace KlingGen.SpecCompiler.Binding;

/// <summary>Takes what a document says in prose.</summary>
internal sealed class DocumentationBinder(SpecReader reader)
{
    /// <param name="sources">What may speak of it.</param>
    /// <param name="named">Where it stands, if it has a name of its own among the types.</param>
    public DocumentationModel Bind(IEnumerable<SpecNode> sources, SpecNode? named = null)
    {
        string? title = null;
        string? description = null;
        var deprecated = false;
        foreach (var source in sources)
        {
            if (source.Mapping is null)
            {
                continue;
            }

            description ??= Clean(reader.Text(source, "description"));
            title ??= Clean(reader.Text(source, "summary") ?? reader.Text(source, "title"));
            deprecated |= reader.Flag(source, "deprecated");
        }

        var where = named is { } place ? ReferencePath.FileName(place.Document.Path) + "#" + place.Pointer : null;
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

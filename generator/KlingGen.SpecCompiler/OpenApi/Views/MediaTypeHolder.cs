using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.Views;

/// <summary>What has a content in one or several media types: a body, an answer, or a parameter.</summary>
internal abstract class MediaTypeHolder(SpecNode node, SpecContext context) : SpecView(node, context)
{
    public bool HasReference => Node["$ref"] is not null;

    /// <summary>The media types that stand in its <c>content</c>, references not followed.</summary>
    public IEnumerable<(string Name, MediaType MediaType)> Contents => Node.MembersAt("content", Context)
        .Select(member => (member.Key, new MediaType(member.Value, Context)));

    /// <summary>The first of its media types; null where it has none.</summary>
    public (string Name, MediaType MediaType)? FirstContent =>
        Node.SectionAt("content", Context).Select(member => (member.Key.Text, new MediaType(member.Value, Context))).ToList()
            is { Count: > 0 } members
            ? members[0]
            : null;

    /// <summary>The media types; where Swagger's schema stands in it directly, JSON with that schema.</summary>
    public IEnumerable<(string Name, MediaType MediaType)> MeantContents
    {
        get
        {
            if (Node["content"] is not null || Node["schema"] is not { Mapping: not null })
            {
                return Node.SectionAt("content", Context).Select(member => (member.Key.Text, new MediaType(member.Value, Context)));
            }

            // A body that is a parameter is told already.
            if (Node["in"] is null)
            {
                ReportKey(SpecDescriptors.OtherVersion, "schema", "schema", "within 'content'", "a member of the answer");
            }

            return [(MediaTypes.Json, new MediaType(Node, Context))];
        }
    }

    /// <summary>The schema that stands in it directly.</summary>
    public Schema? Schema => SchemaAt("schema");

    /// <summary>The media type of a name as its <c>content</c> has it; null where it has none.</summary>
    public MediaType? ContentOf(string name) =>
        Node["content"].Parts("content", Context).FirstOrDefault(member => member.Key.Text == name).Value is { } found
            && Context.References.Follow(found) is { } media
            ? new MediaType(media, Context)
            : null;
}

using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Binding;

/// <summary>What stands where Swagger 2.0 had it, in documents that were moved to OpenAPI 3 by hand. Its meaning is plain.</summary>
internal sealed class SwaggerForms(SpecReader reader)
{
    private readonly Dictionary<YamlNode, SpecNode> _schemas = [];

    /// <summary>The schema of a parameter without <c>content</c>; in Swagger its keywords stood in the parameter itself.</summary>
    public SpecNode? SchemaOf(SpecNode parameter)
    {
        if (parameter["schema"] is { } schema)
        {
            return schema;
        }

        if (parameter.Mapping is not { } mapping || parameter["type"] is null)
        {
            return null;
        }

        if (!_schemas.TryGetValue(mapping, out var inline))
        {
            Report(parameter, "type", "within 'schema'", "a member of the parameter");
            var keywords = mapping.Entries.Where(static entry => SchemaKeywords.IsStructure(entry.Key.Text) || (SchemaKeywords.IsRule(entry.Key.Text) && entry.Key.Text != "required") || entry.Key.Text == "default").ToList();
            inline = parameter with { Node = new YamlMapping(mapping.Line, mapping.Column, keywords) };
            _schemas.Add(mapping, inline);
        }

        return inline;
    }

    /// <summary>The media types of a body or an answer; in Swagger its schema stood in it directly.</summary>
    public IEnumerable<(string MediaType, SpecNode Media)> ContentsOf(SpecNode holder)
    {
        if (holder["content"] is null && holder["schema"] is { Mapping: not null })
        {
            // A body that is a parameter is told already.
            if (holder["in"] is null)
            {
                Report(holder, "schema", "within 'content'", "a member of the answer");
            }

            return [("application/json", holder)];
        }

        return (reader.Object(holder, "content")?.Members()).OrEmpty().Select(static member => (member.Key.Text, member.Value));
    }

    /// <summary>The body of an operation; in Swagger a parameter.</summary>
    public SpecNode? BodyOf(SpecNode operation, SpecNode item)
    {
        if (reader.Object(operation, "requestBody") is { } body)
        {
            return reader.Follow(body);
        }

        foreach (var holder in (SpecNode[])[operation, item])
        {
            foreach (var entry in (reader.Array(holder, "parameters")?.Items()).OrEmpty())
            {
                if (reader.Follow(entry) is { } parameter && reader.Text(parameter, "in") == "body")
                {
                    Report(parameter, "in", "'path', 'query', 'header' or 'cookie', and a body the operation's 'requestBody'", "'body'");
                    return parameter;
                }
            }
        }

        return null;
    }

    private void Report(SpecNode holder, string keyword, string expected, string actual) =>
        reader.ReportKey(SpecDescriptors.OtherVersion, holder, keyword, keyword, expected, actual);
}

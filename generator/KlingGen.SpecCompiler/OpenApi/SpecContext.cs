using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi;

/// <summary>What views of documents are read with: where references lead, and who is told of what is out of order.</summary>
internal sealed class SpecContext
{
    private readonly Dictionary<YamlMapping, YamlMapping> _inlineSchemas = [];

    /// <param name="documents">The document at a path; null where there is none.</param>
    /// <param name="diagnostics">Is told.</param>
    public SpecContext(Func<string, SpecDocument?> documents, DiagnosticBag diagnostics)
    {
        Reporter = new SpecReporter(diagnostics);
        References = new ReferenceResolver(documents, Reporter);
        Values = new ValueReader(Reporter, References);
    }

    public SpecReporter Reporter { get; }

    public ReferenceResolver References { get; }

    public ValueReader Values { get; }

    /// <summary>The schema at a place of a document; null where nothing stands there.</summary>
    public Schema? SchemaAt(SpecDocument document, string pointer) =>
        References.TryFind(document, pointer) is { } found ? new Schema(found, this) : null;

    /// <summary>The schema of a parameter whose keywords stand in the parameter itself, the same one each time.</summary>
    public YamlMapping InlineSchemaOf(YamlMapping parameter)
    {
        if (!_inlineSchemas.TryGetValue(parameter, out var schema))
        {
            var keywords = parameter.Entries.Where(static entry => IsOfSchema(entry.Key.Text)).ToList();
            _inlineSchemas.Add(parameter, schema = new YamlMapping(parameter.Line, parameter.Column, keywords));
        }

        return schema;
    }

    // What a parameter requires is itself.
    private static bool IsOfSchema(string name) => SchemaKeywords.Find(name) is { } keyword
        && (keyword.Role is KeywordRole.Structure or KeywordRole.Rule || keyword == SchemaKeywords.Default)
        && keyword != SchemaKeywords.Required;
}

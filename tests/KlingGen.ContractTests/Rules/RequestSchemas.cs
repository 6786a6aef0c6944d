using YamlDotNet.RepresentationModel;

namespace KlingGen.ContractTests.Rules;

/// <summary>Finds every schema that judges a request: those of bodies and parameters, the rule schemas of the gateways, and what they refer to.</summary>
internal sealed class RequestSchemas
{
    // Read by hand-written code from the text of metadata.ext_info.
    private static readonly string[] s_inText = ["VideoExtInfo", "VideoAdditionalParameters"];

    private static readonly HashSet<string> s_single = new(StringComparer.Ordinal)
    {
        "items", "not", "if", "then", "else", "contains", "propertyNames", "additionalProperties",
    };

    private static readonly HashSet<string> s_listed = new(StringComparer.Ordinal) { "allOf", "anyOf", "oneOf", "prefixItems" };

    private static readonly HashSet<string> s_named = new(StringComparer.Ordinal) { "properties", "patternProperties", "dependentSchemas" };

    private readonly YamlDocuments _documents;
    private readonly HashSet<YamlNode> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<YamlNode> _parameters = new(ReferenceEqualityComparer.Instance);
    private readonly List<(string Document, YamlMappingNode Schema)> _found = [];

    private RequestSchemas(YamlDocuments documents) => _documents = documents;

    public IReadOnlyList<(string Document, YamlMappingNode Schema)> All => _found;

    public static RequestSchemas Of(YamlDocuments documents)
    {
        var schemas = new RequestSchemas(documents);
        foreach (var document in documents.Names)
        {
            schemas.VisitDocument(document);
        }

        return schemas;
    }

    private void VisitDocument(string document)
    {
        var root = _documents.Root(document);
        foreach (var path in Children(root, "paths").Values)
        {
            VisitPath(document, path);
        }

        foreach (var (name, schema) in Children(Children(root, "components"), "schemas"))
        {
            if (s_inText.Contains(name.ToString()) || ((YamlMappingNode)schema).Children.ContainsKey("x-constrains"))
            {
                VisitSchema(document, schema);
            }
        }
    }

    private void VisitPath(string document, YamlNode path)
    {
        (document, path) = Follow(document, path);
        foreach (var operation in ((YamlMappingNode)path).Children.Values.OfType<YamlMappingNode>())
        {
            foreach (var content in Children(Children(operation, "requestBody"), "content").Values)
            {
                var (place, schema) = Follow(document, ((YamlMappingNode)content).Children["schema"]);
                VisitSchema(place, schema);
            }

            foreach (var parameter in operation.Children.TryGetValue("parameters", out var parameters) ? (YamlSequenceNode)parameters : [])
            {
                var (place, node) = Follow(document, parameter);
                _parameters.Add(((YamlMappingNode)node).Children["schema"]);
                VisitSchema(place, ((YamlMappingNode)node).Children["schema"]);
            }
        }
    }

    private void VisitSchema(string document, YamlNode node)
    {
        if (node is not YamlMappingNode schema || !_seen.Add(schema))
        {
            return;
        }

        _found.Add((document, schema));
        if (IsOpenList(schema))
        {
            return;
        }

        foreach (var (keyNode, value) in schema.Children)
        {
            var key = keyNode.ToString();
            if (key is "$ref" or "x-constrains")
            {
                var (place, target) = _documents.Resolve(document, value.ToString());
                VisitSchema(place, target);
            }
            else
            {
                foreach (var inner in Inner(key, value))
                {
                    VisitSchema(document, inner);
                }
            }
        }
    }

    /// <summary>Whether a schema is that of a parameter: its type is that of a C# argument, which the compiler checks.</summary>
    public bool IsParameter(YamlMappingNode schema) => _parameters.Contains(schema);

    /// <summary>Whether a schema names values and lets all others pass.</summary>
    public static bool IsOpenList(YamlMappingNode schema) =>
        schema.Children.TryGetValue("anyOf", out var branches) && ((YamlSequenceNode)branches).Children.OfType<YamlMappingNode>().Any(static branch => branch.Children.Count == 1 && branch.Children.ContainsKey("type"));

    private static IEnumerable<YamlNode> Inner(string key, YamlNode value) =>
        s_single.Contains(key) ? [value]
        : s_listed.Contains(key) ? ((YamlSequenceNode)value).Children
        : s_named.Contains(key) ? ((YamlMappingNode)value).Children.Values
        : [];

    private (string Document, YamlNode Node) Follow(string document, YamlNode node) =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue("$ref", out var reference) ? _documents.Resolve(document, reference.ToString()) : (document, node);

    private static IDictionary<YamlNode, YamlNode> Children(YamlMappingNode parent, string key) => Children(parent.Children, key);

    private static IDictionary<YamlNode, YamlNode> Children(IDictionary<YamlNode, YamlNode> parent, string key) =>
        parent.TryGetValue(key, out var child) ? ((YamlMappingNode)child).Children : new Dictionary<YamlNode, YamlNode>();
}

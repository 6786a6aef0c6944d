using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Binding;

/// <summary>What is known of one document while it is bound: its names and its types. Names depend on this document alone, so that whoever refers to it sees the same ones.</summary>
internal sealed class DocumentScope
{
    /// <summary>The class that lists the gateways of a namespace, which no document emits.</summary>
    public const string GatewayList = "GatewayDescriptors";

    private readonly Dictionary<YamlNode, string> _componentNames = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public DocumentScope(SpecInput input)
    {
        Input = input;
        Resolver = CSharpName.Pascal(input.HintName) + "JsonResolver";
        Types.Reserve(Resolver);
        Types.Reserve(GatewayList);
    }

    public SpecInput Input { get; }

    /// <summary>What a file that is one schema calls it: its name, with folders before it where another file has the same.</summary>
    public string FileName
    {
        get
        {
            var name = Path.GetFileNameWithoutExtension(ReferencePath.FileName(Document.Path));
            return name.Length < Input.HintName.Length ? Input.HintName : name;
        }
    }

    public SpecDocument Document => Input.Document;

    public string Resolver { get; }

    public NameScope Types { get; } = new("Model");

    /// <summary>In the order in which they were found; grows while their members are bound.</summary>
    public List<TypeDeclaration> Declarations { get; } = [];

    /// <summary>The schemas that have names of their own, in the order of the document.</summary>
    public List<SpecNode> Components { get; } = [];

    public bool Traversed { get; set; }

    public void Name(YamlNode schema, string name)
    {
        if (!_componentNames.ContainsKey(schema))
        {
            _componentNames.Add(schema, name);
            _names.Add(name);
        }
    }

    public bool IsComponentName(string name) => _names.Contains(name);

    public string? ComponentName(YamlNode schema) => _componentNames.TryGetValue(schema, out var name) ? name : null;
}

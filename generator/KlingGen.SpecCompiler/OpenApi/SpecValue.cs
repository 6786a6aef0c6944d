using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi;

/// <summary>A value that a document shows, such as a default or one of an enum.</summary>
internal sealed class SpecValue(SpecNode node, SpecContext context) : SpecView(node, context)
{
    /// <summary>A scalar's text, quotes or not; null for null and for what is no scalar.</summary>
    public string? Text => Node.Text;

    /// <summary>The value as JSON text.</summary>
    public string Json => JsonText.Of(Node.Node);

    /// <summary>The value where it is a JSON number, in JSON's spelling.</summary>
    public string? Number => JsonText.Number(Node.Node);

    public bool IsArray => Node.Node is YamlSequence;

    public JsonKinds Kind => Node.Node switch
    {
        YamlMapping => JsonKinds.Object,
        YamlSequence => JsonKinds.Array,
        YamlScalar { Kind: YamlScalarKind.Boolean } => JsonKinds.Boolean,
        YamlScalar { Kind: YamlScalarKind.Integer } => JsonKinds.Integer,
        YamlScalar { Kind: YamlScalarKind.Float } => JsonKinds.Number,
        YamlScalar { Kind: YamlScalarKind.String } => JsonKinds.String,
        YamlScalar => JsonKinds.Null,
        _ => JsonKinds.None,
    };

    /// <summary>The value of <c>true</c> or <c>false</c>; null for others.</summary>
    public bool? Flag => Node.Node is YamlScalar { Kind: YamlScalarKind.Boolean } scalar ? scalar.Text is "true" or "True" or "TRUE" : null;

    public IEnumerable<SpecValue> Items => Node.Items().Select(item => new SpecValue(item, Context));

    public IEnumerable<(string Name, SpecValue Value)> Members =>
        Node.Members().Select(member => (member.Key.Text, new SpecValue(member.Value, Context)));

    public SpecValue? this[string name] => ValueAt(name);

    /// <summary>The value as JSON text where all values are texts: those written without quotes are meant as texts.</summary>
    public string JsonOfText() => Node.Node is YamlScalar { Kind: not (YamlScalarKind.Null or YamlScalarKind.String) } scalar
        ? JsonText.Quote(scalar.Text)
        : Json;
}

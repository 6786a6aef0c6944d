using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.OpenApi.Schemas;

/// <summary>The member whose value tells which of several schemas an object meets.</summary>
internal sealed class Discriminator(SpecNode node, SpecContext context) : SpecView(node, context)
{
    /// <summary>The member's name. Swagger had it alone in the discriminator's place.</summary>
    public string? Name => Values.DiscriminatorName(Node);

    /// <summary>The values, each with the schema that it names, as far as there is one.</summary>
    public IEnumerable<(string Value, Schema Schema)> Mapping
    {
        get
        {
            foreach (var (key, value) in (Node["mapping"]?.Members()).OrEmpty())
            {
                if (Target(key.Text, value) is { } schema)
                {
                    yield return (key.Text, schema);
                }
            }
        }
    }

    /// <summary>OpenAPI 3.2: the schema for a value that is absent or has no mapping.</summary>
    public Schema? DefaultMapping => Node["defaultMapping"] is { } named ? Target("defaultMapping", named) : null;

    private Schema? Target(string key, SpecNode value)
    {
        if (value.Text is not { } text)
        {
            return null;
        }

        if (Context.References.TryResolveCase(value) is { } target)
        {
            return new Schema(target, Context);
        }

        Context.Reporter.Report(SpecDescriptors.UnknownMapping, value, key, text);
        return null;
    }
}

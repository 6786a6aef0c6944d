using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.OpenApi;

/// <summary>A part of a document as what the standard says that it is. Two views are equal when they show the same part.</summary>
internal abstract class SpecView(SpecNode node, SpecContext context) : IEquatable<SpecView>
{
    public SpecDocument Document => node.Document;

    /// <summary>Where it stands, as a JSON pointer.</summary>
    public string Pointer => node.Pointer;

    public SpecIdentity Identity => new(node.Node);

    /// <summary>Whether it is an object, as nearly everything in a document must be.</summary>
    public bool IsObject => node.Mapping is not null;

    public bool IsNull => node.IsNull;

    /// <summary>The C# name that it asks for with <c>x-csharp-name</c>, as it is written.</summary>
    public string? AskedName => Values.Text(node, "x-csharp-name");

    public Prose Prose => new(node, context);

    protected SpecNode Node => node;

    protected SpecContext Context => context;

    protected ValueReader Values => context.Values;

    public void Report(SpecDescriptor descriptor, params object[] arguments) => context.Reporter.Report(descriptor, node, arguments);

    /// <summary>Reports at the name that it asks for.</summary>
    public void ReportAskedName(SpecDescriptor descriptor, params object[] arguments) =>
        context.Reporter.Report(descriptor, node["x-csharp-name"] ?? node, arguments);

    public bool Equals(SpecView? other) => other is not null && Identity.Equals(other.Identity);

    public sealed override bool Equals(object? obj) => Equals(obj as SpecView);

    public sealed override int GetHashCode() => Identity.GetHashCode();

    protected void ReportKey(SpecDescriptor descriptor, string key, params object[] arguments) =>
        context.Reporter.ReportKey(descriptor, node, key, arguments);

    protected Schema? SchemaAt(string key) => node[key] is { } schema ? new Schema(schema, context) : null;

    protected SpecValue? ValueAt(string key) => node[key] is { } value ? new SpecValue(value, context) : null;
}

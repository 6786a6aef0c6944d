namespace KlingGen.SpecCompiler.Model;

/// <summary>All that one document becomes. Equal models emit equal text,
/// so an edit that leaves the model as it was costs nothing after binding.</summary>
/// <param name="Path">The document's path relative to the project (or to the root document), with forward slashes;
/// named in the header of each file.</param>
/// <param name="HintName">The prefix of the emitted files' names, unique in a compilation.</param>
/// <param name="Gateway">Null where the document describes none.</param>
/// <param name="Resolver">The name of the generated <c>IJsonTypeInfoResolver</c>.</param>
internal sealed record DocumentModel(
    string Path,
    string HintName,
    string Namespace,
    string Resolver,
    EquatableArray<TypeModel> Types,
    ClientModel? Client,
    WebhooksModel? Webhooks = null,
    GatewayModel? Gateway = null)
{
    /// <summary>Whether its types are internal to the project.</summary>
    public bool IsInternal { get; init; }

    /// <summary>Types that another document emits, which has the same.</summary>
    public EquatableArray<ModelRef> SharedTypes { get; init; }

    /// <summary>The JSON Schemas of its types by their names; a <c>$ref</c> in one is the full name of a type.</summary>
    public EquatableArray<(string Name, string Schema)> Schemas { get; init; }

    /// <summary>What is emitted of it without its gateway.</summary>
    public DocumentModel WithoutGateway() => Gateway is null ? this : this with { Gateway = null };
}

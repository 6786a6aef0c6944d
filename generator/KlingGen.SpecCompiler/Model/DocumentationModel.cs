namespace KlingGen.SpecCompiler.Model;

/// <summary>What the document says in prose, as plain text: the emitter escapes it and adds limits and defaults.</summary>
/// <param name="Summary">The title or the description's first paragraph.</param>
/// <param name="Remarks">The rest of the description.</param>
/// <param name="Source">Where a type stands, as <c>path#/json/pointer</c>; null for what is only part of one.</param>
/// <param name="Deprecated">Whether the document calls it deprecated.</param>
internal sealed record DocumentationModel(string? Summary, string? Remarks, string? Source, bool Deprecated = false)
{
    public static DocumentationModel None { get; } = new(null, null, null);
}

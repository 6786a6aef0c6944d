namespace KlingGen.SpecCompiler.OpenApi.Schemas;

/// <summary>A keyword of schemas. All of them stand in <see cref="SchemaKeywords"/>.</summary>
internal class SchemaKeyword(string name, KeywordRole role, JsonKinds kinds = JsonKinds.None)
{
    public string Name { get; } = name;

    public KeywordRole Role { get; } = role;

    /// <summary>The kinds of value that it speaks of; none for what speaks of any.</summary>
    public JsonKinds Kinds { get; } = kinds;

    public override string ToString() => Name;
}

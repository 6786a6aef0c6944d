namespace KlingGen.SpecCompiler.Model;

/// <summary>A list of strings: a record struct around the string, with a static member for each known value.</summary>
/// <param name="Open">Whether other strings are valid too (<c>anyOf</c> an enum and any string): then validation refuses none.</param>
internal sealed record EnumModel(
    string Name,
    DocumentationModel Documentation,
    EquatableArray<EnumMemberModel> Members,
    bool Open) : TypeModel(Name, Documentation)
{
    public override TypeModel Meaning => this with
    {
        Documentation = DocumentationModel.None,
        Members = Members.Select(static member => member with { Description = null }).ToEquatableArray(),
    };
}

/// <param name="Value">The string on the wire.</param>
/// <param name="Name">The C# name, unique in the enum.</param>
internal sealed record EnumMemberModel(string Value, string Name, string? Description);

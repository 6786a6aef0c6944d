namespace KlingGen.SpecCompiler.Model;

/// <summary>A member of a JSON object.</summary>
/// <param name="JsonName">The name on the wire.</param>
/// <param name="Name">The C# name, unique in its type.</param>
/// <param name="Nullable">Whether JSON null is a value that the document allows.
/// Optional and nullable together need <c>Optional&lt;T&gt;</c>.</param>
/// <param name="Default">The document's default as JSON text. It is documented, never sent.</param>
/// <param name="Inherited">Whether the base type declares it.</param>
/// <param name="Assertions">The limits of the value, where it is present and not null.</param>
internal sealed record PropertyModel(
    string JsonName,
    string Name,
    DocumentationModel Documentation,
    TypeRef Type,
    bool Required,
    bool Nullable,
    bool ReadOnly,
    bool WriteOnly,
    string? Default,
    EquatableArray<Assertion> Assertions,
    bool Inherited = false);

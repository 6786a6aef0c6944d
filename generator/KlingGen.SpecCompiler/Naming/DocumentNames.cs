using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Naming;

/// <summary>The names of one document's types, as they are made or as they were made before.</summary>
internal abstract class DocumentNames(SpecInput input)
{
    public SpecInput Input { get; } = input;

    public SpecDocument Document => Input.Document;

    public string Namespace => Input.Options.Namespace;

    /// <summary>The name that a schema has in its document; null where it has none of its own.</summary>
    public abstract string? ComponentName(Schema schema);

    /// <summary>The name of the next type that is made of a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="kind">The kind of type.</param>
    /// <param name="name">The name for it, where it has none of its own.</param>
    /// <returns>Null where the document makes no such type.</returns>
    public abstract string? TypeName(Schema schema, ModelKind kind, string name);
}

namespace KlingGen.SpecCompiler.Model;

/// <summary>A C# type to emit.</summary>
/// <param name="Name">The C# name, unique in the document's namespace and already a valid identifier.</param>
internal abstract record TypeModel(string Name, DocumentationModel Documentation)
{
    /// <summary>What values it allows, without what is said for people: two types of one meaning are one.</summary>
    public abstract TypeModel Meaning { get; }
}

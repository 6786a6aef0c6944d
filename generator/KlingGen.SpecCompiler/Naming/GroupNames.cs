namespace KlingGen.SpecCompiler.Naming;

/// <summary>Makes the names of the clients that a client is divided into.</summary>
/// <param name="names">The names of the document.</param>
/// <param name="client">The name of the whole.</param>
internal sealed class GroupNames(OwnNames names, string client)
{
    private readonly NameScope _members = new("Group", ["Client", "Servers", client, .. ReservedNames.OfClient]);

    /// <param name="tag">The tag of its operations.</param>
    /// <returns>The property of the whole, the client behind it, and that one's interface.</returns>
    public (string Property, string Client, string Interface) Take(string tag)
    {
        var property = _members.Take(CSharpName.Pascal(tag));
        var name = names.Types.Take(OperationNames.Group(client, property));
        return (property, name, names.Types.TakeChosen(ServiceNames.InterfaceOf(name)));
    }
}

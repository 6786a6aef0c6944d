namespace KlingGen.SpecCompiler.Naming;

/// <summary>Makes the names of a union's cases.</summary>
/// <param name="type">The name of the union.</param>
internal sealed class CaseNames(string type)
{
    private readonly NameScope _names = new("Case", [type, .. ReservedNames.OfUnion]);

    public string Take(string name) => _names.Take(name);
}

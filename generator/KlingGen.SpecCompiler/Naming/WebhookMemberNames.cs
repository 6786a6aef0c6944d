namespace KlingGen.SpecCompiler.Naming;

/// <summary>Makes the names of the members that a webhook has for its parameters.</summary>
/// <param name="type">The name of the webhook's type.</param>
internal sealed class WebhookMemberNames(string type)
{
    private readonly NameScope _names = new("Parameter", ["Body", "Parse", "Match", .. ReservedNames.OfObject, type]);

    public string Take(string parameter) => _names.Take(CSharpName.Pascal(parameter));
}

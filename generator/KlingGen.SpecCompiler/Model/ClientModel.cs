using System.Text;

using KlingGen.SpecCompiler.OpenApi.Views;

namespace KlingGen.SpecCompiler.Model;

/// <summary>One client class: the operations of one document.</summary>
internal sealed record ClientModel(
    string Name,
    DocumentationModel Documentation,
    EquatableArray<ServerModel> Servers,
    EquatableArray<SecuritySchemeModel> SecuritySchemes,
    EquatableArray<OperationModel> Operations)
{
    /// <summary>The C# name of its interface.</summary>
    public string Interface { get; init; } = "I" + Name;

    /// <summary>The C# name of the class that adds it to an application's services.</summary>
    public string Services { get; init; } = Name + "Services";

    /// <summary>The operations that stand in a group and not in the client itself.</summary>
    public EquatableArray<ClientGroupModel> Groups { get; init; }

    public IEnumerable<OperationModel> AllOperations => Operations.Concat(Groups.SelectMany(static group => group.Operations));
}

/// <summary>The operations of one tag.</summary>
/// <param name="Property">The C# name of the client's property.</param>
/// <param name="Client">The class, as a client of its own.</param>
internal sealed record ClientGroupModel(string Property, ClientModel Client)
{
    public EquatableArray<OperationModel> Operations => Client.Operations;
}

/// <param name="Url">The URL template with <c>{variables}</c>.</param>
internal sealed record ServerModel(string Url, string? Description, EquatableArray<ServerVariableModel> Variables)
{
    /// <summary>The address with each variable at its default.</summary>
    public string WithDefaults()
    {
        var url = new StringBuilder(Url.StartsWith("//", StringComparison.Ordinal) ? "https:" + Url : Url);
        foreach (var variable in Variables)
        {
            url.Replace("{" + variable.Name + "}", variable.Default);
        }

        return url.ToString();
    }
}

internal sealed record ServerVariableModel(string Name, string Default, EquatableArray<string> Values, string? Description);

/// <param name="Key">The name under <c>components/securitySchemes</c>.</param>
/// <param name="ParameterName">The header, query or cookie name of an API key.</param>
internal sealed record SecuritySchemeModel(string Key, SecuritySchemeKind Kind, string? ParameterName, string? Description);

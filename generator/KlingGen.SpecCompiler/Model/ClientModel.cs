using System.Text;

using KlingGen.SpecCompiler.OpenApi.Views;

namespace KlingGen.SpecCompiler.Model;

/// <summary>One client class: the operations of one document.</summary>
internal sealed record ClientModel(
    string Name,
    DocumentationModel Documentation,
    EquatableArray<ServerModel> Servers,
    EquatableArray<SecuritySchemeModel> SecuritySchemes,
    EquatableArray<OperationModel> Operations);

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

using System.Text;
using KlingGen.SpecCompiler.Binding;
using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>A document's servers in C#.</summary>
internal static class ServerText
{
    /// <summary>The address with each variable at its default.</summary>
    public static string WithDefaults(ServerModel server)
    {
        var url = new StringBuilder(server.Url.StartsWith("//", StringComparison.Ordinal) ? "https:" + server.Url : server.Url);
        foreach (var variable in server.Variables)
        {
            url.Replace("{" + variable.Name + "}", variable.Default);
        }

        return url.ToString();
    }

    /// <summary>A constant, or a method with a parameter for each variable.</summary>
    public static IEnumerable<string> Member(ServerModel server, string name)
    {
        yield return $"/// <summary>{CSharpText.Xml((server.Description ?? server.Url).Replace('\n', ' '))}</summary>";
        if (server.Variables.Count == 0)
        {
            yield return $"public const string {name} = {CSharpText.Literal(WithDefaults(server))};";
            yield break;
        }

        var names = new NameScope("variable");
        var variables = server.Variables.Select(variable => (Model: variable, Name: CSharpText.Identifier(names.Take(CSharpName.Camel(variable.Name))))).ToArray();
        foreach (var (variable, parameter) in variables)
        {
            var values = variable.Values.Count == 0 ? "" : " One of " + string.Join(", ", variable.Values) + ".";
            var text = (variable.Description ?? "The variable " + variable.Name + ".") + values + " Default: " + variable.Default + ".";
            yield return $"/// <param name=\"{parameter.TrimStart('@')}\">{CSharpText.Xml(text.Replace('\n', ' '))}</param>";
        }

        var parameters = string.Join(", ", variables.Select(static variable => $"string {variable.Name} = {CSharpText.Literal(variable.Model.Default)}"));
        var expression = CSharpText.Literal(WithDefaults(server with { Variables = default }))
            + string.Concat(variables.Select(static variable => $".Replace({CSharpText.Literal("{" + variable.Model.Name + "}")}, {variable.Name}, global::System.StringComparison.Ordinal)"));
        yield return $"public static string {name}({parameters}) => {expression};";
    }
}

using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>A document's servers in C#.</summary>
internal static class ServerText
{
    /// <summary>A constant, or a method with a parameter for each variable.</summary>
    public static IEnumerable<string> Member(ServerModel server, string name)
    {
        yield return $"/// <summary>{CSharpText.Xml((server.Description ?? server.Url).Replace('\n', ' '))}</summary>";
        if (server.Variables.Count == 0)
        {
            yield return $"public const string {name} = {CSharpText.Literal(server.WithDefaults())};";
            yield break;
        }

        var names = new NameScope("variable");
        var variables = server.Variables
            .Select(variable => (Model: variable, Name: CSharpText.Identifier(names.Take(CSharpName.Camel(variable.Name)))))
            .ToArray();
        foreach (var (variable, parameter) in variables)
        {
            var values = variable.Values.Count == 0 ? "" : " One of " + string.Join(", ", variable.Values) + ".";
            var text = (variable.Description ?? "The variable " + variable.Name + ".") + values + " Default: " + variable.Default + ".";
            yield return $"/// <param name=\"{parameter.TrimStart('@')}\">{CSharpText.Xml(text.Replace('\n', ' '))}</param>";
        }

        var parameters = string.Join(
            ", ", variables.Select(static variable => $"string {variable.Name} = {CSharpText.Literal(variable.Model.Default)}"));
        var expression = CSharpText.Literal((server with { Variables = default }).WithDefaults())
            + string.Concat(variables.Select(static variable =>
                $".Replace({CSharpText.Literal("{" + variable.Model.Name + "}")}, {variable.Name}, "
                    + "global::System.StringComparison.Ordinal)"));
        yield return $"public static string {name}({parameters}) => {expression};";
    }
}

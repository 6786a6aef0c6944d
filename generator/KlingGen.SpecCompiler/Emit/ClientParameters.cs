using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Views;
using static KlingGen.SpecCompiler.Emit.ClientTypes;
using static KlingGen.SpecCompiler.Emit.TypeNames;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>An operation's parameters: what the method takes and what it does with them.</summary>
internal static class ClientParameters
{
    public static IEnumerable<ClientArgument> Of(OperationModel operation) =>
        operation.Parameters.Select(static parameter => new ClientArgument(
            CSharpText.Identifier(parameter.Name),
            Qualified(parameter.Type) + (parameter.Required && !parameter.Nullable ? "" : "?"),
            !parameter.Required,
            Text(parameter)));

    public static IEnumerable<string> Calls(OperationModel operation) => operation.Parameters.Select(Call);

    private static string Call(ParameterModel parameter)
    {
        var value = Parameter(parameter.Type, CSharpText.Identifier(parameter.Name));
        if (parameter.ContentType?.IndexOf("json", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            value = $"{Http}ParameterValue.Json({value})";
        }

        var name = CSharpText.Literal(parameter.JsonName);
        return parameter.Location switch
        {
            ParameterLocation.Path => $".Path({name}, {value}{Options(parameter, ParameterStyle.Simple, explode: false)})",
            ParameterLocation.Header => $".Header({name}, {value}{(parameter.Explode ? ", explode: true" : "")})",
            ParameterLocation.Cookie => $".Cookie({name}, {value}{(parameter.Explode ? "" : ", explode: false")})",
            ParameterLocation.QueryString => $".QueryString({value})",
            _ => $".Query({name}, {value}{Options(parameter, ParameterStyle.Form, explode: true)})",
        };
    }

    private static string Options(ParameterModel parameter, ParameterStyle style, bool explode) =>
        (parameter.Style == style ? "" : $", style: {Http}ParameterStyle.{parameter.Style}")
        + (parameter.Explode == explode ? "" : $", explode: {(parameter.Explode ? "true" : "false")}")
        + (parameter.AllowReserved ? ", allowReserved: true" : "");

    private static string Text(ParameterModel parameter) => DocumentationEmitter.Argument(
        parameter.Documentation,
        $"The parameter {parameter.JsonName}.",
        DocumentationEmitter.Limits(parameter.Documentation, parameter.Assertions, parameter.Default));
}

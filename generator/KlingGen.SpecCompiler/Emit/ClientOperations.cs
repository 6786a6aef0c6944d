using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.ClientTypes;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>A client's methods, one for each way to call an operation.</summary>
/// <param name="client">The client.</param>
/// <param name="servers">The class that has the document's servers.</param>
/// <param name="fields">What the methods share.</param>
/// <param name="ruleSets">The document's rule sets.</param>
internal sealed class ClientOperations(ClientModel client, string? servers, ClientFields fields, IEnumerable<RuleSetModel> ruleSets)
{
    private const string RequestOptions = ClientTypes.RequestOptions;

    private readonly ClientBodies _bodies = new(
        ruleSets.ToDictionary(static set => set.Name, StringComparer.Ordinal), fields.Rules);

    private readonly HashSet<string> _methods =
        new(client.Operations.Select(static operation => operation.Name + "Async"), StringComparer.Ordinal);

    public IEnumerable<ClientMethod> Of(OperationModel operation)
    {
        var responses = new ClientResponses(operation);
        var answers = new List<(string Name, ClientAnswer Answer)> { (operation.Name + "Async", responses.Main()) };
        if (responses.Streaming() is { } streaming)
        {
            answers.Add((Free(operation.Name + "Streaming", "Events"), streaming));
        }

        foreach (var (name, alternative) in responses.Alternatives())
        {
            answers.Add((Free(operation.Name + "As" + name, "Answer"), alternative));
        }

        var signatures = new HashSet<string>(StringComparer.Ordinal);
        foreach (var body in _bodies.Of(operation))
        {
            foreach (var (name, answer) in answers)
            {
                if (Method(operation, name, body, answer, signatures) is { } method)
                {
                    yield return method;
                }
            }
        }
    }

    /// <summary>The name of a further method, apart from those of other operations.</summary>
    private string Free(string name, string addition)
    {
        while (_methods.Contains(name + "Async"))
        {
            name += addition;
        }

        return name + "Async";
    }

    /// <returns>Null where an overload of the same C# types is there already: of two media types of one C# type the first, JSON where there
    /// is any, is the one that is sent.</returns>
    private ClientMethod? Method(OperationModel operation, string name, ClientBody body, ClientAnswer answer, HashSet<string> signatures)
    {
        var arguments = ClientParameters.Of(operation).Concat(body.Arguments).OrderBy(static argument => argument.IsOptional).ToArray();
        if (!signatures.Add(name + "(" + string.Join(",", arguments.Select(static argument => argument.Type.TrimEnd('?')))))
        {
            return null;
        }

        var parameters = string.Concat(
            arguments.Select(static argument => $"{argument.Type} {argument.Name}{(argument.IsOptional ? " = null" : "")}, "));
        var result = answer.Type is null ? Runtime + "ApiResponse" : $"{Runtime}ApiResponse<{answer.Type}>";
        var calls = ClientParameters.Calls(operation)
            .Concat(operation.Parameters.SelectMany(fields.Rules.OfParameter))
            .Concat(body.Calls)
            .ToArray();
        var lines = new List<string> { $"new {Http}ApiRequest({RequestArguments(operation)}){(calls.Length == 0 ? "," : "")}" };
        for (var i = 0; i < calls.Length; i++)
        {
            lines.Add("    " + calls[i] + (i == calls.Length - 1 ? "," : ""));
        }

        lines.Add($"{fields.Table(answer)}, {RequestOptions}, cancellationToken);");
        return new ClientMethod(
            Documentation(operation, arguments, answer),
            $"global::System.Threading.Tasks.Task<{result}> {name}({parameters}{Runtime}ApiRequestOptions? {RequestOptions} = null, "
                + "global::System.Threading.CancellationToken cancellationToken = default)",
            lines,
            operation.Documentation.Deprecated);
    }

    private static string Documentation(OperationModel operation, ClientArgument[] arguments, ClientAnswer answer)
    {
        var writer = new CodeWriter();
        var address = $"{operation.Method} {operation.Path}";
        DocumentationEmitter.Emit(
            writer,
            operation.Documentation with { Deprecated = false },
            address,
            operation.Documentation.Summary is null ? null : address);
        foreach (var argument in arguments)
        {
            DocumentationEmitter.Element(writer, "param", argument.Text, $" name=\"{argument.Name.TrimStart('@')}\"");
        }

        writer.Line($"/// <param name=\"{RequestOptions}\">What holds for this call alone.</param>");
        writer.Line("/// <param name=\"cancellationToken\">Ends the call; what the server does of it is then unknown.</param>");
        DocumentationEmitter.Element(writer, "returns", answer.Text ?? "The answer.");
        writer.Line(
            $"/// <exception cref=\"{Runtime}ApiException\">The request is invalid, the server cannot be reached, "
                + "or it answered with failure.</exception>");
        return writer.ToString();
    }

    private string RequestArguments(OperationModel operation)
    {
        var arguments = new List<string>
        {
            CSharpText.Literal(operation.Method),
            CSharpText.Literal(operation.Path),
            CSharpText.Literal(operation.OperationId ?? operation.Name),
        };
        var server = operation.Server is { } own
            ? CSharpText.Literal(own.WithDefaults())
            : servers is null ? null : servers + (client.Servers[0].Variables.Count == 0 ? ".Default" : ".Default()");
        if (server is not null)
        {
            arguments.Add(server);
        }

        if (fields.Security(operation) is { } security)
        {
            arguments.Add("security: " + security);
        }

        return string.Join(", ", arguments);
    }
}

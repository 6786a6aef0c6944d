using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.ClientTypes;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>Emits a client's methods, one for each way to call an operation.</summary>
internal sealed class ClientOperations(CodeWriter writer, ClientModel client, ClientFields fields, IEnumerable<RuleSetModel> ruleSets)
{
    private readonly ClientBodies _bodies = new(
        ruleSets.ToDictionary(static set => set.Name, StringComparer.Ordinal), fields.Rules);

    private readonly HashSet<string> _methods =
        new(client.Operations.Select(static operation => operation.Name + "Async"), StringComparer.Ordinal);

    public void Emit(OperationModel operation)
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
                EmitMethod(operation, name, body, answer, signatures);
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

    private void EmitMethod(OperationModel operation, string name, ClientBody body, ClientAnswer answer, HashSet<string> signatures)
    {
        var arguments = ClientParameters.Of(operation).Concat(body.Arguments).OrderBy(static argument => argument.IsOptional).ToArray();
        if (!signatures.Add(name + "(" + string.Join(",", arguments.Select(static argument => argument.Type.TrimEnd('?')))))
        {
            // Two media types of the same C# type: the first, JSON where there is any, is the one that is sent.
            return;
        }

        writer.Line();
        EmitDocumentation(operation, arguments, answer);
        var parameters = string.Concat(
            arguments.Select(static argument => $"{argument.Type} {argument.Name}{(argument.IsOptional ? " = null" : "")}, "));
        var result = answer.Type is null ? Runtime + "ApiResponse" : $"{Runtime}ApiResponse<{answer.Type}>";
        var calls = ClientParameters.Calls(operation)
            .Concat(operation.Parameters.SelectMany(fields.Rules.OfParameter))
            .Concat(body.Calls)
            .ToArray();
        writer.Line(
            $"public global::System.Threading.Tasks.Task<{result}> {name}("
                + $"{parameters}global::System.Threading.CancellationToken cancellationToken = default) => this._client.SendAsync(");
        writer.Line($"    new {Http}ApiRequest({RequestArguments(operation)}){(calls.Length == 0 ? "," : "")}");
        for (var i = 0; i < calls.Length; i++)
        {
            writer.Line("        " + calls[i] + (i == calls.Length - 1 ? "," : ""));
        }

        writer.Line($"    {fields.Table(answer)}, cancellationToken);");
    }

    private void EmitDocumentation(OperationModel operation, ClientArgument[] arguments, ClientAnswer answer)
    {
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

        writer.Line("/// <param name=\"cancellationToken\">Ends the call; what the server does of it is then unknown.</param>");
        DocumentationEmitter.Element(writer, "returns", answer.Text ?? "The answer.");
        writer.Line(
            $"/// <exception cref=\"{Runtime}ApiException\">The request is invalid, the server cannot be reached, "
                + "or it answered with failure.</exception>");
        if (operation.Documentation.Deprecated)
        {
            writer.Line("[global::System.Obsolete(\"The document calls this deprecated.\")]");
        }
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
            : client.Servers.Count == 0 ? null : Member(client, "Servers") + (client.Servers[0].Variables.Count == 0 ? ".Default" : ".Default()");
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

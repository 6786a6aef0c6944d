using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.ClientTypes;

namespace KlingGen.SpecCompiler.Emit;

internal sealed partial class ClientEmitter
{
    private void EmitOperation(OperationModel operation)
    {
        var answer = ClientResponses.Main(operation);
        var signatures = new HashSet<string>(StringComparer.Ordinal);
        foreach (var body in ClientBodies.Of(operation, _ruleSets, _rules))
        {
            EmitMethod(operation, operation.Name + "Async", body, answer, signatures);
            if (ClientResponses.Streaming(operation, answer) is { } streaming)
            {
                EmitMethod(operation, StreamingName(operation), body, streaming, signatures);
            }
        }
    }

    private string StreamingName(OperationModel operation)
    {
        var name = operation.Name + "StreamingAsync";
        while (_methods.Contains(name))
        {
            name = name.Substring(0, name.Length - "Async".Length) + "EventsAsync";
        }

        return name;
    }

    private void EmitMethod(OperationModel operation, string name, ClientBody body, ClientAnswer answer, HashSet<string> signatures)
    {
        var arguments = ClientParameters.Of(operation).Concat(body.Arguments).OrderBy(static argument => argument.IsOptional).ToArray();
        if (!signatures.Add(name + "(" + string.Join(",", arguments.Select(static argument => argument.Type.TrimEnd('?')))))
        {
            // Two media types of the same C# type: the first, JSON where there is any, is the one that is sent.
            return;
        }

        _writer.Line();
        EmitDocumentation(operation, arguments, answer);
        var parameters = string.Concat(
            arguments.Select(static argument => $"{argument.Type} {argument.Name}{(argument.IsOptional ? " = null" : "")}, "));
        var result = answer.Type is null ? Runtime + "ApiResponse" : $"{Runtime}ApiResponse<{answer.Type}>";
        var calls = ClientParameters.Calls(operation)
            .Concat(operation.Parameters.SelectMany(_rules.OfParameter))
            .Concat(body.Calls)
            .ToArray();
        _writer.Line(
            $"public global::System.Threading.Tasks.Task<{result}> {name}("
                + $"{parameters}global::System.Threading.CancellationToken cancellationToken = default) => this._client.SendAsync(");
        _writer.Line($"    new {Http}ApiRequest({RequestArguments(operation)}){(calls.Length == 0 ? "," : "")}");
        for (var i = 0; i < calls.Length; i++)
        {
            _writer.Line("        " + calls[i] + (i == calls.Length - 1 ? "," : ""));
        }

        _writer.Line($"    {TableField(answer)}, cancellationToken);");
    }

    private void EmitDocumentation(OperationModel operation, ClientArgument[] arguments, ClientAnswer answer)
    {
        var address = $"{operation.Method} {operation.Path}";
        DocumentationEmitter.Emit(
            _writer,
            operation.Documentation with { Deprecated = false },
            address,
            operation.Documentation.Summary is null ? null : address);
        foreach (var argument in arguments)
        {
            DocumentationEmitter.Element(_writer, "param", argument.Text, $" name=\"{argument.Name.TrimStart('@')}\"");
        }

        _writer.Line("/// <param name=\"cancellationToken\">Ends the call; what the server does of it is then unknown.</param>");
        DocumentationEmitter.Element(_writer, "returns", answer.Text ?? "The answer.");
        _writer.Line(
            $"/// <exception cref=\"{Runtime}ApiException\">The request is invalid, the server cannot be reached, "
                + "or it answered with failure.</exception>");
        if (operation.Documentation.Deprecated)
        {
            _writer.Line("[global::System.Obsolete(\"The document calls this deprecated.\")]");
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
            : _client.Servers.Count == 0 ? null : Free("Servers") + (_client.Servers[0].Variables.Count == 0 ? ".Default" : ".Default()");
        if (server is not null)
        {
            arguments.Add(server);
        }

        if (SecurityField(operation) is { } security)
        {
            arguments.Add("security: " + security);
        }

        return string.Join(", ", arguments);
    }

    private string? SecurityField(OperationModel operation)
    {
        if (operation.Security.Count == 0 || operation.Security.All(static alternative => alternative.Schemes.Count == 0))
        {
            return null;
        }

        var alternatives = operation.Security.Select(
            alternative => "[" + string.Join(", ", alternative.Schemes.Select(Scheme).Where(static text => text.Length > 0)) + "]");
        return _security.NameOf("[" + string.Join(", ", alternatives) + "]");
    }

    private string Scheme(string key) =>
        _client.SecuritySchemes.FirstOrDefault(scheme => scheme.Key == key) is { } found ? SecurityText.Scheme(found) : "";

    private string TableField(ClientAnswer answer)
    {
        var type = $"{Http}ResponseTable<{answer.Type ?? Http + "NoBody"}>";
        if (!_tables.TryGetValue(type, out var fields))
        {
            fields = new SharedFields($"s_responses{_fields.Count}_", type);
            _tables.Add(type, fields);
            _fields.Add(fields);
        }

        return fields.NameOf(answer.Table);
    }
}

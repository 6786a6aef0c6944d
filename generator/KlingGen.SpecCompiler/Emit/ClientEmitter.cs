using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.ClientTypes;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>Emits a client class: short methods over the runtime's <c>ApiClient</c>.</summary>
internal sealed class ClientEmitter(CodeWriter writer, DocumentModel document, ClientModel client)
{
    public void Emit()
    {
        var fields = new ClientFields(client);
        var operations = new ClientOperations(writer, client, fields, document.Types.OfType<RuleSetModel>());
        DocumentationEmitter.Emit(writer, client.Documentation, "A client.");
        writer.Open($"public partial class {client.Name}");
        EmitConstructors();
        EmitServers();
        foreach (var operation in client.Operations)
        {
            operations.Emit(operation);
        }

        foreach (var field in fields.Declarations())
        {
            writer.Line();
            writer.Line(field);
        }

        writer.Close();
        foreach (var operation in client.Operations)
        {
            if (operation.Answer is { } answer)
            {
                AnswerEmitter.Emit(writer, operation, answer);
            }
        }
    }

    private void EmitConstructors()
    {
        const string api = Runtime + "ApiClient";
        writer.Line($"private readonly {api} _client;");
        writer.Line();
        writer.Line("/// <summary>Makes a client.</summary>");
        writer.Line("/// <param name=\"client\">What sends the requests.</param>");
        writer.Open($"public {client.Name}({api} client)");
        writer.Line("global::System.ArgumentNullException.ThrowIfNull(client);");
        writer.Line("this._client = client;");
        writer.Close();
        writer.Line();
        writer.Line("/// <summary>Makes a client.</summary>");
        writer.Line("/// <param name=\"httpClient\">What sends the requests; it remains its owner's.</param>");
        writer.Line("/// <param name=\"options\">The base address, credentials and limits; null for the defaults.</param>");
        writer.Open(
            $"public {client.Name}(global::System.Net.Http.HttpClient httpClient, {Runtime}ApiClientOptions? options = null) : "
                + $"this(new {api}(httpClient, options))");
        writer.Close();
        writer.Line();
        writer.Line("/// <summary>What sends the requests.</summary>");
        writer.Line($"public {api} {Member(client, "Client")} => this._client;");
    }

    private void EmitServers()
    {
        if (client.Servers.Count == 0)
        {
            return;
        }

        writer.Line();
        writer.Line("/// <summary>The servers that the document names, for <c>ApiClientOptions.BaseAddress</c>.</summary>");
        writer.Open($"public static class {Member(client, "Servers")}");
        for (var i = 0; i < client.Servers.Count; i++)
        {
            if (i > 0)
            {
                writer.Line();
            }

            foreach (var line in ServerText.Member(client.Servers[i], i == 0 ? "Default" : "Server" + (i + 1)))
            {
                writer.Line(line);
            }
        }

        writer.Close();
    }
}

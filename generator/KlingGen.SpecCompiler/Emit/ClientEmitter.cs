using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.ClientTypes;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>Emits a client class: short methods over the runtime's <c>ApiClient</c>.</summary>
internal sealed class ClientEmitter(CodeWriter writer, DocumentModel document, ClientModel client)
{
    public void Emit()
    {
        EmitClient(client, client.Servers.Count == 0 ? null : Member(client, "Servers"));
        foreach (var group in client.Groups)
        {
            writer.Line();
            EmitClient(group.Client, client.Servers.Count == 0 ? null : $"{Qualified(client.Name)}.{Member(client, "Servers")}");
        }

        foreach (var operation in client.AllOperations)
        {
            if (operation.Answer is { } answer)
            {
                AnswerEmitter.Emit(writer, operation, answer);
            }
        }

        writer.Line();
        ClientServicesEmitter.Emit(writer, document.Namespace, client);
    }

    private void EmitClient(ClientModel emitted, string? servers)
    {
        var fields = new ClientFields(emitted);
        var operations = new ClientOperations(emitted, servers, fields, document.Types.OfType<RuleSetModel>());
        var methods = emitted.Operations.SelectMany(operations.Of).ToList();
        EmitInterface(emitted, methods);
        DocumentationEmitter.Emit(writer, emitted.Documentation, "A client.");
        writer.Open($"public partial class {emitted.Name} : {Qualified(emitted.Interface)}");
        EmitConstructors(emitted);
        if (emitted == client)
        {
            EmitServers();
        }

        foreach (var group in emitted.Groups)
        {
            writer.Line();
            writer.Line("/// <inheritdoc/>");
            writer.Line($"public {Qualified(group.Client.Interface)} {group.Property} {{ get; }}");
        }

        foreach (var method in methods)
        {
            writer.Line();
            writer.Line("/// <inheritdoc/>");
            EmitObsolete(method);
            writer.Line($"public {method.Signature} => this._client.SendAsync(");
            foreach (var line in method.Body)
            {
                writer.Line("    " + line);
            }
        }

        foreach (var field in fields.Declarations())
        {
            writer.Line();
            writer.Line(field);
        }

        writer.Close();
    }

    private void EmitInterface(ClientModel emitted, List<ClientMethod> methods)
    {
        writer.Line($"/// <summary>What <see cref=\"{emitted.Name}\"/> does, for services and for tests.</summary>");
        writer.Open($"public partial interface {emitted.Interface}");
        var isFirst = true;
        foreach (var group in emitted.Groups)
        {
            Separate();
            DocumentationEmitter.Emit(writer, group.Client.Documentation, $"The operations of {group.Property}.");
            writer.Line($"{Qualified(group.Client.Interface)} {group.Property} {{ get; }}");
        }

        foreach (var method in methods)
        {
            Separate();
            foreach (var line in method.Documentation.TrimEnd('\n').Split('\n'))
            {
                writer.Line(line);
            }

            EmitObsolete(method);
            writer.Line(method.Signature + ";");
        }

        writer.Close();
        writer.Line();

        void Separate()
        {
            if (!isFirst)
            {
                writer.Line();
            }

            isFirst = false;
        }
    }

    private void EmitObsolete(ClientMethod method)
    {
        if (method.IsObsolete)
        {
            writer.Line("[global::System.Obsolete(\"The document calls this deprecated.\")]");
        }
    }

    private string Qualified(string name) => $"global::{document.Namespace}.{name}";

    private void EmitConstructors(ClientModel emitted)
    {
        const string api = Runtime + "ApiClient";
        writer.Line($"private readonly {api} _client;");
        writer.Line();
        writer.Line("/// <summary>Makes a client.</summary>");
        writer.Line("/// <param name=\"client\">What sends the requests.</param>");
        writer.Open($"public {emitted.Name}({api} client)");
        writer.Line("global::System.ArgumentNullException.ThrowIfNull(client);");
        writer.Line("this._client = client;");
        foreach (var group in emitted.Groups)
        {
            writer.Line($"this.{group.Property} = new {Qualified(group.Client.Name)}(client);");
        }

        writer.Close();
        if (emitted != client)
        {
            return;
        }

        writer.Line();
        writer.Line("/// <summary>Makes a client over connections that all such clients share; they leave redirects to it.</summary>");
        writer.Line("/// <param name=\"options\">The base address, credentials and limits.</param>");
        writer.Open($"public {client.Name}({Runtime}ApiClientOptions options) : this(new {api}(options))");
        writer.Close();
        writer.Line();
        writer.Line("/// <summary>Makes a client.</summary>");
        writer.Line($"/// <param name=\"httpClient\">What sends the requests; it remains its owner's. Its handler should follow "
            + $"no redirects: see <see cref=\"{api}.CreateHandler\"/>.</param>");
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

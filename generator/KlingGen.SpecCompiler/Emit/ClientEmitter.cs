using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.ClientTypes;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>Emits a client class: short methods over the runtime's <c>ApiClient</c>.</summary>
internal sealed partial class ClientEmitter
{
    private readonly CodeWriter _writer;
    private readonly ClientModel _client;
    private readonly Dictionary<string, RuleSetModel> _ruleSets;
    private readonly HashSet<string> _methods;
    private readonly ClientRules _rules = new();
    private readonly SharedFields _security = new("s_security", Http + "ApiSecurityScheme[][]");
    private readonly Dictionary<string, SharedFields> _tables = new(StringComparer.Ordinal);
    private readonly List<SharedFields> _fields;

    public ClientEmitter(CodeWriter writer, DocumentModel document, ClientModel client)
    {
        _writer = writer;
        _client = client;
        _ruleSets = document.Types.OfType<RuleSetModel>().ToDictionary(static set => set.Name, StringComparer.Ordinal);
        _methods = new HashSet<string>(client.Operations.Select(static operation => operation.Name + "Async"), StringComparer.Ordinal);
        _fields = [_security];
    }

    public void Emit()
    {
        DocumentationEmitter.Emit(_writer, _client.Documentation, "A client.");
        _writer.Open($"public partial class {_client.Name}");
        EmitConstructors();
        EmitServers();
        foreach (var operation in _client.Operations)
        {
            EmitOperation(operation);
        }

        foreach (var field in _fields.SelectMany(static fields => fields.Declarations).Concat(_rules.Fields()))
        {
            _writer.Line();
            _writer.Line(field);
        }

        _writer.Close();
    }

    private void EmitConstructors()
    {
        const string api = Runtime + "ApiClient";
        _writer.Line($"private readonly {api} _client;");
        _writer.Line();
        _writer.Line("/// <summary>Makes a client.</summary>");
        _writer.Line("/// <param name=\"client\">What sends the requests.</param>");
        _writer.Open($"public {_client.Name}({api} client)");
        _writer.Line("global::System.ArgumentNullException.ThrowIfNull(client);");
        _writer.Line("this._client = client;");
        _writer.Close();
        _writer.Line();
        _writer.Line("/// <summary>Makes a client.</summary>");
        _writer.Line("/// <param name=\"httpClient\">What sends the requests; it remains its owner's.</param>");
        _writer.Line("/// <param name=\"options\">The base address, credentials and limits; null for the defaults.</param>");
        _writer.Open(
            $"public {_client.Name}(global::System.Net.Http.HttpClient httpClient, {Runtime}ApiClientOptions? options = null) : "
                + $"this(new {api}(httpClient, options))");
        _writer.Close();
        _writer.Line();
        _writer.Line("/// <summary>What sends the requests.</summary>");
        _writer.Line($"public {api} {Free("Client")} => this._client;");
    }

    private void EmitServers()
    {
        if (_client.Servers.Count == 0)
        {
            return;
        }

        _writer.Line();
        _writer.Line("/// <summary>The servers that the document names, for <c>ApiClientOptions.BaseAddress</c>.</summary>");
        _writer.Open($"public static class {Free("Servers")}");
        for (var i = 0; i < _client.Servers.Count; i++)
        {
            if (i > 0)
            {
                _writer.Line();
            }

            foreach (var line in ServerText.Member(_client.Servers[i], i == 0 ? "Default" : "Server" + (i + 1)))
            {
                _writer.Line(line);
            }
        }

        _writer.Close();
    }

    /// <summary>A member cannot bear its type's name.</summary>
    private string Free(string name) => name == _client.Name ? "Api" + name : name;
}

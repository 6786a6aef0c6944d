using System.Text;
using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.ClientTypes;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>Emits a client class: short methods over the runtime's <c>ApiClient</c>.</summary>
internal sealed partial class ClientEmitter
{
    private const string Indent = "    ";
    private readonly ClientModel _client;
    private readonly StringBuilder _text = new();
    private readonly SharedFields _security = new("s_security", Http + "ApiSecurityScheme[][]");
    private readonly Dictionary<string, SharedFields> _tables = new(StringComparer.Ordinal);
    private readonly HashSet<string> _methods = new(StringComparer.Ordinal);
    private readonly List<SharedFields> _tableOrder = [];
    private int _tableCount;

    private readonly Dictionary<string, RuleSetModel> _ruleSets;

    private ClientEmitter(DocumentModel document, ClientModel client)
    {
        _client = client;
        _ruleSets = document.Types.OfType<RuleSetModel>().ToDictionary(static set => set.Name, StringComparer.Ordinal);
    }

    /// <summary>The declaration of the class; the file around it is the caller's.</summary>
    public static string Emit(DocumentModel document, ClientModel client)
    {
        var emitter = new ClientEmitter(document, client);
        emitter.EmitClass();
        return emitter._text.ToString();
    }

    private void EmitClass()
    {
        EmitDocumentation("", _client.Documentation, null);
        Line("", $"public partial class {_client.Name}");
        Line("", "{");
        EmitConstructors();
        EmitServers();
        foreach (var operation in _client.Operations)
        {
            _methods.Add(operation.Name + "Async");
        }

        foreach (var operation in _client.Operations)
        {
            EmitOperation(operation);
        }

        foreach (var field in _security.Declarations.Concat(_tableOrder.SelectMany(static fields => fields.Declarations)))
        {
            _text.Append('\n').Append(Indent).Append(field).Append('\n');
        }

        Line("", "}");
    }

    private void EmitConstructors()
    {
        const string api = Runtime + "ApiClient";
        var name = _client.Name;
        Line(Indent, $"private readonly {api} _client;");
        Line();
        Line(Indent, "/// <summary>Makes a client.</summary>");
        Line(Indent, "/// <param name=\"client\">What sends the requests.</param>");
        Line(Indent, $"public {name}({api} client)");
        Line(Indent, "{");
        Line(Indent, Indent + "global::System.ArgumentNullException.ThrowIfNull(client);");
        Line(Indent, Indent + "this._client = client;");
        Line(Indent, "}");
        Line();
        Line(Indent, "/// <summary>Makes a client.</summary>");
        Line(Indent, "/// <param name=\"httpClient\">What sends the requests; it remains its owner's.</param>");
        Line(Indent, "/// <param name=\"options\">The base address, credentials and limits; null for the defaults.</param>");
        Line(Indent, $"public {name}(global::System.Net.Http.HttpClient httpClient, {Runtime}ApiClientOptions? options = null)");
        Line(Indent, Indent + $": this(new {api}(httpClient, options))");
        Line(Indent, "{");
        Line(Indent, "}");
        Line();
        Line(Indent, "/// <summary>What sends the requests.</summary>");
        Line(Indent, $"public {api} {Free("Client")} => this._client;");
    }

    private void EmitServers()
    {
        if (_client.Servers.Count == 0)
        {
            return;
        }

        Line();
        Line(Indent, "/// <summary>The servers that the document names, for <c>ApiClientOptions.BaseAddress</c>.</summary>");
        Line(Indent, $"public static class {Free("Servers")}");
        Line(Indent, "{");
        for (var i = 0; i < _client.Servers.Count; i++)
        {
            if (i > 0)
            {
                Line();
            }

            foreach (var line in ServerText.Member(_client.Servers[i], i == 0 ? "Default" : "Server" + (i + 1)))
            {
                Line(Indent + Indent, line);
            }
        }

        Line(Indent, "}");
    }

    /// <summary>A member cannot bear its type's name.</summary>
    private string Free(string name) => name == _client.Name ? "Api" + name : name;

    private void EmitDocumentation(string indent, DocumentationModel documentation, string? note)
    {
        EmitElement(indent, "summary", documentation.Summary ?? "From " + documentation.Source + ".");
        var remarks = string.Join("\n", new[] { documentation.Remarks, note }.Where(static text => text is not null));
        if (remarks.Length > 0)
        {
            EmitElement(indent, "remarks", remarks);
        }
    }

    private void EmitElement(string indent, string element, string text, string? attribute = null)
    {
        var lines = ClientText.XmlLines(text).ToArray();
        var open = attribute is null ? $"<{element}>" : $"<{element} {attribute}>";
        if (lines.Length == 1)
        {
            Line(indent, $"/// {open}{lines[0]}</{element}>");
            return;
        }

        Line(indent, "/// " + open);
        foreach (var line in lines)
        {
            Line(indent, ("/// " + line).TrimEnd());
        }

        Line(indent, $"/// </{element}>");
    }

    private void Line(string indent, string text) => _text.Append(indent).Append(text).Append('\n');

    private void Line() => _text.Append('\n');
}

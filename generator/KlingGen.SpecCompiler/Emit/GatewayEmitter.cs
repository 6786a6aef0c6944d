using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.CSharpText;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>A gateway: a static class with its descriptor.</summary>
internal sealed class GatewayEmitter
{
    private const string Collections = "global::System.Collections.Generic.";

    private const string Mapping = ProtocolMapEmitter.Tasks + "RequestMapping";

    private readonly CodeWriter _writer;
    private readonly GatewayModel _gateway;
    private readonly TypeNames _types;
    private readonly ProtocolMapEmitter _maps;
    private readonly ProductEmitter _products;
    private readonly List<string> _methods = [];

    private GatewayEmitter(CodeWriter writer, GatewayModel gateway)
    {
        _writer = writer;
        _gateway = gateway;
        _types = new TypeNames(gateway.Namespace);
        _maps = new ProtocolMapEmitter(writer);
        _products = new ProductEmitter(writer, _types, _maps);
    }

    public static EmittedFile Emit(GatewayModel gateway)
    {
        var writer = Emitter.Begin(gateway.Document, gateway.Namespace, gateway.IsInternal);
        new GatewayEmitter(writer, gateway).Emit();
        return new EmittedFile(gateway.HintName + ".Gateway.g.cs", writer.ToString());
    }

    private void Emit()
    {
        var title = _gateway.Title.Length > 0 ? _gateway.Title : _gateway.Id;
        var summary = $"{title.Replace('\n', ' ')}: what the gateway sells, and how its tasks are made.";
        DocumentationEmitter.Element(_writer, "summary", summary);
        _writer.Open($"public static partial class {Identifier(_gateway.Name)}");
        foreach (var product in _gateway.Products)
        {
            _maps.EmitFields(product);
        }

        foreach (var product in _gateway.Products)
        {
            _methods.Add(_products.MethodOf(product));
        }

        _writer.Line("/// <summary>What its document says of it.</summary>");
        EmitDescriptor();
        _writer.Line();
        DocumentationEmitter.Element(
            _writer, "summary", "Takes in what no document can say: how requests of other vocabularies become those of its products.");
        _writer.Line("/// <param name=\"mappings\">What the descriptor will have.</param>");
        _writer.Line($"static partial void AddMappings({Collections}ICollection<{Mapping}> mappings);");
        EmitMappings();
        for (var i = 0; i < _gateway.Products.Count; i++)
        {
            _writer.Line();
            _products.Emit(_gateway.Products[i], _methods[i]);
        }

        _writer.Close();
    }

    private void EmitDescriptor()
    {
        _writer.Open($"public static {ProtocolMapEmitter.Tasks}GatewayDescriptor Descriptor {{ get; }} = new()");
        _writer.Line($"Name = {Literal(_gateway.Id)},");
        _writer.Line($"Title = {Literal(_gateway.Title)},");
        if (_gateway.Description is { } description)
        {
            _writer.Line($"Description = {Literal(description)},");
        }

        _writer.Line($"Document = {Literal(_gateway.Document)},");
        if (_gateway.Servers.Count > 0)
        {
            _writer.Line("Servers =");
            EmitList(_gateway.Servers.Select(static server =>
                $"new(new global::System.Uri({Literal(server.Url)}){(server.Description is { } text ? ", " + Literal(text) : "")}),"));
        }

        if (_gateway.IsKeyOptional)
        {
            _writer.Line("IsKeyOptional = true,");
        }

        EmitPause("FirstPause", _gateway.FirstPause);
        EmitPause("LongestPause", _gateway.LongestPause);
        EmitText("TaskIdPattern", _gateway.TaskIdPattern);
        EmitText("RequestIdPattern", _gateway.RequestIdPattern);
        _writer.Line($"Products = [{string.Join(", ", _methods.Select(static method => method + "()"))}],");
        _writer.Line("Mappings = Mappings(),");
        if (_gateway.Defaults.Count > 0)
        {
            _writer.Line("Defaults =");
            EmitList(_gateway.Defaults.Select(defaults =>
                $"new(typeof({_types.Name(defaults.Request)}), {ProtocolMapEmitter.Pairs(defaults.Values)}),"));
        }

        _writer.Close(";");
    }

    private void EmitMappings()
    {
        _writer.Line();
        _writer.Open($"private static {Collections}List<{Mapping}> Mappings()");
        _writer.Line($"var mappings = new {Collections}List<{Mapping}>();");
        _writer.Line("AddMappings(mappings);");
        _writer.Line("return mappings;");
        _writer.Close();
    }

    private void EmitList(IEnumerable<string> items)
    {
        _writer.Line("[");
        foreach (var item in items)
        {
            _writer.Line("    " + item);
        }

        _writer.Line("],");
    }

    private void EmitPause(string member, string? seconds)
    {
        if (seconds is not null)
        {
            _writer.Line($"{member} = global::System.TimeSpan.FromSeconds({seconds}d),");
        }
    }

    private void EmitText(string member, string? text)
    {
        if (text is not null)
        {
            _writer.Line($"{member} = {Literal(text)},");
        }
    }
}

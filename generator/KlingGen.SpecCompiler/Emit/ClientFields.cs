using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.ClientTypes;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>The static fields of a client, which its methods share.</summary>
internal sealed class ClientFields
{
    private readonly ClientModel _client;
    private readonly SharedFields _security = new("s_security", Http + "ApiSecurityScheme[][]");
    private readonly Dictionary<string, SharedFields> _tables = new(StringComparer.Ordinal);
    private readonly List<SharedFields> _fields;

    public ClientFields(ClientModel client)
    {
        _client = client;
        _fields = [_security];
    }

    /// <summary>The rules of parameters and bodies.</summary>
    public ClientRules Rules { get; } = new();

    /// <summary>The declarations of all fields that were asked for.</summary>
    public IEnumerable<string> Declarations() => _fields.SelectMany(static fields => fields.Declarations).Concat(Rules.Fields());

    /// <summary>The field that holds the schemes of an operation; null where it asks for none.</summary>
    public string? Security(OperationModel operation)
    {
        if (operation.Security.All(static alternative => alternative.Schemes.Count == 0))
        {
            return null;
        }

        var alternatives = operation.Security.Select(
            alternative => "[" + string.Join(", ", alternative.Schemes.Select(Scheme).Where(static text => text.Length > 0)) + "]");
        return _security.NameOf("[" + string.Join(", ", alternatives) + "]");
    }

    /// <summary>The field that holds how an answer is read.</summary>
    public string Table(ClientAnswer answer)
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

    private string Scheme(string key) =>
        _client.SecuritySchemes.FirstOrDefault(scheme => scheme.Key == key) is { } found ? SecurityText.Scheme(found) : "";
}

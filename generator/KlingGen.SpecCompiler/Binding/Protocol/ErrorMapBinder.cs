using System.Globalization;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using static KlingGen.SpecCompiler.Binding.Protocol.PlaceBinder;

namespace KlingGen.SpecCompiler.Binding.Protocol;

/// <summary>Binds <c>x-error</c> and <c>x-codes</c>: where an answer says that it is a refusal, and what its codes mean.</summary>
internal sealed class ErrorMapBinder(
    SpecReader reader, ExtensionReader extensions, PlaceBinder places, SchemaPointers pointers, SchemaBinder schemas)
{
    private static readonly (string Key, string Name)[] s_facts =
        [("code", "Code"), ("message", "Message"), ("requestId", "RequestId"), ("type", "Type")];

    private static readonly string[] s_members = [.. s_facts.Select(static fact => fact.Key), "success", "codes"];

    private static readonly (string, string)[] s_kinds =
    [
        ("authentication", "Authentication"), ("token", "Token"), ("permission", "Permission"), ("quota", "Quota"),
        ("rateLimit", "RateLimit"), ("concurrency", "Concurrency"), ("contentPolicy", "ContentPolicy"), ("badRequest", "BadRequest"),
        ("duplicate", "Duplicate"), ("notFound", "NotFound"), ("server", "Server"),
    ];

    private readonly Dictionary<(SpecDocument, string), ErrorMapModel?> _known = [];

    /// <summary>The map of an answer; null where its schema has none.</summary>
    public ErrorMapModel? Find(SpecNode answer)
    {
        if (schemas.Flatten(answer).Parts.First("x-error") is not { } extension)
        {
            return null;
        }

        var key = (extension.Document, extension.Pointer);
        if (!_known.TryGetValue(key, out var map))
        {
            _known.Add(key, map = Read(extension, [answer]));
        }

        return map;
    }

    private ErrorMapModel? Read(SpecNode extension, IReadOnlyList<SpecNode> answer)
    {
        if (!extensions.IsObject(extension, "x-error", s_members))
        {
            return null;
        }

        // A bare task that may be a refusal instead says nothing of codes.
        var isTask = schemas.Flatten(answer).Parts.Exists(static part => part["x-task"] is not null);
        var members = s_facts.Select(fact => (fact.Key, fact.Name, fact.Key == "code" && !isTask ? Check.First : Check.None));
        var facts = places.BindAll(extension, members, answer);
        var codes = new Dictionary<string, RefusalCodeModel>(StringComparer.Ordinal);
        var order = new List<RefusalCodeModel>();
        if (extension["codes"] is { } own)
        {
            Add(own, "codes", codes, order);
        }

        var ownCodes = order.Count;

        foreach (var pointer in facts.Where(static fact => fact.Name == "Code").SelectMany(static fact => fact.Places.Pointers))
        {
            if (pointers.Find(answer, pointer).Speakers is { } speakers && schemas.Flatten(speakers).Parts.First("x-codes") is { } shared)
            {
                Add(shared, "x-codes", codes, order);
            }
        }

        return new ErrorMapModel(facts, extensions.Values(extension, "success"), order.ToEquatableArray(), ownCodes);
    }

    private void Add(SpecNode table, string name, Dictionary<string, RefusalCodeModel> codes, List<RefusalCodeModel> order)
    {
        if (table.Mapping is null)
        {
            reader.Wrong(table, name, "an object");
            return;
        }

        foreach (var (key, value) in table.Members())
        {
            if (!codes.ContainsKey(key.Text) && Code(key.Text, value) is { } code)
            {
                codes.Add(key.Text, code);
                order.Add(code);
            }
        }
    }

    private RefusalCodeModel? Code(string code, SpecNode value)
    {
        if (!extensions.IsObject(value, code, "kind", "status", "message", "type", "meaning"))
        {
            return null;
        }

        if (value["kind"] is not { } kind)
        {
            reader.Report(SpecDescriptors.MissingMember, value, code, "kind");
            return null;
        }

        if (extensions.Word(kind, "a kind of refusal", s_kinds) is not { } known)
        {
            return null;
        }

        string? Text(string key) => extensions.Text(value, key);
        return new RefusalCodeModel(code, known, Status(value), Text("message"), Text("type"), Text("meaning"));
    }

    private int Status(SpecNode value)
    {
        if (value["status"] is not { } found)
        {
            return 0;
        }

        if (int.TryParse(found.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 100 and <= 599)
        {
            return status;
        }

        reader.Wrong(found, "status", "an HTTP status");
        return 0;
    }
}

using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.Extensions;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Operations.Protocol;

/// <summary>Binds <c>x-error</c> and <c>x-codes</c>: where an answer says that it is a refusal, and what its codes mean.</summary>
internal sealed class ErrorMapBinder(SpecContext context, PlaceBinder places, SchemaPointers pointers, DocumentTypes types)
{
    private readonly Dictionary<(SpecDocument, string), ErrorMapModel?> _known = [];

    /// <summary>The map of an answer; null where its schema has none.</summary>
    public ErrorMapModel? Find(Schema answer)
    {
        if (types.Normalize(answer).Parts.Find(static part => part.Protocol.HasError) is not { } said)
        {
            return null;
        }

        var key = (said.Document, said.Pointer);
        if (!_known.TryGetValue(key, out var map))
        {
            _known.Add(key, map = said.WithContext(context).Protocol.Error is { } extension ? Read(extension, answer) : null);
        }

        return map;
    }

    private ErrorMapModel Read(ErrorExtension extension, Schema answer)
    {
        // A bare task that may be a refusal instead says nothing of codes.
        var isTask = types.Normalize(answer).Parts.Exists(static part => part.Protocol.HasTask);
        var facts = places.BindAll(extension.Facts, [answer], isChecked: !isTask);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var own = extension.Codes is { } codes ? Read(codes, seen) : [];
        var shared = facts.Where(static fact => fact.Name == ErrorExtension.Code.Name)
            .SelectMany(static fact => fact.Places.Pointers)
            .SelectMany(pointer => SharedAt(answer, pointer) is { } table ? Read(table, seen) : [])
            .ToList();
        return new ErrorMapModel(
            facts,
            extension.Success.Select(static value => value.Json).ToEquatableArray(),
            own.Concat(shared).ToEquatableArray(),
            own.Count);
    }

    private RefusalCodes? SharedAt(Schema answer, string pointer) =>
        pointers.Find([answer], pointer).Speakers is { } speakers
            ? types.Normalize(speakers).Parts.Find(static part => part.Protocol.HasCodes)?.WithContext(context).Protocol.Codes
            : null;

    /// <summary>The codes that no table before has said the meaning of.</summary>
    private static List<RefusalCodeModel> Read(RefusalCodes table, HashSet<string> seen)
    {
        var found = new List<RefusalCodeModel>();
        foreach (var code in table.Codes)
        {
            if (!seen.Contains(code) && table.MeaningOf(code) is { } said)
            {
                seen.Add(code);
                found.Add(new RefusalCodeModel(code, said.Kind, said.Status, said.Message, said.Type, said.Meaning));
            }
        }

        return found;
    }
}

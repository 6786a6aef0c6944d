using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using static KlingGen.SpecCompiler.Binding.Protocol.PlaceBinder;

namespace KlingGen.SpecCompiler.Binding.Protocol;

/// <summary>Binds <c>x-request</c>: what the members of a request mean.</summary>
internal sealed class RequestMapBinder(
    SpecReader reader, ExtensionReader extensions, PlaceBinder places, SchemaPointers pointers, SchemaBinder schemas)
{
    private static readonly (string Key, string Name, Check Check)[] s_members =
    [
        .. new[] { "prompt", "model", "duration", "aspectRatio", "quality", "sound", "watermark", "callbackUrl" }
            .Select(static key => (key, char.ToUpperInvariant(key[0]) + key.Substring(1), Check.All)),
    ];

    private static readonly (string Key, string Name, Check Check)[] s_shot =
        [("index", "Index", Check.All), ("prompt", "Prompt", Check.All), ("duration", "Duration", Check.All)];

    private static readonly string[] s_shotMembers = [.. s_shot.Select(static member => member.Key), "with"];

    private static readonly string[] s_names = [.. s_members.Select(static member => member.Key), "shots"];

    /// <summary>The map of a request; null where its schema has none.</summary>
    public RequestMapModel? Find(SpecNode request) =>
        schemas.Flatten(request).Parts.First("x-request") is { } extension && extensions.IsObject(extension, "x-request", s_names)
            ? new RequestMapModel(places.BindAll(extension, s_members, [request]), Shots(extension, request))
            : null;

    private ShotMapModel? Shots(SpecNode extension, SpecNode request)
    {
        if (places.Bind(extension, "shots", [request], Check.All, s_shotMembers) is not { } list)
        {
            return null;
        }

        var found = new List<NamedPlaces> { new("At", list) };
        var shots = extension["shots"]!.Value;
        if (shots.Mapping is null)
        {
            return new ShotMapModel(found.ToEquatableArray(), default);
        }

        // Of a list whose items the schema does not describe, nothing can be checked.
        var shot = pointers.Find([request], list.Pointers[0]).Speakers is { } speakers ? pointers.ItemsOf(speakers) : null;
        found.AddRange(shot is { } item
            ? places.BindAll(shots, s_shot, [item])
            : places.BindAll(shots, s_shot.Select(static member => (member.Key, member.Name, Check.None)), [request]));
        return new ShotMapModel(found.ToEquatableArray(), With(shots, request));
    }

    private EquatableArray<NamedJson> With(SpecNode shots, SpecNode request)
    {
        if (shots["with"] is not { } with)
        {
            return default;
        }

        if (with.Mapping is null)
        {
            reader.Wrong(with, "with", "an object");
            return default;
        }

        var values = new List<NamedJson>();
        foreach (var (key, value) in with.Members())
        {
            var place = value with { Node = key };
            if (extensions.Pointer(place, "with") is { } pointer)
            {
                places.Checked(place, pointer, [request]);
                values.Add(new NamedJson(pointer, ExtensionReader.Json(value)));
            }
        }

        return values.ToEquatableArray();
    }
}

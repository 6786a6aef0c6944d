using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.Extensions;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Operations.Protocol;

/// <summary>Binds <c>x-request</c>: what the members of a request mean.</summary>
internal sealed class RequestMapBinder(SpecContext context, PlaceBinder places, SchemaPointers pointers, DocumentTypes types)
{
    /// <summary>The map of a request; null where its schema has none.</summary>
    public RequestMapModel? Find(Schema request)
    {
        var said = types.Normalize(request).Parts.Find(static part => part.Protocol.HasRequest);
        return said?.WithContext(context).Protocol.Request is { } extension
            ? new RequestMapModel(places.BindAll(extension.Places, [request]), Shots(extension, request))
            : null;
    }

    private ShotMapModel? Shots(RequestExtension extension, Schema request)
    {
        if (extension.Shots is not { } shots || places.Bind(shots.List.Place, [request], shots.List.Member.Check) is not { } list)
        {
            return null;
        }

        // Of a list whose items the schema does not describe, nothing can be checked.
        var shot = pointers.Find([request], list.Pointers[0]).Speakers is { } speakers ? pointers.ItemsOf(speakers) : null;
        var facts = places.BindAll(shots.Places, [shot ?? request], isChecked: shot is not null);
        return new ShotMapModel(
            facts.Prepend(new NamedPlaces(shots.List.Member.Name, list)).ToEquatableArray(),
            With(shots, request).ToEquatableArray());
    }

    private IEnumerable<NamedJson> With(ShotsExtension shots, Schema request)
    {
        foreach (var (member, value) in shots.With)
        {
            places.Checked(member, member.Target, [request]);
            yield return new NamedJson(member.Target, value.Json);
        }
    }
}

using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.Extensions;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Operations.Protocol;

/// <summary>Binds places to the schemas of what they stand in.</summary>
internal sealed class PlaceBinder(SchemaPointers pointers)
{
    /// <summary>The place that an extension names; null where none of its pointers is one.</summary>
    /// <param name="start">What the pointers begin at.</param>
    public PlacesModel? Bind(PlaceExtension place, IReadOnlyList<Schema> start, PointerCheck check)
    {
        var type = place.Type;
        var on = place.On.Select(static value => value.Json).ToEquatableArray();
        var found = new List<string>();
        foreach (var pointer in place.Pointers)
        {
            var isChecked = check == PointerCheck.All || (check == PointerCheck.First && found.Count == 0);
            var target = isChecked ? Checked(pointer, pointer.Target, start) : pointers.Find(start, pointer.Target);
            if (found.Count == 0)
            {
                type ??= target.Speakers is { } speakers ? pointers.TypeOf(speakers) : null;
            }

            found.Add(pointer.Target);
        }

        return found.Count == 0 ? null : new PlacesModel(found.ToEquatableArray(), type, on);
    }

    /// <summary>The places under names that the runtime's map has for them.</summary>
    /// <param name="isChecked">Whether pointers must lead to members of the schema, as far as each place asks for it.</param>
    public EquatableArray<NamedPlaces> BindAll(IEnumerable<FoundPlace> found, IReadOnlyList<Schema> start, bool isChecked = true)
    {
        var bound = new List<NamedPlaces>();
        foreach (var (member, place) in found)
        {
            if (Bind(place, start, isChecked ? member.Check : PointerCheck.None) is { } places)
            {
                bound.Add(new NamedPlaces(member.Name, places));
            }
        }

        return bound.ToEquatableArray();
    }

    /// <summary>Reports a pointer that names no member.</summary>
    /// <param name="at">Where it is written.</param>
    public SchemaPointers.Target Checked(SpecView at, string pointer, IReadOnlyList<Schema> start)
    {
        var target = pointers.Find(start, pointer);
        if (target.Missing is { } missing)
        {
            at.Report(SpecDescriptors.PointerLeadsNowhere, pointer, missing, NearestName.Suggest(missing, target.Known));
        }

        return target;
    }
}

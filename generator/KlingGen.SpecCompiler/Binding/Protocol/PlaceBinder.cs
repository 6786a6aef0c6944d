using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;

namespace KlingGen.SpecCompiler.Binding.Protocol;

/// <summary>Binds places: a JSON pointer, several in order of preference, or an object that has them under <c>at</c>.</summary>
internal sealed class PlaceBinder(SpecReader reader, ExtensionReader extensions, SchemaPointers pointers)
{
    private static readonly (string, string)[] s_types = [("string", "string"), ("number", "number"), ("boolean", "boolean")];

    /// <summary>Which of the pointers must lead to a member of the schema.</summary>
    public enum Check
    {
        /// <summary>None: answers hold more than their schemas say.</summary>
        None,

        /// <summary>The first: the others are spellings that the document does not describe.</summary>
        First,

        /// <summary>All of them.</summary>
        All,
    }

    /// <summary>The place that a member of an extension names; null where it names none.</summary>
    /// <param name="start">What the pointers begin at.</param>
    public PlacesModel? Bind(SpecNode holder, string key, IReadOnlyList<SpecNode> start, Check check, params string[] further)
    {
        if (holder[key] is not { } value)
        {
            return null;
        }

        if (value.Mapping is null)
        {
            return BindPointers(value, key, start, check, null, default);
        }

        if (!extensions.IsObject(value, key, ["at", "as", "on", .. further]))
        {
            return null;
        }

        if (value["at"] is not { } at)
        {
            reader.Report(SpecDescriptors.MissingMember, value, key, "at");
            return null;
        }

        var type = value["as"] is { } asked ? extensions.Word(asked, "as", s_types) : null;
        return BindPointers(at, key, start, check, type, extensions.Values(value, "on"));
    }

    /// <summary>The places under names that the runtime's map has for them.</summary>
    public EquatableArray<NamedPlaces> BindAll(
        SpecNode holder, IEnumerable<(string Key, string Name, Check Check)> members, IReadOnlyList<SpecNode> start)
    {
        var found = new List<NamedPlaces>();
        foreach (var (key, name, check) in members)
        {
            if (Bind(holder, key, start, check) is { } places)
            {
                found.Add(new NamedPlaces(name, places));
            }
        }

        return found.ToEquatableArray();
    }

    /// <summary>Reports a pointer that names no member.</summary>
    public SchemaPointers.Target Checked(SpecNode value, string pointer, IReadOnlyList<SpecNode> start)
    {
        var target = pointers.Find(start, pointer);
        if (target.Missing is { } missing)
        {
            reader.Report(SpecDescriptors.PointerLeadsNowhere, value, pointer, missing, NearestName.Suggest(missing, target.Known));
        }

        return target;
    }

    private PlacesModel? BindPointers(
        SpecNode value, string key, IReadOnlyList<SpecNode> start, Check check, string? type, EquatableArray<string> on)
    {
        var found = new List<string>();
        foreach (var item in ExtensionReader.OneOrMore(value))
        {
            if (extensions.Pointer(item, key) is not { } pointer)
            {
                continue;
            }

            var isChecked = check == Check.All || (check == Check.First && found.Count == 0);
            var target = isChecked ? Checked(item, pointer, start) : pointers.Find(start, pointer);
            if (found.Count == 0)
            {
                type ??= target.Speakers is { } speakers ? pointers.TypeOf(speakers) : null;
            }

            found.Add(pointer);
        }

        return found.Count == 0 ? null : new PlacesModel(found.ToEquatableArray(), type, on);
    }
}

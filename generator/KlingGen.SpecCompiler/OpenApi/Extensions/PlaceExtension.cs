using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.Extensions;

/// <summary>A place: a JSON pointer, several in order of preference, or an object that has them under <c>at</c>.</summary>
internal sealed class PlaceExtension : ExtensionView
{
    private const string At = "at";
    private const string As = "as";
    private const string OnKey = "on";

    private static readonly string[] s_types = ["string", "number", "boolean"];

    private readonly string _key;
    private readonly SpecNode _pointers;

    private PlaceExtension(SpecNode node, SpecContext context, string key, SpecNode pointers)
        : base(node, context)
    {
        _key = key;
        _pointers = pointers;
    }

    /// <summary>The pointers; what is none is reported and left out.</summary>
    public IEnumerable<PointerValue> Pointers => (_pointers.Node is YamlSequence ? _pointers.Items() : [_pointers])
        .Select(item => PointerValue.Of(item, _key, Context))
        .OfType<PointerValue>();

    /// <summary>The JSON type that is written there; null where the place leaves it to the schema.</summary>
    public string? Type => Node[As] is { } asked ? Reader.Word(asked, As, s_types) : null;

    /// <summary>The values that mean yes.</summary>
    public IEnumerable<SpecValue> On => IsObject ? ItemsAt(OnKey) : [];

    /// <param name="holder">The extension.</param>
    /// <param name="key">The member that names the place.</param>
    /// <param name="further">What else the object may have.</param>
    /// <returns>Null where there is none, or one without pointers, which is reported.</returns>
    public static PlaceExtension? Of(SpecNode holder, string key, SpecContext context, params string[] further)
    {
        if (holder[key] is not { } value)
        {
            return null;
        }

        if (value.Mapping is null)
        {
            return new PlaceExtension(value, context, key, value);
        }

        _ = new ExtensionReader(context.Reporter).Object(holder, key, [At, As, OnKey, .. further]);
        if (value[At] is { } pointers)
        {
            return new PlaceExtension(value, context, key, pointers);
        }

        context.Reporter.Report(SpecDescriptors.MissingMember, value, key, At);
        return null;
    }
}

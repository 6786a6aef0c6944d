using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.OpenApi.Extensions;

/// <summary>Where the shots of a request stand, and what their members mean.</summary>
internal sealed class ShotsExtension : ExtensionView
{
    private const string WithKey = "with";

    private static readonly PlaceMember[] s_places =
    [
        new("index", "Index", PointerCheck.All), new("prompt", "Prompt", PointerCheck.All), new("duration", "Duration", PointerCheck.All),
    ];

    private static readonly string[] s_members = [.. s_places.Select(static member => member.Key), WithKey];

    private ShotsExtension(SpecNode node, SpecContext context, PlaceExtension list)
        : base(node, context) => List = new FoundPlace(new PlaceMember("at", "At", PointerCheck.All), list);

    /// <summary>The place of the list.</summary>
    public FoundPlace List { get; }

    /// <summary>The places of a shot's facts, which begin at the shot.</summary>
    public IEnumerable<FoundPlace> Places => PlacesIn(Node, s_places);

    /// <summary>What shots need beside them: members of the request, and their values.</summary>
    public IEnumerable<(PointerValue Member, SpecValue Value)> With
    {
        get
        {
            foreach (var (key, value) in (Reader.Object(Node, WithKey)?.Members()).OrEmpty())
            {
                if (PointerValue.Of(value with { Node = key }, WithKey, Context) is { } member)
                {
                    yield return (member, new SpecValue(value, Context));
                }
            }
        }
    }

    /// <returns>Null where there is no list, or one without a place, which is reported.</returns>
    public static ShotsExtension? Of(SpecNode request, string key, SpecContext context) =>
        PlaceExtension.Of(request, key, context, s_members) is { } list ? new ShotsExtension(request[key]!, context, list) : null;
}

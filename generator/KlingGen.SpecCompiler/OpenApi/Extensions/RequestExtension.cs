using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.OpenApi.Extensions;

/// <summary>What the members of a request mean (<c>x-request</c>).</summary>
internal sealed class RequestExtension : ExtensionView
{
    public const string Keyword = "x-request";

    private const string ShotsKey = "shots";

    private static readonly PlaceMember[] s_places =
    [
        new("prompt", "Prompt", PointerCheck.All), new("model", "Model", PointerCheck.All), new("duration", "Duration", PointerCheck.All),
        new("aspectRatio", "AspectRatio", PointerCheck.All), new("quality", "Quality", PointerCheck.All),
        new("sound", "Sound", PointerCheck.All), new("watermark", "Watermark", PointerCheck.All),
        new("callbackUrl", "CallbackUrl", PointerCheck.All),
    ];

    private static readonly string[] s_members = [.. s_places.Select(static member => member.Key), ShotsKey];

    private RequestExtension(SpecNode node, SpecContext context)
        : base(node, context)
    {
    }

    /// <summary>The places of what is asked for, which begin at the request.</summary>
    public IEnumerable<FoundPlace> Places => PlacesIn(Node, s_places);

    public ShotsExtension? Shots => ShotsExtension.Of(Node, ShotsKey, Context);

    /// <returns>Null where the schema is no request, or does not say so by an object, which is reported.</returns>
    public static RequestExtension? Of(SpecNode schema, SpecContext context) =>
        new ExtensionReader(context.Reporter).Object(schema, Keyword, s_members) is { } node ? new RequestExtension(node, context) : null;
}

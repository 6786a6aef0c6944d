using System.Text.Json;
using KlingGen.Emulator.Gateways;
using KlingGen.Emulator.Tasks;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Emulator.Requests;

/// <summary>Makes orders of one product's requests, by what the document says that their members mean.</summary>
internal sealed class OrderReader(ProductDescriptor product)
{
    private readonly RequestMap _map = product.Request;
    private readonly JsonPlaces _key = product.IdempotencyKey is { } pointer ? new JsonPlaces(pointer) : JsonPlaces.None;
    private readonly Term<double?> _seconds = new(product, product.Request.Duration, VideoTerms.Seconds);
    private readonly Term<string?> _ratio = new(product, product.Request.AspectRatio, VideoTerms.Ratio);
    private readonly Term<VideoQuality?> _quality = new(product, product.Request.Quality, VideoTerms.Quality);

    /// <param name="request">A request that obeys the gateway's rules.</param>
    /// <param name="utf8">The same as text.</param>
    public VideoOrder Read(JsonElement request, ReadOnlySpan<byte> utf8)
    {
        var order = new VideoOrder
        {
            Product = product.Name,
            Model = Text(_map.Model, request),
            Markers = PromptMarkers.Find(request),
            Seconds = _seconds.In(request) ?? VideoOrder.DefaultSeconds,
            AspectRatio = _ratio.In(request) ?? VideoOrder.DefaultAspectRatio,
            Quality = _quality.In(request) ?? VideoQuality.Standard,
            Sound = IsOn(_map.Sound, request),
            Watermark = IsOn(_map.Watermark, request),
            IdempotencyKey = Text(_key, request) is { Length: > 0 } key ? key : null,
            CallbackUrl = Uri.TryCreate(Text(_map.CallbackUrl, request), UriKind.Absolute, out var address) ? address : null,
        };
        return VideosBilling.AppliesTo(product) ? VideosBilling.Complete(order, product.Parse(utf8)) : order;
    }

    private static string? Text(JsonPlaces places, JsonElement request) => places.Find(request)?.ToString();

    private static bool IsOn(JsonPlaces places, JsonElement request) => places.Find(request) switch
    {
        null => false,
        { } value when places.On.Count == 0 => value.ValueKind == JsonValueKind.True,
        { ValueKind: JsonValueKind.String } word => places.On.Contains($"\"{word.GetString()}\""),
        { } value => places.On.Contains(value.GetRawText()),
    };

    /// <summary>Something that a request says in one of several places, and in several ways.</summary>
    private sealed class Term<T>(ProductDescriptor product, JsonPlaces places, Func<string?, T> read)
    {
        private readonly JsonPlaces[] _places = [.. places.Pointers.Select(static pointer => new JsonPlaces(pointer))];
        private readonly T _default = read(DefaultOf(product, places));

        /// <summary>What the first place that says it understandably says, else what the type states as its default.</summary>
        public T In(JsonElement request) =>
            _places.Select(place => read(Text(place, request))).Append(_default).FirstOrDefault(static found => found is not null)!;

        private static string? DefaultOf(ProductDescriptor product, JsonPlaces places)
        {
            var members = product.Members.Where(member => places.Pointers.Contains(member.Location));
            var stated = members.Select(static member => member.Default).FirstOrDefault(static value => value is not null);
            return stated is null ? null : JsonElement.Parse(stated).ToString();
        }
    }
}

namespace KlingGen.Runtime.Tasks;

/// <summary>What the members of a request mean; pointers begin at the request (<c>x-request</c>).
/// Whatever a request does not have is empty.</summary>
public sealed class RequestMap
{
    /// <summary>A map of nothing.</summary>
    public static RequestMap None { get; } = new();

    /// <summary>What the video shows.</summary>
    public JsonPlaces Prompt { get; init; } = JsonPlaces.None;

    /// <summary>The model.</summary>
    public JsonPlaces Model { get; init; } = JsonPlaces.None;

    /// <summary>The length in seconds.</summary>
    public JsonPlaces Duration { get; init; } = JsonPlaces.None;

    /// <summary>Width to height, such as <c>16:9</c>.</summary>
    public JsonPlaces AspectRatio { get; init; } = JsonPlaces.None;

    /// <summary>The mode or resolution: <c>std</c>, <c>pro</c>, <c>4k</c>, <c>720p</c>, <c>1080p</c>.</summary>
    public JsonPlaces Quality { get; init; } = JsonPlaces.None;

    /// <summary>Whether there is sound; <see cref="JsonPlaces.On"/> has the values that mean yes.</summary>
    public JsonPlaces Sound { get; init; } = JsonPlaces.None;

    /// <summary>Whether a variant with a watermark is made; <see cref="JsonPlaces.On"/> has the values that mean yes.</summary>
    public JsonPlaces Watermark { get; init; } = JsonPlaces.None;

    /// <summary>Where changes of the task are posted to.</summary>
    public JsonPlaces CallbackUrl { get; init; } = JsonPlaces.None;

    /// <summary>The shots; null where the request knows none.</summary>
    public ShotMap? Shots { get; init; }
}

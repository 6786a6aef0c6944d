namespace KlingGen.Runtime.Tasks;

/// <summary>Where the facts of one result stand; pointers begin at the result (<c>x-task.video</c>).</summary>
public sealed class VideoMap
{
    /// <summary>The result's own id.</summary>
    public JsonPlaces Id { get; init; } = JsonPlaces.None;

    /// <summary>Its link.</summary>
    public JsonPlaces Url { get; init; } = JsonPlaces.None;

    /// <summary>The link of the variant with a watermark.</summary>
    public JsonPlaces WatermarkUrl { get; init; } = JsonPlaces.None;

    /// <summary>Its length, in seconds.</summary>
    public JsonPlaces Duration { get; init; } = JsonPlaces.None;
}

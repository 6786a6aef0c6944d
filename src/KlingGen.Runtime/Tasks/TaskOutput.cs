namespace KlingGen.Runtime.Tasks;

/// <summary>One of the things that a task made.</summary>
/// <param name="Url">Where it is, usually a signed link that expires; null where only the variant with a watermark is to be had.</param>
/// <param name="Id">Its own id, where the gateway gives one.</param>
/// <param name="WatermarkUrl">The variant with a watermark, where there is one.</param>
/// <param name="Duration">How long it runs, where the gateway says.</param>
public sealed record TaskOutput(Uri? Url, string? Id = null, Uri? WatermarkUrl = null, TimeSpan? Duration = null)
{
    /// <summary>Which one this is, without its link.</summary>
    public override string ToString() => $"{Id ?? "without id"}{(Duration is { } duration ? $", {duration.TotalSeconds} s" : "")}";
}

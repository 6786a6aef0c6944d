namespace KlingGen.Downloads;

/// <summary>A place where a video may be had.</summary>
/// <param name="Source">Where.</param>
/// <param name="Video">What the task says of it.</param>
/// <param name="IsWatermarked">Whether it is the copy with a watermark.</param>
internal sealed record FoundSource(IVideoSource Source, TaskVideo? Video, bool IsWatermarked);

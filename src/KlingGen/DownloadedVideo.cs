namespace KlingGen;

/// <summary>A video that is on disk, whole.</summary>
/// <param name="Path">Its file, as the caller named it or as a name was made for it.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Video">What the task says of it; null where the gateway serves it by the task's id and says nothing more.</param>
/// <param name="IsWatermarked">Whether it is the copy with a watermark, because that was asked for or because there is no other.</param>
public sealed record DownloadedVideo(string Path, long Length, TaskVideo? Video, bool IsWatermarked);

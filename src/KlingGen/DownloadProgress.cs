namespace KlingGen;

/// <summary>How far a download is.</summary>
/// <param name="BytesReceived">The bytes on disk.</param>
/// <param name="TotalBytes">All bytes, where the server says.</param>
public readonly record struct DownloadProgress(long BytesReceived, long? TotalBytes);

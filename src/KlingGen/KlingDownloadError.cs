namespace KlingGen;

/// <summary>Why a download failed.</summary>
public enum KlingDownloadError
{
    /// <summary>The task has no video to download, or has not ended.</summary>
    NoVideo,

    /// <summary>The target cannot be written: the folder is missing, the permission is missing, the disk is full.</summary>
    Target,

    /// <summary>The link has expired or is refused.</summary>
    LinkRefused,

    /// <summary>The connection broke and could not be taken up again.</summary>
    Interrupted,

    /// <summary>What came is no video, or not all of it.</summary>
    WrongContent,
}

namespace KlingGen;

/// <summary>Why a download failed.</summary>
public enum KlingDownloadError
{
    /// <summary>The task has no video to download, or has not ended.</summary>
    NoVideo,

    /// <summary>The target cannot be written: the folder is missing, the permission is missing, the disk is full, or a file stands there
    /// that may not be overwritten.</summary>
    Target,

    /// <summary>The link has expired, is refused, or leads to where it must not be followed.</summary>
    LinkRefused,

    /// <summary>The connection broke and could not be taken up again. What came is kept beside the target for the next call.</summary>
    Interrupted,

    /// <summary>What came is no video, or not all of it.</summary>
    WrongContent,

    /// <summary>The video is larger than <see cref="DownloadOptions.MaxBytes"/>.</summary>
    TooLarge,
}

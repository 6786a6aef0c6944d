using KlingGen.Downloads;

namespace KlingGen;

/// <summary>How a video is brought to disk.</summary>
public sealed record DownloadOptions
{
    internal static readonly DownloadOptions Default = new();

    /// <summary>Whether a file that stands there already is replaced, once the whole video is there. Off by default: such a file is
    /// an error, found before anything is fetched or paid for.</summary>
    public bool Overwrite { get; init; }

    /// <summary>How many bytes a video may have at most; from 1 on, 8 GiB by default. A larger one is an error that leaves nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public long MaxBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 8L * 1024 * 1024 * 1024;

    /// <summary>Whether a link may lead on to private addresses of another host than the gateway's own or the link's: those of this machine,
    /// of its networks and the like. Off by default.</summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>Whether the copy with a watermark is taken, where the gateway made one. Off by default.</summary>
    public bool Watermarked { get; init; }

    /// <summary>Since when a whole video that stands at its place counts as this download's: it was brought there by a process that died
    /// before it could say so. Null for never.</summary>
    internal DateTimeOffset? HomeSince { get; init; }

    /// <summary>Told of the bytes on disk. What it throws is logged and otherwise ignored.</summary>
    public IProgress<DownloadProgress>? Progress { get; init; }

    /// <summary>Whether the video of a path is there already.</summary>
    internal bool IsHome(string path) =>
        HomeSince is { } since && File.Exists(path) && File.GetLastWriteTimeUtc(path) >= since.UtcDateTime && VideoBoxes.AreWhole(path);
}

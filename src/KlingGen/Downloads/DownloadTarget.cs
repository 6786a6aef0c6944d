namespace KlingGen.Downloads;

/// <summary>The file that a download ends in, as it is found before anything is fetched.</summary>
internal sealed class DownloadTarget
{
    private readonly bool _overwrite;

    private DownloadTarget(string path, string full, bool overwrite)
    {
        Path = path;
        FullPath = full;
        _overwrite = overwrite;
        IsDevice = IsDeviceAt(full);
    }

    /// <summary>The path as the caller gave it.</summary>
    public string Path { get; }

    public string FullPath { get; }

    public string Folder => System.IO.Path.GetDirectoryName(FullPath)!;

    public string Name => System.IO.Path.GetFileName(FullPath);

    /// <summary>Whether it is a device such as <c>/dev/stdout</c>, which cannot be replaced and is written directly.</summary>
    public bool IsDevice { get; }

    /// <summary>Finds a target.</summary>
    /// <exception cref="KlingDownloadException">It cannot be written, or a file stands there that may not be overwritten.</exception>
    public static DownloadTarget At(string path, DownloadOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var target = new DownloadTarget(path, Full(path), options.Overwrite);
        if (Directory.Exists(target.FullPath) || System.IO.Path.EndsInDirectorySeparator(path))
        {
            throw target.Unwritable("it is a folder");
        }

        if (!Directory.Exists(target.Folder))
        {
            throw target.Unwritable($"there is no folder '{target.Folder}'");
        }

        if (!options.IsHome(path))
        {
            target.CheckIsFree();
        }

        return target;
    }

    /// <summary>Finds out before anything is paid for whether a file can be written there.</summary>
    /// <exception cref="KlingDownloadException">It cannot be.</exception>
    public static void Check(string path, DownloadOptions options)
    {
        var target = At(path, options);
        target.Guard(() =>
        {
            if (target.IsDevice)
            {
                using var device = new FileStream(target.FullPath, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
                return;
            }

            var trial = System.IO.Path.Combine(target.Folder, $".{Guid.NewGuid():N}.part");
            using var file = new FileStream(
                trial, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        });
    }

    /// <summary>The target of another video of the same task: <c>cat-2.mp4</c> beside <c>cat.mp4</c>.</summary>
    /// <param name="path">The path of the first.</param>
    /// <param name="number">Which video, from 1.</param>
    public static string PathOf(string path, int number) => number == 1
        ? path
        : System.IO.Path.Combine(
            System.IO.Path.GetDirectoryName(path) ?? "",
            $"{System.IO.Path.GetFileNameWithoutExtension(path)}-{number}{System.IO.Path.GetExtension(path)}");

    /// <summary>Puts a complete file into its place.</summary>
    /// <exception cref="KlingDownloadException">It cannot take its place, as when another file has come to stand there.</exception>
    public void Take(string part) => Guard(() =>
    {
        try
        {
            File.Move(part, FullPath, _overwrite);
        }
        catch (IOException) when (!_overwrite && File.Exists(FullPath))
        {
            throw Exists();
        }
    });

    /// <summary>Does something with files, and says what is wrong with this one.</summary>
    public void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (IsOfFiles(exception))
        {
            throw Unwritable(Reason(exception), exception);
        }
    }

    public static bool IsOfFiles(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException or System.Security.SecurityException;

    public KlingDownloadException Unwritable(Exception cause) => Unwritable(Reason(cause), cause);

    private KlingDownloadException Unwritable(string reason, Exception? cause = null) =>
        new(KlingDownloadError.Target, $"'{Path}' cannot be written: {reason}.", cause);

    private void CheckIsFree()
    {
        if (!_overwrite && !IsDevice && File.Exists(FullPath))
        {
            throw Exists();
        }
    }

    private KlingDownloadException Exists() => Unwritable(
        $"there is a file already; name another one, or allow it to be replaced ({nameof(DownloadOptions.Overwrite)}, --force)");

    private static string Full(string path)
    {
        try
        {
            return System.IO.Path.GetFullPath(path);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or PathTooLongException)
        {
            throw new KlingDownloadException(KlingDownloadError.Target, $"'{path}' cannot be written: it is no path.", exception);
        }
    }

    // A device that was replaced by a file would be gone for every other program.
    private static bool IsDeviceAt(string path) =>
        !OperatingSystem.IsWindows()
        && path.StartsWith("/dev/", StringComparison.Ordinal)
        && !path.StartsWith("/dev/shm/", StringComparison.Ordinal);

    private static string Reason(Exception exception) => exception switch
    {
        UnauthorizedAccessException => "the permission is missing",
        IOException io when IsDiskFull(io) => "the disk is full",
        PathTooLongException => "the name is too long",
        // The system's own sentence names the part beside it, which nobody knows; what stands before the colon does not.
        _ => exception.Message.Split(" : ")[0].TrimEnd('.'),
    };

    // ENOSPC and EDQUOT on Unix, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL on Windows.
    private static bool IsDiskFull(IOException exception) =>
        OperatingSystem.IsWindows()
            ? exception.HResult is unchecked((int)0x80070070) or unchecked((int)0x80070027)
            : exception.HResult is 28 or 122 or 69 || exception.Message.StartsWith("No space left", StringComparison.Ordinal);
}

namespace KlingGen.Downloads;

/// <summary>
/// The file that a download ends in. The bytes go into a temporary file beside it, which takes its name only when all of them are
/// there; a device such as <c>/dev/stdout</c> cannot be replaced and is written directly.
/// </summary>
internal sealed class DownloadTarget : IAsyncDisposable
{
    private readonly string _path;
    private readonly string _temporary;
    private readonly FileStream _stream;
    private bool _isCommitted;

    private DownloadTarget(string path, string temporary, FileStream stream)
    {
        _path = path;
        _temporary = temporary;
        _stream = stream;
    }

    /// <summary>How many bytes have been written.</summary>
    public long Length { get; private set; }

    /// <summary>Whether what was written can be thrown away to begin anew.</summary>
    public bool CanRestart => !IsDirect;

    private bool IsDirect => ReferenceEquals(_path, _temporary);

    /// <summary>Opens the temporary file, or says why the target cannot be written.</summary>
    public static DownloadTarget Open(string path)
    {
        var full = FullPath(path);
        if (Directory.Exists(full) || Path.EndsInDirectorySeparator(path))
        {
            throw Unwritable(path, "it is a folder", null);
        }

        if (Path.GetDirectoryName(full) is { } folder && !Directory.Exists(folder))
        {
            throw Unwritable(path, $"there is no folder '{folder}'", null);
        }

        var direct = IsDevice(full);
        var temporary = direct ? full : $"{full}.{Path.GetRandomFileName()}.part";
        return Guard(path, () => new DownloadTarget(full, temporary, new FileStream(temporary, new FileStreamOptions
        {
            Mode = direct ? FileMode.Open : FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Read,
            Options = FileOptions.Asynchronous,
            BufferSize = 0,
        })));
    }

    /// <summary>Finds out before anything is paid for whether the target can be written.</summary>
    public static async Task CheckAsync(string path) => await Open(path).DisposeAsync().ConfigureAwait(false);

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await _stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(_path, Reason(exception), exception);
        }

        Length += bytes.Length;
    }

    /// <summary>Throws away what was written.</summary>
    public void Restart()
    {
        _stream.SetLength(0);
        _stream.Position = 0;
        Length = 0;
    }

    /// <summary>Puts the complete file into its place.</summary>
    public async Task CommitAsync()
    {
        try
        {
            await _stream.DisposeAsync().ConfigureAwait(false);
            if (!IsDirect)
            {
                File.Move(_temporary, _path, overwrite: true);
            }

            _isCommitted = true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(_path, Reason(exception), exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync().ConfigureAwait(false);
        if (!_isCommitted && !IsDirect)
        {
            File.Delete(_temporary);
        }
    }

    private static string FullPath(string path)
    {
        try
        {
            return Path.GetFullPath(path);
        }
        catch (ArgumentException exception)
        {
            throw Unwritable(path, "it is no path", exception);
        }
    }

    // A device that was replaced by a file would be gone for every other program.
    private static bool IsDevice(string path) =>
        !OperatingSystem.IsWindows()
        && path.StartsWith("/dev/", StringComparison.Ordinal)
        && !path.StartsWith("/dev/shm/", StringComparison.Ordinal);

    private static DownloadTarget Guard(string path, Func<DownloadTarget> open)
    {
        try
        {
            return open();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Unwritable(path, Reason(exception), exception);
        }
    }

    private static KlingDownloadException Unwritable(string path, string reason, Exception? cause) =>
        new(KlingDownloadError.Target, $"'{path}' cannot be written: {reason}.", cause);

    private static string Reason(Exception exception) => exception switch
    {
        UnauthorizedAccessException => "the permission is missing",
        IOException io when IsDiskFull(io) => "the disk is full",
        // The system's own sentence names the temporary file, which nobody knows; what stands before the colon does not.
        _ => exception.Message.Split(" : ")[0].TrimEnd('.'),
    };

    // ENOSPC and EDQUOT on Unix, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL on Windows.
    private static bool IsDiskFull(IOException exception) =>
        OperatingSystem.IsWindows()
            ? exception.HResult is unchecked((int)0x80070070) or unchecked((int)0x80070027)
            : exception.HResult is 28 or 122 or 69 || exception.Message.StartsWith("No space left", StringComparison.Ordinal);
}

using System.Diagnostics;

namespace KlingGen.Journal;

/// <summary>What stands where in the folder, and who holds what.</summary>
/// <remarks><c>OWNER.jsonl</c> are the lines of an owner, appended by it alone; <c>OWNER.lock</c> is locked while it lives;
/// <c>ENTRY.request</c> is a request that is too large for a line; <c>.lock</c> is locked while entries change hands.</remarks>
internal sealed class JournalFolder(string path)
{
    private const string LinesEnding = ".jsonl";
    private const string LockEnding = ".lock";
    private const string RequestEnding = ".request";
    private const string DraftEnding = ".draft";
    private const UnixFileMode OwnFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly TimeSpan LongestLockWait = TimeSpan.FromSeconds(30);

    public string FullPath { get; } = path;

    public string Lines(string owner) => Path.Combine(FullPath, owner + LinesEnding);

    public string Lock(string owner) => Path.Combine(FullPath, owner + LockEnding);

    public string Request(string entryId) => Path.Combine(FullPath, entryId + RequestEnding);

    public string Draft(string owner) => Path.Combine(FullPath, owner + DraftEnding);

    public void Create()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(FullPath);
        }
        else
        {
            Directory.CreateDirectory(FullPath, OwnFolder);
        }
    }

    public List<string> Owners() => Names(LinesEnding);

    public List<string> Locks() => Names(LockEnding);

    public List<string> Requests() => Names(RequestEnding);

    public List<string> Drafts() => Names(DraftEnding);

    /// <summary>Makes a file that only its user may read.</summary>
    public static FileStream CreateFile(string file, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnFile;
        }

        return new FileStream(file, options);
    }

    /// <summary>Whether an owner lives: its lock ends with its process, however that ends. In doubt it does.</summary>
    public bool IsAlive(string owner)
    {
        try
        {
            // Shared, so that two who look do not take each other for the owner.
            using var handle = File.OpenHandle(Lock(owner), FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <summary>Holds the folder, so that no entry changes hands elsewhere.</summary>
    /// <exception cref="IOException">The folder was held by another process for too long, or cannot be written.</exception>
    public async Task<IDisposable> HoldAsync()
    {
        var file = Path.Combine(FullPath, LockEnding);
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return CreateFile(file, FileMode.OpenOrCreate, FileShare.None);
            }
            catch (IOException) when (File.Exists(file) && Stopwatch.GetElapsedTime(start) < LongestLockWait)
            {
                // Another process holds it, whose time is not ours to turn.
                await Task.Delay(Random.Shared.Next(2, 12)).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Deletes what may not be there, or may be open elsewhere: it is tried again when the folder is next opened.</summary>
    public static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    public void WriteRequest(string entryId, ReadOnlySpan<byte> request)
    {
        using var file = CreateFile(Request(entryId), FileMode.CreateNew, FileShare.Read);
        file.Write(request);
        file.Flush(flushToDisk: true);
    }

    /// <summary>The request of an entry; empty when it is gone.</summary>
    public ReadOnlyMemory<byte> ReadRequest(string entryId)
    {
        try
        {
            return File.ReadAllBytes(Request(entryId));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    private List<string> Names(string ending)
    {
        try
        {
            return [.. Directory.EnumerateFiles(FullPath, "*" + ending).Select(Path.GetFileNameWithoutExtension).OfType<string>()
                .Where(static name => EntryNames.IsName(name))];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }
}

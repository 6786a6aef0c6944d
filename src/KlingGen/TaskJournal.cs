using System.Collections.Concurrent;
using KlingGen.Journal;

namespace KlingGen;

/// <summary>The journals that come with the library.</summary>
public static class TaskJournal
{
    private static readonly ConcurrentDictionary<string, FolderJournal> Shared = new(StringComparer.Ordinal);

    /// <summary>Keeps nothing: every intent is given an entry, and none is found again.</summary>
    public static ITaskJournal None { get; } = new NoJournal(TimeProvider.System);

    /// <summary>The user's own folder for journals: <c>klinggen/tasks</c> under <c>$XDG_STATE_HOME</c> or <c>~/.local/state</c>;
    /// <c>klinggen\tasks</c> under <c>%LOCALAPPDATA%</c> on Windows.</summary>
    public static string DefaultFolder => Path.Combine(StateFolder(), "klinggen", "tasks");

    /// <summary>
    /// Keeps the journal in a folder that any number of processes of this machine may share. Nothing is read or written before the
    /// journal is first used; the folder is then made, for its user alone. Requests are kept in it, keys never are.
    /// </summary>
    /// <remarks>What is returned is <see cref="IDisposable"/> and <see cref="IAsyncDisposable"/>: disposal, like the usual end of the
    /// process, notes that the owner ended in order. Entries that nobody needs any more go when the folder is next opened: closed ones and those
    /// without a task after 7 days, all others after 35 days.</remarks>
    /// <param name="path">The folder, on a file system that can lock files.</param>
    /// <param name="time">The clock of the entries; null for the system's.</param>
    /// <returns>The journal. Its methods throw a <see cref="KlingException"/> when the folder cannot be written or read.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or no path.</exception>
    public static ITaskJournal InFolder(string path, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var full = Path.GetFullPath(path);
        if (time is not null && time != TimeProvider.System)
        {
            return new FolderJournal(new JournalFolder(full), time);
        }

        // One owner a folder and process: what one client left, another takes up.
        return Shared.AddOrUpdate(full, Open, static (folder, open) => open.IsDisposed ? Open(folder) : open);
    }

    private static FolderJournal Open(string folder) => new(new JournalFolder(folder), TimeProvider.System);

    private static string StateFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        }

        // A relative path in it is to be ignored, as the XDG specification says.
        return Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { } state && Path.IsPathFullyQualified(state)
            ? state
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
    }
}

namespace KlingGen.Journal;

/// <summary>The file of a living owner: lines are appended to it, and its lock says that the owner lives.</summary>
internal sealed class OwnerFile : IDisposable
{
    private readonly JournalFolder _folder;
    private readonly FileStream _lock;
    private readonly FileStream _lines;
    private bool _isTorn;

    private OwnerFile(JournalFolder folder, string owner, FileStream held, FileStream lines)
    {
        (_folder, Owner, _lock, _lines) = (folder, owner, held, lines);
    }

    public string Owner { get; }

    public long Length { get; private set; }

    /// <summary>Whether the file is where others look for it.</summary>
    public bool IsThere => File.Exists(_folder.Lines(Owner));

    /// <summary>Makes the file of a new owner, while the folder is held.</summary>
    /// <exception cref="IOException">It cannot be made, or the file system does not lock files.</exception>
    public static OwnerFile Create(JournalFolder folder)
    {
        var owner = EntryNames.New();
        var held = JournalFolder.CreateFile(folder.Lock(owner), FileMode.CreateNew, FileShare.None);
        try
        {
            if (!folder.IsAlive(owner))
            {
                throw new IOException("its file system does not lock files.");
            }

            var lines = JournalFolder.CreateFile(folder.Lines(owner), FileMode.CreateNew, FileShare.Read | FileShare.Delete);
            return new(folder, owner, held, lines);
        }
        catch (Exception)
        {
            held.Dispose();
            JournalFolder.TryDelete(folder.Lock(owner));
            throw;
        }
    }

    /// <summary>Appends lines. When it fails, none of them is there.</summary>
    public void Append(ReadOnlySpan<byte> lines, bool toDisk)
    {
        try
        {
            if (_isTorn)
            {
                _lines.SetLength(Length);
                _isTorn = false;
            }

            _lines.Position = Length;
            _lines.Write(lines);
            if (toDisk)
            {
                _lines.Flush(flushToDisk: true);
            }

            Length += lines.Length;
        }
        catch (Exception)
        {
            _isTorn = true;
            TakeBack();
            throw;
        }
    }

    public void Dispose()
    {
        _lines.Dispose();
        _lock.Dispose();
        JournalFolder.TryDelete(_folder.Lock(Owner));
    }

    // A full disk takes the first part of what is written.
    private void TakeBack()
    {
        try
        {
            _lines.SetLength(Length);
            _isTorn = false;
        }
        catch (IOException)
        {
        }
    }
}

using System.Buffers;

namespace KlingGen.Journal;

/// <summary>One owner's view of the folder. Only one thing is done at a time.</summary>
internal sealed class JournalSession(JournalFolder folder, TimeProvider time)
{
    private const long LargestFile = 64 << 20;

    private readonly ArrayBufferWriter<byte> _lines = new();
    private readonly List<string> _needless = [];
    private Ledger _ledger = new(folder);
    private OwnerFile? _own;
    private long _limit = LargestFile;

    /// <summary>Does what waits, and writes its lines in one go.</summary>
    /// <exception cref="KlingException">The folder cannot be written or read; nothing of it was done.</exception>
    public async Task DoAsync(List<JournalWork> batch)
    {
        try
        {
            if (batch.Exists(static work => work.NeedsFile) && !IsOpen)
            {
                await OpenAsync().ConfigureAwait(false);
            }

            if (batch.Exists(static work => work.NeedsNews))
            {
                _ledger.Refresh(_own?.Owner);
            }

            var hold = batch.Exists(static work => work.NeedsHold()) ? await folder.HoldAsync().ConfigureAwait(false) : null;
            using (hold)
            {
                Do(batch, hold is not null);
            }
        }
        catch (Exception exception)
        {
            Restart();
            if (exception is IOException or UnauthorizedAccessException or NotSupportedException)
            {
                var verb = batch.Exists(static work => work.NeedsFile) ? "written" : "read";
                throw new KlingException($"The journal in '{folder.FullPath}' cannot be {verb}: {exception.Message}", exception);
            }

            throw;
        }
    }

    public bool MayAdopt(TaskIntent intent) => _ledger.FindAdoptable(intent) is not null;

    public bool IsOwn(string entryId) => _ledger.TryFind(entryId, out var held) && held.Owner == _own?.Owner;

    /// <summary>Takes up an entry of the same intent, or begins one under the id.</summary>
    public TaskEntry Begin(string entryId, TaskIntent intent, bool hasRequestFile)
    {
        if (_ledger.FindAdoptable(intent) is { } held)
        {
            _needless.AddRange(hasRequestFile ? [entryId] : []);
            var adopted = Claim(held, intent.Path).Entry;
            return Complete(adopted, held.HasRequestFile) with { IsOwned = true, IsAdopted = true };
        }

        var now = time.GetUtcNow();
        var entry = new TaskEntry { Id = entryId, Intent = intent, BegunAt = now, ChangedAt = now };
        var earlier = _ledger.FindEarlier(intent);
        Write(new JournalLine.Whole(Kept(entry, hasRequestFile), 0, hasRequestFile, null));
        return entry with { IsOwned = true, Earlier = earlier is null ? null : Shown(earlier) };
    }

    /// <summary>Writes down what became of an entry, and takes it up if its owner is dead.</summary>
    public bool Record(string entryId, TaskUpdate update)
    {
        if (!_ledger.TryFind(entryId, out var held))
        {
            throw new KlingException($"The journal in '{folder.FullPath}' has no entry '{entryId}'.");
        }

        held = _ledger.IsForsaken(held) ? Claim(held, null) : held;
        Write(new JournalLine.Change(entryId, held.Generation, time.GetUtcNow(), update));
        if (held.HasRequestFile && !held.Entry.IsOpen)
        {
            _needless.Add(entryId);
        }

        return true;
    }

    public bool TryClaim(string entryId)
    {
        if (!_ledger.TryFind(entryId, out var held) || !held.Entry.IsOpen)
        {
            return false;
        }

        if (_ledger.IsForsaken(held))
        {
            held = Claim(held, null);
        }

        return held.Owner == _own?.Owner;
    }

    public List<HeldEntry> Read() =>
        [.. _ledger.Entries.OrderBy(static held => held.Entry.BegunAt).ThenBy(static held => held.Entry.Id, StringComparer.Ordinal)];

    /// <summary>The entry as it is shown, without a request that stands in a file of its own.</summary>
    public TaskEntry Shown(HeldEntry held) =>
        held.Entry.IsOpen && _ledger.IsAlive(held.Owner) ? held.Entry with { IsOwned = true } : held.Entry;

    public TaskEntry Complete(TaskEntry entry, bool hasRequestFile) => hasRequestFile && entry.IsOpen
        ? entry with { Intent = entry.Intent with { Request = folder.ReadRequest(entry.Id) } }
        : entry;

    /// <summary>Notes that the owner ends in order, and lets go of the folder.</summary>
    public bool Close()
    {
        if (_own is { } own)
        {
            _own = null;
            using (own)
            {
                _lines.ResetWrittenCount();
                LineWriter.Write(_lines, new JournalLine.End());
                own.Append(_lines.WrittenSpan, toDisk: false);
                _lines.ResetWrittenCount();
            }
        }

        return true;
    }

    private bool IsOpen => _own is { IsThere: true } own && own.Length < _limit;

    private void Do(List<JournalWork> batch, bool isHeld)
    {
        if (isHeld)
        {
            _ledger.Refresh(_own?.Owner);
        }

        _lines.ResetWrittenCount();
        _needless.Clear();
        batch.ForEach(static work => work.Do());
        if (_lines.WrittenCount > 0)
        {
            _own!.Append(_lines.WrittenSpan, batch.Exists(static work => work.NeedsDisk));
        }

        _needless.ForEach(id => JournalFolder.TryDelete(folder.Request(id)));
    }

    // A new owner, also where the file grew large or someone took it away; open entries go with it.
    private async Task OpenAsync()
    {
        folder.Create();
        _ledger.Refresh(_own?.Owner);
        using (await folder.HoldAsync().ConfigureAwait(false))
        {
            _ledger.Refresh(_own?.Owner, looksForDead: true);
            new Compaction(folder, _ledger, time.GetUtcNow()).Run();
            Open();
        }
    }

    private void Open()
    {
        var before = _own;
        _own = OwnerFile.Create(folder);
        if (before is null)
        {
            return;
        }

        try
        {
            Move(before);
        }
        catch (Exception)
        {
            _own.Dispose();
            _own = before;
            throw;
        }

        before.Dispose();
    }

    private void Move(OwnerFile before)
    {
        _lines.ResetWrittenCount();
        foreach (var held in _ledger.Entries.Where(held => held.Owner == before.Owner && held.Entry.IsOpen).ToList())
        {
            Claim(held, null);
        }

        _own!.Append(_lines.WrittenSpan, toDisk: true);
        _limit = Math.Max(LargestFile, 2 * _own.Length);
        _lines.ResetWrittenCount();
        LineWriter.Write(_lines, new JournalLine.End());
        before.Append(_lines.WrittenSpan, toDisk: false);
    }

    private HeldEntry Claim(HeldEntry held, string? path)
    {
        var intent = held.Entry.Intent with { Path = path ?? held.Entry.Intent.Path };
        var entry = held.Entry with { ChangedAt = time.GetUtcNow(), Intent = intent };
        Write(new JournalLine.Whole(entry, held.Generation + 1, held.HasRequestFile, null));
        return _ledger.TryFind(entry.Id, out var claimed) ? claimed : held;
    }

    private void Write(JournalLine line)
    {
        LineWriter.Write(_lines, line);
        _ledger.Take(line, _own!.Owner);
    }

    // The caller's own memory may be used for something else by the time that the entry is read.
    private static TaskEntry Kept(TaskEntry entry, bool hasRequestFile) =>
        entry with { Intent = entry.Intent with { Request = hasRequestFile ? default : entry.Intent.Request.ToArray() } };

    // What was taken but not written is forgotten; the files say what there is.
    private void Restart()
    {
        _ledger = new(folder);
        try
        {
            _ledger.Refresh(own: null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }
}

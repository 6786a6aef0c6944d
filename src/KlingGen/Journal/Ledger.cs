using System.Diagnostics.CodeAnalysis;

namespace KlingGen.Journal;

/// <summary>What all lines of the folder come to, read as far as they were written when it was last refreshed.</summary>
internal sealed class Ledger(JournalFolder folder)
{
    private readonly Dictionary<string, LinesFile> _files = [];
    private readonly Dictionary<string, HeldEntry> _entries = [];
    private readonly Dictionary<string, List<HeldEntry>> _byFingerprint = [];
    private readonly Dictionary<(string Gateway, string Site, string Account, string Key), List<HeldEntry>> _byKey = [];
    private readonly Dictionary<string, List<(JournalLine.Change Line, string Owner)>> _early = [];
    private readonly HashSet<string> _dead = [];
    private readonly HashSet<string> _alive = [];

    public IReadOnlyCollection<HeldEntry> Entries => _entries.Values;

    public IReadOnlyCollection<LinesFile> Files => _files.Values;

    /// <summary>Reads what was appended to the files of all owners but <paramref name="own"/>, whose lines are taken as they are
    /// written.</summary>
    /// <param name="own">The owner that reads.</param>
    /// <param name="looksForDead">Whether it is tried again which owners that were alive are dead by now.</param>
    public void Refresh(string? own, bool looksForDead = false)
    {
        _alive.Clear();
        foreach (var owner in folder.Owners())
        {
            if (owner == own)
            {
                continue;
            }

            var isNew = !_files.TryGetValue(owner, out var file);
            if (file is null)
            {
                _files.Add(owner, file = new(folder, owner));
            }

            file.ReadNews(isDead: isNew || looksForDead ? !IsAlive(owner) : _dead.Contains(owner), Take);
        }
    }

    public bool IsAlive(string owner)
    {
        if (_dead.Contains(owner))
        {
            return false;
        }

        if (_alive.Contains(owner))
        {
            return true;
        }

        var isAlive = folder.IsAlive(owner);
        (isAlive ? _alive : _dead).Add(owner);
        return isAlive;
    }

    public bool TryFind(string entryId, [NotNullWhen(true)] out HeldEntry? held) => _entries.TryGetValue(entryId, out held);

    /// <summary>The oldest open entry of the same request whose owner is dead. Without a key of the caller's own, one whose owner gave the
    /// handle away and ended in order is settled.</summary>
    public HeldEntry? FindAdoptable(TaskIntent intent) => _byFingerprint.GetValueOrDefault(intent.Fingerprint)?
        .Where(held => IsForsaken(held) && (KeyOf(intent) is not null || !IsSettled(held)))
        .MinBy(static held => held.Entry.BegunAt);

    /// <summary>The last entry under the caller's own key.</summary>
    public HeldEntry? FindEarlier(TaskIntent intent) => Under(intent).MaxBy(static held => held.Entry.BegunAt);

    public bool IsForsaken(HeldEntry held) => held.Entry.IsOpen && !IsAlive(held.Owner);

    public bool EndedInOrder(HeldEntry held) => held.EndedInOrder ?? _files.GetValueOrDefault(held.Owner)?.EndedInOrder ?? false;

    public void Take(JournalLine line, string owner)
    {
        switch (line)
        {
            case JournalLine.Whole whole:
                Take(whole, owner);
                break;
            case JournalLine.Change change:
                Take(change, owner);
                break;
        }
    }

    /// <summary>Forgets a file that is gone, and what stood in it.</summary>
    public void Forget(LinesFile file, IEnumerable<HeldEntry> entries)
    {
        _files.Remove(file.Owner);
        foreach (var held in entries)
        {
            _entries.Remove(held.Entry.Id);
            Unlist(held);
        }
    }

    private void Take(JournalLine.Whole line, string owner)
    {
        if (_entries.TryGetValue(line.Entry.Id, out var before))
        {
            if (before.Generation >= line.Generation)
            {
                return;
            }

            Unlist(before);
        }

        var held = new HeldEntry(line.Entry, owner)
        {
            Generation = line.Generation,
            HasRequestFile = line.HasRequestFile,
            EndedInOrder = line.EndedInOrder,
        };
        _entries[line.Entry.Id] = held;
        List(held);
        if (_early.Remove(line.Entry.Id, out var changes))
        {
            changes.ForEach(change => Take(change.Line, change.Owner));
        }
    }

    // A line of one file may be read before the line of another that it is about.
    private void Take(JournalLine.Change line, string owner)
    {
        if (!_entries.TryGetValue(line.Id, out var held) || held.Generation < line.Generation)
        {
            if (!_early.TryGetValue(line.Id, out var changes))
            {
                _early.Add(line.Id, changes = []);
            }

            changes.Add((line, owner));
        }
        else if (held.Generation == line.Generation)
        {
            held.Change(line, owner);
        }
    }

    // What may exist is looked for whoever was told of it.
    private bool IsSettled(HeldEntry held) =>
        held.Entry is { IsHandedOver: true, Outcome: TaskOutcome.Made } && EndedInOrder(held);

    private List<HeldEntry> Under(TaskIntent intent) => KeyOf(intent) is { } key ? _byKey.GetValueOrDefault(key, []) : [];

    private static (string Gateway, string Site, string Account, string Key)? KeyOf(TaskIntent intent) =>
        intent is { Key: { } key, IsKeyGenerated: false } ? (intent.Gateway, intent.Site, intent.Account, key) : null;

    private void List(HeldEntry held)
    {
        Add(_byFingerprint, held.Entry.Intent.Fingerprint, held);
        if (KeyOf(held.Entry.Intent) is { } key)
        {
            Add(_byKey, key, held);
        }
    }

    private void Unlist(HeldEntry held)
    {
        Remove(_byFingerprint, held.Entry.Intent.Fingerprint, held);
        if (KeyOf(held.Entry.Intent) is { } key)
        {
            Remove(_byKey, key, held);
        }
    }

    private static void Add<TKey>(Dictionary<TKey, List<HeldEntry>> index, TKey key, HeldEntry held)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var list))
        {
            index.Add(key, list = []);
        }

        list.Add(held);
    }

    private static void Remove<TKey>(Dictionary<TKey, List<HeldEntry>> index, TKey key, HeldEntry held)
        where TKey : notnull
    {
        if (index.TryGetValue(key, out var list) && list.Remove(held) && list.Count == 0)
        {
            index.Remove(key);
        }
    }
}

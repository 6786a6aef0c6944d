using System.Buffers;

namespace KlingGen.Journal;

/// <summary>Takes away what nobody needs any more, while the folder is held. A kill between any two of its steps leaves a line twice at
/// worst, of which the later generation counts.</summary>
internal sealed class Compaction(JournalFolder folder, Ledger ledger, DateTimeOffset now)
{
    private const int ManyFiles = 16;
    private const long SmallFile = 1 << 20;
    private const int Block = 1 << 16;

    // Gateways keep videos for 30 days.
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(35);
    private static readonly TimeSpan LifeAfterTheEnd = TimeSpan.FromDays(7);
    private static readonly TimeSpan Strayed = TimeSpan.FromDays(1);

    public void Run()
    {
        var entries = ledger.Entries.ToLookup(static held => held.Owner);
        var small = new List<LinesFile>();
        var worn = new List<LinesFile>();
        foreach (var file in ledger.Files.Where(static file => file.IsFinal).ToList())
        {
            var held = entries[file.Owner].ToList();
            var expired = held.Count(IsExpired);
            if (expired == held.Count)
            {
                Delete(file, held);
            }
            else if (expired * 2 >= held.Count)
            {
                worn.Add(file);
            }
            else if (file.Length < SmallFile)
            {
                small.Add(file);
            }
        }

        Merge(small.Count < ManyFiles ? worn : [.. worn, .. small], entries);
        DeleteStrays();
    }

    private void Merge(List<LinesFile> files, ILookup<string, HeldEntry> entries)
    {
        if (files.Count == 0)
        {
            return;
        }

        var owner = EntryNames.New();
        var lines = new List<JournalLine.Whole>();
        foreach (var held in files.SelectMany(file => entries[file.Owner]).Where(held => !IsExpired(held)))
        {
            lines.Add(new(held.Entry, held.Generation + 1, held.HasRequestFile, ledger.EndedInOrder(held)));
        }

        using (var draft = JournalFolder.CreateFile(folder.Draft(owner), FileMode.CreateNew, FileShare.None))
        {
            var text = new ArrayBufferWriter<byte>();
            foreach (var line in lines)
            {
                LineWriter.Write(text, line);
                if (text.WrittenCount > Block)
                {
                    draft.Write(text.WrittenSpan);
                    text.ResetWrittenCount();
                }
            }

            draft.Write(text.WrittenSpan);
            draft.Flush(flushToDisk: true);
        }

        File.Move(folder.Draft(owner), folder.Lines(owner));
        foreach (var file in files)
        {
            Delete(file, entries[file.Owner]);
        }

        lines.ForEach(line => ledger.Take(line, owner));
    }

    private void Delete(LinesFile file, IEnumerable<HeldEntry> entries)
    {
        JournalFolder.TryDelete(folder.Lines(file.Owner));
        JournalFolder.TryDelete(folder.Lock(file.Owner));
        foreach (var held in entries.Where(held => held.HasRequestFile && IsExpired(held)))
        {
            JournalFolder.TryDelete(folder.Request(held.Entry.Id));
        }

        ledger.Forget(file, entries);
    }

    // What processes left that were killed between two steps.
    private void DeleteStrays()
    {
        foreach (var owner in folder.Locks().Where(owner => !File.Exists(folder.Lines(owner)) && !ledger.IsAlive(owner)))
        {
            JournalFolder.TryDelete(folder.Lock(owner));
        }

        folder.Drafts().ForEach(owner => JournalFolder.TryDelete(folder.Draft(owner)));
        foreach (var id in folder.Requests().Where(IsStray))
        {
            JournalFolder.TryDelete(folder.Request(id));
        }
    }

    // A request is written before the line that is about it.
    private bool IsStray(string id) => ledger.TryFind(id, out var held)
        ? !held.Entry.IsOpen
        : now.UtcDateTime - File.GetLastWriteTimeUtc(folder.Request(id)) > Strayed;

    private bool IsExpired(HeldEntry held) =>
        now - held.Entry.BegunAt > LongestLife || (!held.Entry.IsOpen && now - held.Entry.ChangedAt > LifeAfterTheEnd);
}

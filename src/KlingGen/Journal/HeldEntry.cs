namespace KlingGen.Journal;

/// <summary>An entry as the lines that were read so far have it.</summary>
internal sealed class HeldEntry(TaskEntry entry, string owner)
{
    /// <summary>The entry; its request is empty when it stands in a file of its own.</summary>
    public TaskEntry Entry { get; set; } = entry;

    /// <summary>Whose file it stands in.</summary>
    public string Owner { get; set; } = owner;

    public int Generation { get; init; }

    public bool HasRequestFile { get; init; }

    /// <summary>Whether the owner before the compaction ended in order; null where the file says so.</summary>
    public bool? EndedInOrder { get; init; }

    /// <summary>Takes what became of it.</summary>
    /// <param name="line">The line.</param>
    /// <param name="owner">Whose line it is. Another's may be read long after it was written, and then says nothing about now.</param>
    public void Change(JournalLine.Change line, string owner)
    {
        var (at, update) = (line.At, line.Update);
        if (owner != Owner && at < Entry.ChangedAt)
        {
            (at, update) = (Entry.ChangedAt, update with
            {
                Outcome = null,
                Status = null,
                Handle = Entry.Handle ?? update.Handle,
                Files = Entry.Files.Count > 0 ? null : update.Files,
            });
        }

        Entry = Entry with
        {
            ChangedAt = at,
            Outcome = update.Outcome ?? Entry.Outcome,
            Handle = update.Handle ?? Entry.Handle,
            Status = update.Status ?? Entry.Status,
            Files = update.Files ?? Entry.Files,
            IsHandedOver = update.IsHandedOver ?? Entry.IsHandedOver,
            IsClosed = update.IsClosed ?? Entry.IsClosed,
        };
        if (!Entry.IsOpen && !Entry.Intent.Request.IsEmpty)
        {
            // Nobody sends it again.
            Entry = Entry with { Intent = Entry.Intent with { Request = default } };
        }
    }
}

namespace KlingGen.Journal;

/// <summary>One line of a journal file.</summary>
internal abstract record JournalLine
{
    /// <summary>The entry as a whole: begun, taken up by another owner, or moved by a compaction. The highest
    /// <paramref name="Generation"/> of an entry is the one that counts, and the file that it stands in holds the entry.</summary>
    /// <param name="Entry">The entry; its request is empty when it stands in a file of its own.</param>
    /// <param name="Generation">How often the entry was moved.</param>
    /// <param name="HasRequestFile">Whether the request stands in a file of its own.</param>
    /// <param name="EndedInOrder">Whether the owner before ended in order; null where the entry's own file says so.</param>
    public sealed record Whole(TaskEntry Entry, int Generation, bool HasRequestFile, bool? EndedInOrder) : JournalLine;

    /// <summary>What became of an entry.</summary>
    public sealed record Change(string Id, int Generation, DateTimeOffset At, TaskUpdate Update) : JournalLine;

    /// <summary>The owner ended in order.</summary>
    public sealed record End : JournalLine;
}

namespace KlingGen;

/// <summary>The base of the client's own errors. The message is one sentence for a person and holds no key and no signed link.</summary>
public class KlingException : Exception
{
    /// <summary>Makes an error.</summary>
    /// <param name="message">One sentence for a person.</param>
    /// <param name="innerException">What caused it.</param>
    public KlingException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The task that this is about, once it is known: with it the task can be found again.</summary>
    public TaskHandle? Handle { get; internal set; }

    /// <summary>Whether there is a task, and so something to pay for.</summary>
    public TaskOutcome Outcome { get; internal set; }

    /// <summary>The <see cref="TaskEntry.Id"/> in the journal; null where none was kept.</summary>
    public string? EntryId { get; internal set; }
}

namespace KlingGen.Runtime.Tasks;

/// <summary>Where a task stands, in one vocabulary for all gateways.</summary>
public enum TaskState
{
    /// <summary>The gateway used a word that its document does not know. The task may still be running.</summary>
    Unknown,

    /// <summary>Accepted and waiting.</summary>
    Submitted,

    /// <summary>Being made.</summary>
    Processing,

    /// <summary>Done, with a result.</summary>
    Succeeded,

    /// <summary>Ended without a result.</summary>
    Failed,

    /// <summary>Ended because someone stopped it.</summary>
    Canceled,
}

namespace KlingGen.Gate;

/// <summary>What is known of the create that a slot was given for.</summary>
internal enum SlotState
{
    /// <summary>It waits for its turn.</summary>
    Waiting,

    /// <summary>It may be sent, and was not answered yet.</summary>
    Unanswered,

    /// <summary>It was sent, and no answer will come.</summary>
    Lost,

    /// <summary>Its task runs.</summary>
    Made,

    /// <summary>The slot is free.</summary>
    Free,
}

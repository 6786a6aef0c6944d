namespace KlingGen.Cli.Output;

/// <summary>Whether a create that failed has to be paid for, and what to do about it.</summary>
internal static class OutcomeText
{
    /// <summary>The outcome's name in JSON.</summary>
    public static string Name(TaskOutcome outcome) => outcome switch
    {
        TaskOutcome.NotMade => "notMade",
        TaskOutcome.Made => "made",
        _ => "mayExist",
    };

    /// <summary>The outcome in a sentence; null where the failure itself says enough.</summary>
    public static string? Sentence(Failure failure) => failure switch
    {
        { Outcome: TaskOutcome.NotMade } => "No task was made.",
        { Outcome: not TaskOutcome.MayExist } => null,
        { EntryId: null, Handle: null } => "A task may have been made all the same: look at the account before you send the request again.",
        { EntryId: null } => "A task may have been made all the same: look for it before you send the request again.",
        { EntryId: var entry, Handle: null } =>
            $"A task may have been made all the same: 'klinggen tasks' lists the request, and 'klinggen tasks --forget {entry}' lets it "
            + "be sent again, when the account shows that there is none.",
        _ => "A task may have been made all the same: 'klinggen tasks' lists it, and 'klinggen tasks --resume' looks for it and fetches "
            + "its video.",
    };
}

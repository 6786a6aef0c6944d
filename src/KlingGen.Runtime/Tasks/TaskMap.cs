namespace KlingGen.Runtime.Tasks;

/// <summary>Where the facts of a task stand; pointers begin at the task (<c>x-task</c>).</summary>
public sealed class TaskMap
{
    /// <summary>A map of nothing, for answers that are no task.</summary>
    internal static TaskMap None { get; } = new() { Id = JsonPlaces.None, Status = JsonPlaces.None, Statuses = [] };

    /// <summary>The id that the task is asked for by.</summary>
    public required JsonPlaces Id { get; init; }

    /// <summary>The word for where it stands.</summary>
    public required JsonPlaces Status { get; init; }

    /// <summary>What the words mean, in the document's order; of several words of one meaning the first is the usual one. They are
    /// compared without regard to case.</summary>
    public required IReadOnlyList<KeyValuePair<string, TaskState>> Statuses { get; init; }

    /// <summary>Why it failed, or more about its status.</summary>
    public JsonPlaces Message { get; init; } = JsonPlaces.None;

    /// <summary>The code of its failure.</summary>
    public JsonPlaces ErrorCode { get; init; } = JsonPlaces.None;

    /// <summary>When it was created.</summary>
    public JsonPlaces CreatedAt { get; init; } = JsonPlaces.None;

    /// <summary>When it last changed.</summary>
    public JsonPlaces UpdatedAt { get; init; } = JsonPlaces.None;

    /// <summary>When it ended.</summary>
    public JsonPlaces CompletedAt { get; init; } = JsonPlaces.None;

    /// <summary>How the times are written.</summary>
    public TimeUnit TimeUnit { get; init; }

    /// <summary>How far it is, in percent.</summary>
    public JsonPlaces Progress { get; init; } = JsonPlaces.None;

    /// <summary>What it cost, in the gateway's units.</summary>
    public JsonPlaces Cost { get; init; } = JsonPlaces.None;

    /// <summary>The idempotency key of the request that made it.</summary>
    public JsonPlaces ExternalId { get; init; } = JsonPlaces.None;

    /// <summary>The model as it is billed.</summary>
    public JsonPlaces Model { get; init; } = JsonPlaces.None;

    /// <summary>What it made: a list, or one.</summary>
    public JsonPlaces Videos { get; init; } = JsonPlaces.None;

    /// <summary>Where the facts of one of <see cref="Videos"/> stand.</summary>
    public VideoMap Video { get; init; } = new();

    /// <summary>What a word for a status means.</summary>
    /// <param name="word">The word, in any case of letters.</param>
    /// <returns>The meaning; <see cref="TaskState.Unknown"/> for a word that the document does not know.</returns>
    public TaskState StateOf(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var trimmed = word.AsSpan().Trim();
        foreach (var (known, state) in Statuses)
        {
            if (trimmed.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return state;
            }
        }

        return TaskState.Unknown;
    }

    /// <summary>What a word means: by the document, else by what gateways in general mean.</summary>
    internal TaskState MeaningOf(string word) => StateOf(word) is var known and not TaskState.Unknown ? known : StatusWords.StateOf(word);

    /// <summary>The places as one tree, from the task on.</summary>
    internal FactTree Tree => field ??= FactTree.OfTask(this);

    /// <summary>The names, wherever they stand in the task.</summary>
    internal FactTree NameTree => field ??= FactTree.OfNames(this);

    /// <summary>The places in one of the things that a task made.</summary>
    internal FactTree OutputTree => field ??= FactTree.OfOutput(Video);
}

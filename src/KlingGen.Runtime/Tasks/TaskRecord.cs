using System.Text.Json;

namespace KlingGen.Runtime.Tasks;

/// <summary>A task as an answer describes it, read by its document's map.</summary>
public sealed record TaskRecord
{
    private readonly RawJson _json;

    /// <summary>Makes a description.</summary>
    public TaskRecord()
        : this(new RawJson(default))
    {
    }

    internal TaskRecord(RawJson json) => _json = json;

    /// <summary>The id that the task is asked for by.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands.</summary>
    public TaskState State { get; init; }

    /// <summary>The gateway's own word for <see cref="State"/>, unchanged; empty when it gave none.</summary>
    public string StatusWord { get; init; } = "";

    /// <summary>Why it failed, or more about its status.</summary>
    public string? Message { get; init; }

    /// <summary>The code of its failure.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>How far it is, in percent.</summary>
    public double? Progress { get; init; }

    /// <summary>What it cost, in the gateway's units.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The idempotency key of the request that made it.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The model as it is billed.</summary>
    public string? Model { get; init; }

    /// <summary>What it made.</summary>
    public IReadOnlyList<TaskOutput> Outputs { get; init; } = [];

    /// <summary>The id of the request that gave this answer.</summary>
    public string? RequestId { get; init; }

    /// <summary>The whole answer; of a list, the task's part of it. It can hold signed links.</summary>
    public JsonElement Json => _json.Value;

    /// <summary>Which task this is and where it stands, without any link.</summary>
    public override string ToString() => $"{Id}: {(State == TaskState.Unknown ? $"unknown status '{StatusWord}'" : State.ToString())}";
}

namespace KlingGen.Runtime.Tasks;

/// <summary>Why a gateway refused a call, in the words of its document.</summary>
public sealed record Refusal
{
    /// <summary>What it means for the caller: by the code, else by the HTTP status.</summary>
    public RefusalKind Kind { get; init; }

    /// <summary>The gateway's code.</summary>
    public string? Code { get; init; }

    /// <summary>Whether the document knows the code, and no task is made where it is told, whatever the HTTP status.</summary>
    public bool IsKnown { get; init; }

    /// <summary>The gateway's words.</summary>
    public string? Message { get; init; }

    /// <summary>What the document says of the code, for a person; null where it does not know it.</summary>
    public string? Meaning { get; init; }

    /// <summary>The id of the request, for asking the gateway about it.</summary>
    public string? RequestId { get; init; }
}
